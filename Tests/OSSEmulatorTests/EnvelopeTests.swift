import FoundationEssentials
import OSSEmulator
import Testing
import XMLDocument

@Suite struct EnvelopeTests {
  @Test func anErrorHasTheWholeEnvelope() throws {
    var harness = Harness()
    let reply = harness.send("GET", bucket: "nowhere", "replication")
    #expect(reply.status == 404)
    let id = try #require(reply.header("x-oss-request-id"))
    #expect(id.utf8.count == 24)
    #expect(id.allSatisfy { "0123456789ABCDEF".contains($0) })
    #expect(reply.header("x-oss-server-time") != nil)
    #expect(reply.header("x-oss-ec") == "0015-00000101")
    #expect(reply.header("Server") == "AliyunOSS")
    #expect(reply.header("Content-Type") == "application/xml")
    #expect(
      String(decoding: reply.body, as: UTF8.self)
        == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Error><Code>NoSuchBucket</Code>"
        + "<Message>The specified bucket does not exist.</Message><RequestId>\(id)</RequestId>"
        + "<HostId>127.0.0.1</HostId><BucketName>nowhere</BucketName><EC>0015-00000101</EC>"
        + "<RecommendDoc>https://api.aliyun.com/troubleshoot?q=0015-00000101</RecommendDoc></Error>")
  }

  @Test func anErrorWithoutAPublishedECHasNone() throws {
    var harness = Harness()
    let reply = harness.send("GET", "replication")
    #expect(reply.header("x-oss-ec") == nil)
    #expect(
      try reply.document().children.map(\.name) == ["Code", "Message", "RequestId", "HostId"])
  }

  @Test func theIDsOfRequestsDiffer() {
    var harness = Harness()
    let one = harness.send("GET", "replication").header("x-oss-request-id")
    #expect(one != harness.send("GET", "replication").header("x-oss-request-id"))
  }

  @Test func anErrorOfHEADIsInAHeader() throws {
    var harness = Harness()
    let reply = harness.send("HEAD", bucket: "nowhere")
    #expect(reply.body.isEmpty)
    let encoded = try #require(reply.header("x-oss-err").flatMap { Data(base64Encoded: $0) })
    #expect(try XMLElement(parsing: Array(encoded)).text("Code") == "NotImplemented")
  }

  @Test func whatXMLCannotCarryIsReplaced() throws {
    var harness = Harness()
    let reply = harness.emulator.respond(
      to: EmulatedRequest(
        method: "GET", target: "/",
        headers: [
          (name: "Host", value: "h"),
          (name: "Authorization", value: "OSS a\u{1}<&>\u{FFFE}]]>\u{1F600}:c2ln"),
          (name: "Date", value: "Mon, 21 Sep 2026 14:13:20 GMT"),
        ]))
    #expect(reply.errorField("OSSAccessKeyId") == "a\u{FFFD}<&>\u{FFFD}]]>\u{1F600}")
  }

  @Test func latencyIsADelayOfTheDelivery() {
    var harness = Harness { $0.latency = .milliseconds(250) }
    #expect(harness.send("GET", "replication").delivery.delay == .milliseconds(250))
    #expect(harness.put().delivery.delay == .milliseconds(250))
    var prompt = Harness()
    #expect(prompt.put().delivery.delay == .zero)
  }

  @Test func onlyWritesThatSucceedChangeTheStore() {
    var harness = Harness()
    #expect(harness.put(rule(id: "r")).changedStore)
    #expect(!harness.send("GET", "replication").changedStore)
    #expect(!harness.put().changedStore)
    #expect(harness.delete("r").changedStore)
  }

  @Test func nonsenseHasAnAnswerToo() {
    var harness = Harness()
    for target in ["", "/", "/%", "/%00/%ff", "?", "/source/?%zz=%", "http://", "/\u{0}", "/source//"] {
      let reply = harness.emulator.respond(to: EmulatedRequest(method: "", target: target))
      #expect(reply.status == 403)
    }
  }
}
