import HTTPTransport
import OSSClient
import OSSSignature
import Replication
import Synchronization
import TestSupport
import Testing
import XMLDocument

@Suite("What a read proves")
struct ReadingTests {
  private static let whole = RuleXML.list(RuleXML.rule(to: "d", action: nil))

  private func observe(_ answers: Result<HTTPResponse, HTTPFailure>..., retries: Int = 0) async -> ObservedBucket {
    let reader = OSSReader(
      connection: ScriptedTransport(answers).connection(), retryPolicy: RetryPolicy(retries: retries))
    return await reader.observedBucket(.source)
  }

  @Test func aListIsKnown() async throws {
    guard case .known(let rules) = await observe(HTTPResponse.ok(Self.whole)) else {
      Issue.record("should be known")
      return
    }
    #expect(rules.live.keys.map(\.description) == ["source:d"])
  }

  @Test func onlyItsOwnErrorCodeProvesThatThereAreNone() async {
    #expect(await observe(HTTPResponse.error(404, "NoSuchReplicationConfiguration")) == .known(.none))
    #expect(await observe(HTTPResponse.error(400, "NoSuchReplicationConfiguration")) != .known(.none))
    #expect(await observe(HTTPResponse.ok("", status: 404)) != .known(.none))
  }

  @Test(arguments: [201, 203, 206])
  func onlyAPlainSuccessIsTrusted(status: Int) async {
    guard case .unknown(let reason) = await observe(HTTPResponse.ok(Self.whole, status: status)) else {
      Issue.record("should be unknown")
      return
    }
    #expect(reason.kind == .unreadable)
  }

  @Test func aContradictionIsSaidInWords() async {
    let twice = Self.whole.replacing(
      "</ReplicationConfiguration>",
      with: "<Rule><ID>s</ID><Destination><Bucket>d</Bucket></Destination></Rule></ReplicationConfiguration>")
    guard case .unknown(let reason) = await observe(HTTPResponse.ok(twice)) else {
      Issue.record("should be unknown")
      return
    }
    #expect(reason.message == "OSS lists two live rules for the one pair source:d")
  }

  struct Unknown: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let answer: Result<HTTPResponse, HTTPFailure>
    let kind: UnknownReason.Kind
  }

  static let unknown: [Unknown] = [
    Unknown(testDescription: "empty", answer: HTTPResponse.ok(""), kind: .unreadable),
    Unknown(testDescription: "cut off", answer: HTTPResponse.ok(String(whole.dropLast(30))), kind: .unreadable),
    Unknown(
      testDescription: "a page of HTML", answer: HTTPResponse.ok("<html><body>Log in</body></html>"), kind: .unreadable),
    Unknown(testDescription: "another list", answer: HTTPResponse.ok("<ListBucketResult/>"), kind: .unreadable),
    Unknown(
      testDescription: "an empty list", answer: HTTPResponse.ok("<ReplicationConfiguration/>"), kind: .unreadable),
    Unknown(testDescription: "not XML", answer: HTTPResponse.ok("{}"), kind: .unreadable),
    Unknown(
      testDescription: "two live rules for one pair",
      answer: HTTPResponse.ok(
        whole.replacingFirst(
          "</ReplicationConfiguration>",
          with: "<Rule><ID>s</ID><Destination><Bucket>d</Bucket></Destination></Rule></ReplicationConfiguration>")),
      kind: .unreadable),
    Unknown(testDescription: "403", answer: HTTPResponse.error(403, "AccessDenied"), kind: .access),
    Unknown(testDescription: "skewed clock", answer: HTTPResponse.error(403, "RequestTimeTooSkewed"), kind: .access),
    Unknown(testDescription: "500", answer: HTTPResponse.error(500, "InternalError"), kind: .service),
    Unknown(testDescription: "502 of a proxy", answer: HTTPResponse.ok("<html/>", status: 502), kind: .service),
    Unknown(testDescription: "302", answer: HTTPResponse.ok("", status: 302), kind: .unreadable),
    Unknown(testDescription: "no such bucket", answer: HTTPResponse.error(404, "NoSuchBucket"), kind: .noSuchBucket),
    Unknown(
      testDescription: "another region",
      answer: HTTPResponse.error(403, "AccessDenied", extra: "<Endpoint>oss-cn-beijing.aliyuncs.com</Endpoint>"),
      kind: .wrongRegion(endpoint: "oss-cn-beijing.aliyuncs.com")),
    Unknown(
      testDescription: "no connection",
      answer: .failure(HTTPFailure(kind: .connection, mayHaveBeenSent: false, message: "refused")), kind: .transport),
  ]

  @Test(arguments: unknown)
  func everythingElseLeavesTheBucketUnknown(sample: Unknown) async {
    guard case .unknown(let reason) = await observe(sample.answer) else {
      Issue.record("should be unknown")
      return
    }
    #expect(reason.kind == sample.kind)
    #expect(!reason.message.isEmpty)
  }

  @Test func errorSamplesGiveTheirFields() async throws {
    let expected: [String: (code: String, ec: String?, id: String?)] = [
      "error.resp.AccessDenied-wrong-endpoint.xml": ("AccessDenied", nil, "5639B2444A9189587ABE6448"),
      "error.resp.MalformedXML-doc.xml": ("MalformedXML", "0031-00000001", "57ABD896CCB80C366955****"),
      "error.resp.NoSuchBucket.xml": ("NoSuchBucket", "0015-00000101", "5C3D9175B6FC201293AD****"),
      "error.resp.RequestTimeTooSkewed.xml": ("RequestTimeTooSkewed", "0002-00000504", "5CAC0CF8DE0170*****"),
      "error.resp.SignatureDoesNotMatch.xml": ("SignatureDoesNotMatch", "0002-00000040", "65467C42E001B4333337****"),
    ]
    #expect(Set(try Fixture.names(in: "oss").filter { $0.hasPrefix("error.resp.") }) == Set(expected.keys))
    for (name, expected) in expected {
      let answer = HTTPResponse(status: 403, body: try Fixture.bytes("oss/\(name)"))
      let reader = OSSReader(connection: ScriptedTransport([.success(answer), .success(answer)]).connection())
      let error = await #expect(throws: OSSError.self) { try await reader.bucketReplication(of: .source) }
      guard case .service(let service) = try #require(error) else {
        Issue.record("\(name): \(String(describing: error))")
        continue
      }
      #expect(service.code == expected.code)
      #expect(service.ec == expected.ec)
      #expect(service.requestID == expected.id)
      #expect(service.host == "source.oss-cn-hangzhou.aliyuncs.com")
      #expect((service.endpoint != nil) == name.contains("wrong-endpoint"))
    }
  }

  @Test func passingFailuresAreTriedAgainWithGrowingPauses() async throws {
    let failing = HTTPResponse.error(500, "InternalError")
    let transport = ScriptedTransport([failing, failing, failing, HTTPResponse.ok(Self.whole)])
    let pauses = Mutex<[Duration]>([])
    let connection = transport.connection(paused: { pause in pauses.withLock { $0.append(pause) } })
    let rules = try await OSSReader(connection: connection).bucketReplication(of: .source)
    #expect(rules.count == 1)
    // 200, 400 and 800 ms, in slices.
    #expect(pauses.withLock { $0 } == Array(repeating: .milliseconds(200), count: 1 + 2 + 4))
  }

  @Test func refusalsAreNotTriedAgain() async {
    let transport = ScriptedTransport([HTTPResponse.error(403, "AccessDenied")])
    _ = await OSSReader(connection: transport.connection()).observedBucket(.source)
    #expect(transport.requests.count == 1)
  }

  @Test func theKeyNeverStandsInAnError() async {
    let transport = ScriptedTransport([HTTPResponse.error(403, "SignatureDoesNotMatch")])
    let observed = await OSSReader(connection: transport.connection()).observedBucket(.source)
    #expect(!String(reflecting: observed).contains("secret-text"))
    #expect(!String(reflecting: transport.connection()).contains("secret-text"))
  }
}

extension String {
  fileprivate func replacingFirst(_ text: String, with other: String) -> String {
    guard let range = firstRange(of: text) else { return self }
    return replacingCharacters(in: range, with: other)
  }

  private func replacingCharacters(in range: Range<Index>, with other: String) -> String {
    String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
