import OSSEmulator
import OSSSignature
import Testing
import XMLDocument

/// Every way in which a request can end, with every operation.
@Suite struct FaultEndingTests {
  /// An ending and what it must look like.
  struct Ending: Sendable, CustomTestStringConvertible {
    let action: String
    /// Whether the request is to be carried out.
    let takesEffect: Bool
    /// Status, code and EC of an answer; nil where none is sent.
    var answer: String?
    var delivery = EmulatedReply.Ending.whole

    var testDescription: String { action }
  }

  static let endings = [
    Ending(action: #"{"kind": "reset", "point": "before-reading"}"#, takesEffect: false, delivery: .reset),
    Ending(action: #"{"kind": "reset", "point": "before-effect"}"#, takesEffect: false, delivery: .reset),
    Ending(action: #"{"kind": "reset", "point": "after-effect"}"#, takesEffect: true, delivery: .reset),
    Ending(action: #"{"kind": "close", "point": "before-reading"}"#, takesEffect: false, delivery: .close),
    Ending(action: #"{"kind": "close", "point": "before-effect"}"#, takesEffect: false, delivery: .close),
    Ending(action: #"{"kind": "close", "point": "after-effect"}"#, takesEffect: true, delivery: .close),
    Ending(action: #"{"kind": "garbage-body"}"#, takesEffect: true, answer: "200 - -"),
    Ending(action: #"{"kind": "garbage-body", "effect": "none"}"#, takesEffect: false, answer: "200 - -"),
    Ending(action: #"{"kind": "empty-body"}"#, takesEffect: true, answer: "200 - -"),
    Ending(action: #"{"kind": "empty-body", "effect": "none"}"#, takesEffect: false, answer: "200 - -"),
    Ending(action: #"{"kind": "gateway-error"}"#, takesEffect: false, answer: "502 - -"),
    Ending(action: #"{"kind": "gateway-error", "effect": "applied"}"#, takesEffect: true, answer: "502 - -"),
    Ending(action: #"{"kind": "error", "code": "InternalError"}"#, takesEffect: false, answer: "500 InternalError -"),
    Ending(
      action: #"{"kind": "error", "code": "InternalError", "effect": "applied"}"#, takesEffect: true,
      answer: "500 InternalError -"),
    Ending(
      action: #"{"kind": "error", "code": "ServiceUnavailable"}"#, takesEffect: false,
      answer: "503 ServiceUnavailable -"),
    Ending(action: #"{"kind": "error", "code": "SlowDown"}"#, takesEffect: false, answer: "503 SlowDown -"),
    Ending(
      action: #"{"kind": "error", "code": "QpsLimitExceeded"}"#, takesEffect: false, answer: "429 QpsLimitExceeded -"),
    Ending(
      action: #"{"kind": "error", "code": "AccessDenied"}"#, takesEffect: false,
      answer: "403 AccessDenied 0003-00000001"),
    Ending(
      action: #"{"kind": "error", "code": "Chosen", "status": 409, "ec": "0031-00000999"}"#, takesEffect: false,
      answer: "409 Chosen 0031-00000999"),
    Ending(
      action: #"{"kind": "expired-token"}"#, takesEffect: false, answer: "403 SecurityTokenExpired 0002-00000007"),
  ]

  @Test(arguments: endings, OperationCase.all)
  func theStoreIsChangedOrNot(_ ending: Ending, _ operation: OperationCase) throws {
    var undisturbed = OperationCase.harness()
    let before = undisturbed.emulator.store
    let truth = operation.send(&undisturbed)
    #expect((200...204).contains(truth.status))
    #expect((undisturbed.emulator.store != before) == operation.isWrite)

    var harness = OperationCase.harness()
    try harness.setFaults(#"{"id": "f", "do": \#(ending.action)}"#)
    let reply = operation.send(&harness)
    #expect(harness.emulator.store == (ending.takesEffect ? undisturbed.emulator.store : before))
    #expect(reply.changedStore == (ending.takesEffect && operation.isWrite))
    #expect(reply.delivery.ending == ending.delivery)
    #expect(reply.record?.faults == ["f"])
    #expect(reply.record?.operation == operation.name)
    guard let answer = ending.answer else {
      #expect(reply.record?.status == nil)
      #expect(reply.headers.isEmpty && reply.body.isEmpty)
      return
    }
    #expect(reply.refusal == answer)
    #expect(reply.record?.status == reply.status)
  }

  @Test(arguments: OperationCase.all)
  func aTruncatedBodyIsTheTrueOneCutShort(_ operation: OperationCase) throws {
    var undisturbed = OperationCase.harness()
    let truth = operation.send(&undisturbed)
    for sent in [nil, 0, 1, 1_000_000] as [Int?] {
      var harness = OperationCase.harness()
      try harness.setFaults(#"{"do": {"kind": "truncated-body"\#(sent.map { ", \"sent\": \($0)" } ?? "")}}"#)
      let reply = operation.send(&harness)
      let kept = min(sent ?? truth.body.count / 2, truth.body.count)
      #expect(reply.status == truth.status)
      #expect(reply.body == Array(truth.body.prefix(kept)))
      #expect(reply.delivery.ending == .truncated(missing: max(truth.body.count - kept, 1)))
      #expect(harness.emulator.store == undisturbed.emulator.store)
    }
  }

  @Test(arguments: OperationCase.all.filter { $0.name != "ListBuckets" })
  func aWrongRegionNamesItsEndpoint(_ operation: OperationCase) throws {
    var harness = OperationCase.harness()
    let before = harness.emulator.store
    try harness.setFaults(#"{"do": {"kind": "wrong-region", "region": "cn-beijing"}}"#)
    let reply = operation.send(&harness)
    #expect(reply.refusal == "403 AccessDenied -")
    #expect(reply.errorField("Endpoint") == "oss-cn-beijing.aliyuncs.com")
    #expect(harness.emulator.store == before)
  }

  @Test func aWrongRegionIsNothingForListBuckets() throws {
    var harness = Harness()
    try harness.setFaults(#"{"do": {"kind": "wrong-region", "region": "cn-beijing"}}"#)
    #expect(harness.send("GET", bucket: nil).status == 200)
  }

  @Test(arguments: [
    ("7", "7"), (#""Wed, 21 Oct 2026 07:28:00 GMT""#, "Wed, 21 Oct 2026 07:28:00 GMT"), (#""soon""#, "soon"),
  ])
  func retryAfterIsSentAsItIsGiven(_ value: String, _ header: String) throws {
    for kind in [#""kind": "error", "code": "ServiceUnavailable""#, #""kind": "gateway-error", "status": 503"#] {
      var harness = Harness()
      try harness.setFaults(#"{"do": {\#(kind), "retry_after": \#(value)}}"#)
      let reply = harness.send("GET", "replication")
      #expect(reply.status == 503)
      #expect(reply.header("Retry-After") == header)
    }
  }

  @Test func withoutRetryAfterThereIsNone() throws {
    var harness = Harness()
    try harness.setFaults(#"{"do": {"kind": "error", "code": "SlowDown"}}"#)
    #expect(harness.send("GET", "replication").header("Retry-After") == nil)
  }

  @Test func aGatewaysPageIsNotOfTheService() throws {
    var harness = Harness()
    try harness.setFaults(#"{"do": {"kind": "gateway-error"}}"#)
    let reply = harness.send("GET", "replication")
    #expect(reply.status == 502)
    #expect(reply.header("Content-Type") == "text/html")
    #expect(reply.header("x-oss-request-id") == nil)
    #expect(String(decoding: reply.body, as: UTF8.self).contains("<h1>502 Bad Gateway</h1>"))
  }

  @Test func garbageIsNoDocumentAndTheSameInEveryRun() throws {
    func garbage(seed: Int) throws -> [UInt8] {
      var harness = OperationCase.harness()
      try harness.setFaults(#"{"id": "g", "do": {"kind": "garbage-body"}}"#, seed: seed)
      let reply = harness.send("GET", "replication")
      #expect(reply.header("Content-Type") == "application/xml")
      #expect(throws: (any Error).self) { try reply.document() }
      return reply.body
    }
    #expect(try garbage(seed: 1) == garbage(seed: 1))
    #expect(try garbage(seed: 1) != garbage(seed: 2))
  }

  @Test func aBodyCanBeChosen() throws {
    var harness = OperationCase.harness()
    try harness.setFaults(
      #"{"do": {"kind": "garbage-body", "body": "<Other>é</Other>", "content_type": "text/plain", "status": 404}}"#)
    let reply = harness.send("GET", "replication")
    #expect(reply.status == 404)
    #expect(reply.header("Content-Type") == "text/plain")
    #expect(reply.body == Array("<Other>é</Other>".utf8))
  }

  @Test func anExpiredTokenIsRepeated() throws {
    var harness = Harness()
    harness.credentials = SigningCredentials(
      accessKeyID: "id", accessKeySecret: AccessKeySecret("secret"), securityToken: "old<token")
    try harness.setFaults(#"{"when": {"token": "old<token"}, "do": {"kind": "expired-token"}}"#)
    #expect(harness.send("GET", "replication").errorField("SecurityToken") == "old<token")
    harness.credentials = SigningCredentials(
      accessKeyID: "id", accessKeySecret: AccessKeySecret("secret"), securityToken: "new")
    #expect(harness.send("GET", "replication").refusal == "404 NoSuchReplicationConfiguration -")
    harness.credentials = SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret"))
    #expect(harness.send("GET", "replication").refusal == "404 NoSuchReplicationConfiguration -")
  }

  @Test func anErrorOfHEADStaysInAHeader() throws {
    var harness = Harness()
    try harness.setFaults(#"{"do": {"kind": "error", "code": "SlowDown"}}"#)
    let reply = harness.send("HEAD")
    #expect(reply.body.isEmpty && reply.header("x-oss-err") != nil)
    try harness.setFaults(#"{"do": {"kind": "garbage-body"}}"#)
    #expect(harness.send("HEAD").body.isEmpty)
    try harness.setFaults(#"{"do": {"kind": "gateway-error"}}"#)
    #expect(harness.send("HEAD").body.isEmpty)
  }
}
