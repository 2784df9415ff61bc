import OSSClient
import Testing

@Suite("What a service says can't break a line or a terminal")
struct ServiceTextTests {
  private func error(message: String, code: String = "Code", id: String = "id") -> OSSError {
    .service(ServiceError(status: 400, code: code, message: message, requestID: id, host: "h"))
  }

  @Test func aLongMessageIsShortened() {
    let text = error(message: String(repeating: "x", count: 1_000_000)).summary
    #expect(text == "OSS refused: " + String(repeating: "x", count: 300) + "... (999700 characters more)")
  }

  @Test func oneThatFitsIsKeptWhole() {
    #expect(error(message: String(repeating: "é", count: 300) + ".").summary.hasSuffix("é"))
  }

  @Test func whatATerminalWouldActOnIsEscaped() {
    #expect(
      error(message: "a\u{1B}[31mb\nc\u{202E}d\u{9B}").summary == "OSS refused: a\\u{1B}[31mb c\\u{202E}d\\u{9B}")
    let facts = error(message: "m", code: "C\u{7}", id: String(repeating: "9", count: 500)).facts
    #expect(facts[1] == "Code C\\u{7}")
    #expect(facts[2].count < 150)
    let answer = UnreadableAnswer(status: 200, reason: "rule a\nb", requestID: "x\u{1B}", host: "h")
    #expect(OSSError.unreadable(answer).summary == "rule a b")
    #expect(answer.facts[1] == "request ID x\\u{1B}")
  }

  /// Whoever typed an endpoint for a run is told that it is that which does not fit, not only that the signature was refused.
  @Test(arguments: [("0002-00000226", true), ("0002-00000040", false), (nil, false)])
  func anEndpointOfAnotherRegionIsNamed(ec: String?, isNamed: Bool) {
    let error = OSSError.service(
      ServiceError(
        status: 400, code: "InvalidArgument", message: "Invalid signing region in Authorization header.", ec: ec,
        host: "oss-cn-beijing.aliyuncs.com"))
    #expect(error.summary.contains("--endpoint and OSS_ENDPOINT") == isNamed, "\(error.summary)")
    #expect(error.facts.contains("host oss-cn-beijing.aliyuncs.com"))
  }
}
