import OSSSignature
import Testing

@Suite struct CanonicalRequestTests {
  private func text(
    query: [(name: String, value: String?)] = [], headers: [(name: String, value: String)] = [],
    additionalHeaders: [String] = [], bucket: String? = "invoices", key: String? = nil
  ) -> String {
    CanonicalRequestV4(
      SignableRequest(method: "GET", bucket: bucket, key: key, query: query, headers: headers),
      additionalHeaders: additionalHeaders
    ).text
  }

  @Test func theOrderOfQueryParametersIsIrrelevant() {
    let one = text(query: [("comp", "add"), ("replication", nil)])
    let other = text(query: [("replication", nil), ("comp", "add")])
    #expect(one == other)
    #expect(one == "GET\n/invoices/\ncomp=add&replication\n\n\nUNSIGNED-PAYLOAD")
  }

  @Test func anAbsentValueAndAnEmptyOneAreTheSame() {
    #expect(text(query: [("replication", nil)]) == text(query: [("replication", "")]))
    #expect(text(query: [("replication", nil)]) != text(query: [("replication", "x")]))
  }

  @Test func parametersSortByTheirEncodedNames() {
    let line = text(query: [("a", "1"), ("~", "2"), ("é", "3"), ("Z", "4"), ("a", "0")]).split(separator: "\n")[2]
    #expect(line == "%C3%A9=3&Z=4&a=0&a=1&~=2")
  }

  @Test func namesAndValuesOfTheQueryArePercentEncoded() {
    let line = text(query: [("rule-id", "a b/c?&=+%~-_.é")]).split(separator: "\n")[2]
    #expect(line == "rule-id=a%20b%2Fc%3F%26%3D%2B%25~-_.%C3%A9")
  }

  @Test func slashesOfTheKeyStay() {
    #expect(text(key: "a b/ü+~.txt").split(separator: "\n")[1] == "/invoices/a%20b/%C3%BC%2B~.txt")
  }

  @Test func aCallOfTheServiceHasTheRootPath() {
    #expect(text(bucket: nil).split(separator: "\n")[1] == "/")
  }

  @Test func valuesOfHeadersAreTrimmedAndNamesLowerCase() {
    let canonical = text(headers: [
      ("X-OSS-Meta-A", " \t one  two \t"), ("Content-Type", " text/plain"), ("Content-MD5", "m\t"),
    ])
    #expect(
      canonical
        == "GET\n/invoices/\n\ncontent-md5:m\ncontent-type:text/plain\nx-oss-meta-a:one  two\n\n\nUNSIGNED-PAYLOAD")
  }

  @Test func onlyTheDefaultHeadersAreSigned() {
    let headers = [(name: "Date", value: "x"), (name: "Host", value: "h"), (name: "Content-MD5", value: "m")]
    #expect(text(headers: headers) == "GET\n/invoices/\n\ncontent-md5:m\n\n\nUNSIGNED-PAYLOAD")
  }

  @Test func additionalHeadersAreSignedWhenTheyArePresentAndNotDefault() {
    let headers = [(name: "ZAbc", value: "1"), (name: "Host", value: "h"), (name: "Content-MD5", value: "m")]
    #expect(
      text(headers: headers, additionalHeaders: ["zabc", "HOST", "absent", "content-md5", "x-oss-date"])
        == "GET\n/invoices/\n\ncontent-md5:m\nhost:h\nzabc:1\n\nhost;zabc\nUNSIGNED-PAYLOAD")
  }

  @Test func theChecksumOfTheBodyIsTheHeaders() {
    let lines = text(headers: [("x-oss-content-sha256", "abc")]).split(separator: "\n")
    #expect(lines.last == "abc")
  }
}
