import HTTPTransport
import OSSClient
import Replication
import TestSupport
import Testing

@Suite("What the writes send")
struct WritingTests {
  private func write(
    _ answer: Result<HTTPResponse, HTTPFailure> = HTTPResponse.ok(""),
    _ action: (OSSWriter) async throws(OSSError) -> Void
  ) async throws -> HTTPRequest {
    let transport = ScriptedTransport([answer])
    try await action(OSSWriter(connection: transport.connection()))
    return try #require(transport.requests.first)
  }

  private func text(_ request: HTTPRequest) -> String { String(decoding: request.body, as: UTF8.self) }

  @Test func aPlainRuleSaysEverythingWhoseDefaultIsDangerous() async throws {
    let request = try await write { writer throws(OSSError) in
      _ = try await writer.putBucketReplication(Example.rule(), on: .invoices)
    }
    #expect(request.method == .post)
    #expect(request.url == "https://invoices.oss-cn-hangzhou.aliyuncs.com/?comp=add&replication")
    #expect(
      text(request).hasSuffix(
        "<ReplicationConfiguration><Rule><Action>PUT</Action><Destination><Bucket>invoices-dr</Bucket>"
          + "<Location>oss-cn-beijing</Location><TransferType>internal</TransferType></Destination>"
          + "<HistoricalObjectReplication>disabled</HistoricalObjectReplication></Rule></ReplicationConfiguration>"))
  }

  @Test func everyFieldIsSentAndNeitherStatusNorID() async throws {
    let rule = Example.rule {
      $0.transferType = .accelerated
      $0.prefixes = PrefixSet(["b&", "a/"])
      $0.action = Action([.abort, .put]) ?? .all
      $0.historicalObjectReplication = .enabled
      $0.rtc = .enabled
      $0.syncRole = "role"
      $0.sseKMS = .enabled(replicaKMSKeyID: "key")
      $0.userTaggings = UserTaggings(filterType: .or, tags: [.init(key: "k", value: "<v>")])
    }
    let request = try await write { writer throws(OSSError) in
      _ = try await writer.putBucketReplication(rule, on: .invoices)
    }
    let body = text(request)
    let parts = [
      "<PrefixSet><Prefix>a/</Prefix><Prefix>b&amp;</Prefix></PrefixSet>", "<Action>PUT,ABORT</Action>",
      "<TransferType>oss_acc</TransferType>", "<HistoricalObjectReplication>enabled</HistoricalObjectReplication>",
      "<RTC><Status>enabled</Status></RTC>", "<SyncRole>role</SyncRole>",
      "<SourceSelectionCriteria><SseKmsEncryptedObjects><Status>Enabled</Status></SseKmsEncryptedObjects></SourceSelectionCriteria>",
      "<EncryptionConfiguration><ReplicaKmsKeyID>key</ReplicaKmsKeyID></EncryptionConfiguration>",
      "<UserTaggings><FilterType>OR</FilterType><UserTagging><Key>k</Key><Value>&lt;v&gt;</Value></UserTagging></UserTaggings>",
    ]
    for part in parts { #expect(body.contains(part)) }
    #expect(!body.contains("<ID>"))
    #expect(!body.contains("<Rule><Status>"))
  }

  @Test func theIdentifierComesFromTheHeaderWhereThereIsOne() async throws {
    let answer = HTTPResponse(status: 200, headers: [HTTPHeader("X-Oss-Replication-Rule-Id", "abc")])
    let writer = OSSWriter(connection: ScriptedTransport([.success(answer), HTTPResponse.ok("")]).connection())
    #expect(try await writer.putBucketReplication(Example.rule(), on: .invoices).ruleID == "abc")
    #expect(try await writer.putBucketReplication(Example.rule(), on: .invoices).ruleID == nil)
  }

  @Test func aRuleIsPutBackWithAllItsParts() async throws {
    let live = Example.live {
      $0.canonicalXML =
        "<Rule><ID>old</ID><Action>PUT</Action><Destination><Bucket>d</Bucket><Cloud>c</Cloud></Destination><Status>doing</Status><RTC><Status>enabling</Status></RTC><New>x</New></Rule>"
    }
    let request = try await write { writer throws(OSSError) in
      _ = try await writer.restoreBucketReplication(live, on: .invoices)
    }
    #expect(
      text(request).hasSuffix(
        "<ReplicationConfiguration><Rule><Action>PUT</Action><Destination><Bucket>d</Bucket><Cloud>c</Cloud></Destination>"
          + "<RTC><Status>enabled</Status></RTC><New>x</New></Rule></ReplicationConfiguration>"))
  }

  @Test func aRuleIsPutBackWithTheTransferTypeThatOSSDoesNotList() async throws {
    let live = Example.live {
      $0.canonicalXML =
        "<Rule><ID>old</ID><Destination><Bucket>d</Bucket><Location>oss-cn-x</Location></Destination></Rule>"
    }
    let request = try await write { writer throws(OSSError) in
      _ = try await writer.restoreBucketReplication(live, on: .invoices)
    }
    #expect(
      text(request).contains(
        "<Bucket>d</Bucket><Location>oss-cn-x</Location><TransferType>internal</TransferType></Destination>"))
  }

  @Test func deleteAndRTCNameTheRule() async throws {
    let delete = try await write { writer throws(OSSError) in
      try await writer.deleteBucketReplication("a<b&c", of: .source)
    }
    #expect(delete.url == "https://source.oss-cn-hangzhou.aliyuncs.com/?comp=delete&replication")
    #expect(text(delete).hasSuffix("<ReplicationRules><ID>a&lt;b&amp;c</ID></ReplicationRules>"))

    let rtc = try await write { writer throws(OSSError) in
      try await writer.putBucketRTC(.disabled, ofRule: "r", of: .source)
    }
    #expect(rtc.method == .put)
    #expect(rtc.url == "https://source.oss-cn-hangzhou.aliyuncs.com/?rtc")
    #expect(text(rtc).hasSuffix("<ReplicationRule><RTC><Status>disabled</Status></RTC><ID>r</ID></ReplicationRule>"))
  }

  @Test func everyRequestIsSignedAndItsBodyProtected() async throws {
    let request = try await write { writer throws(OSSError) in
      try await writer.deleteBucketReplication("r", of: .source)
    }
    let headers = Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name.lowercased(), $0.value) })
    #expect(headers["content-md5"]?.count == 24)
    #expect(headers["authorization"]?.hasPrefix("OSS4-HMAC-SHA256 Credential=id/20260921/cn-hangzhou/oss/") == true)
    #expect(headers["x-oss-content-sha256"] == "UNSIGNED-PAYLOAD")
  }

  @Test func aWriteIsNeverRepeatedByTheClient() async {
    let transport = ScriptedTransport([HTTPResponse.error(503, "ServiceUnavailable")])
    let writer = OSSWriter(connection: transport.connection())
    let error = await #expect(throws: OSSError.self) {
      try await writer.deleteBucketReplication("r", of: .source)
    }
    #expect(error?.mayHaveTakenEffect == true)
    #expect(transport.requests.count == 1)
  }

  @Test func aSuccessWithABodyIsNotBelieved() async {
    let writer = OSSWriter(connection: ScriptedTransport([HTTPResponse.ok("<html/>")]).connection())
    let error = await #expect(throws: OSSError.self) {
      try await writer.deleteBucketReplication("r", of: .source)
    }
    #expect(error?.mayHaveTakenEffect == true)
  }

  @Test func anIllegalBucketIsNeverSent() async {
    let transport = ScriptedTransport([])
    let error = await #expect(throws: OSSError.self) {
      try await OSSWriter(connection: transport.connection()).deleteBucketReplication(
        "r", of: BucketPlace(name: "a/../b", region: "cn-x"))
    }
    #expect(error?.mayHaveTakenEffect == false)
    #expect(transport.requests.isEmpty)
  }
}
