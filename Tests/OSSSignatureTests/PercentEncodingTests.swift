import OSSSignature
import Testing

@Suite struct PercentEncodingTests {
  @Test(arguments: [
    ("", ""), ("AZaz09-._~", "AZaz09-._~"), (" +*/é", "%20%2B%2A%2F%C3%A9"), ("\u{0}\u{7F}", "%00%7F"),
  ])
  func textGoesBothWays(_ text: String, _ encoded: String) {
    #expect(PercentEncoding.encode(text) == encoded)
    #expect(PercentEncoding.decode(encoded.utf8) == Array(text.utf8))
  }

  @Test func aPathKeepsItsSlashes() {
    #expect(PercentEncoding.encodePath("/a b/c") == "/a%20b/c")
  }

  @Test(arguments: ["%", "%4", "%zz", "100%", "%%"])
  func aLonePerCentSignStays(_ text: String) {
    #expect(PercentEncoding.decode(text.utf8) == Array(text.utf8))
  }

  @Test func digitsMayBeOfEitherCase() {
    #expect(PercentEncoding.decode("%c3%A9%2f".utf8) == Array("é/".utf8))
  }
}
