import HTTPTransport
import OSSClient
import OSSSignature
import Replication
import Synchronization
import TestSupport
import Testing

@Suite("Requests are signed with the current credentials of their bucket's account")
struct RequestCredentialsTests {
  /// A source whose credentials can be exchanged, and which keeps what it was asked.
  private final class Source: Sendable {
    private let state: Mutex<(keys: [SigningCredentials], renewals: [String])>

    /// - Parameter ids: the access key IDs, one after the other.
    init(_ ids: [String]) {
      let keys = ids.enumerated().map { number, id in
        SigningCredentials(
          accessKeyID: id, accessKeySecret: AccessKeySecret("secret-\(number)"),
          securityToken: id.hasPrefix("STS.") ? "session-token-\(number)" : nil)
      }
      state = Mutex((keys, []))
    }

    var renewals: [String] { state.withLock { $0.renewals } }

    var credentials: RequestCredentials {
      RequestCredentials(
        current: { () throws(RequestCredentials.Unavailable) in self.state.withLock { $0.keys[0] } },
        replacement: { refused throws(RequestCredentials.Unavailable) in
          let next = self.state.withLock { state -> SigningCredentials? in
            state.renewals.append(refused.accessKeyID)
            guard state.keys.count > 1 else { return nil }
            state.keys.removeFirst()
            return state.keys[0]
          }
          if next?.accessKeyID == "none" { throw .init(reason: "STS can't be reached", isAccessRefusal: false) }
          return next
        })
    }
  }

  private let bucket = BucketPlace(name: "source", region: "cn-hangzhou")

  private func connection(_ transport: any HTTPSending, _ accounts: [String: RequestCredentials]) -> OSSConnection {
    OSSConnection(
      transport: transport, accounts: accounts,
      environment: RequestEnvironment(
        now: { SigningTime(unixSeconds: 1_790_000_000) }, elapsed: { .zero }, sleep: { _ in }, fraction: { 0.5 }))
  }

  private func signers(_ transport: ScriptedTransport) -> [String] {
    transport.requests.map { request in
      let header = request.headers.first { $0.name == "Authorization" }?.value ?? ""
      return header.split(separator: "Credential=").last.map { String($0.prefix { $0 != "/" }) } ?? ""
    }
  }

  private static func refusal(_ code: String, _ ec: String) -> Result<HTTPResponse, HTTPFailure> {
    .success(
      HTTPResponse(
        status: 403, headers: [],
        body: Array("<Error><Code>\(code)</Code><RequestId>r</RequestId><EC>\n\(ec)</EC></Error>".utf8)))
  }

  /// What OSS says, whose key it was, and whether another key is fetched.
  static let refusals: [(code: String, ec: String, id: String, renews: Bool)] = [
    ("SecurityTokenExpired", "0002-00000007", "STS.first", true),
    ("SecurityTokenExpired", "", "STS.first", true),
    ("InvalidSecurityToken", "0002-00000006", "STS.first", true),
    ("InvalidAccessKeyId", "0002-00000003", "STS.first", true),
    ("InvalidAccessKeyId", "0002-00000003", "LTAI-first", true),
    ("InvalidAccessKeyId", "0002-00000002", "STS.first", true),
    ("InvalidAccessKeyId", "0002-00000002", "LTAI-first", false),
    ("InvalidAccessKeyId", "0002-00000902", "LTAI-first", false),
    ("AccessDenied", "0003-00000001", "STS.first", false),
    ("SignatureDoesNotMatch", "0002-00000040", "STS.first", false),
  ]

  @Test(arguments: refusals)
  func refusedTemporaryKeysAreRenewedAndTheRequestRepeatedOnce(
    code: String, ec: String, id: String, renews: Bool
  ) async {
    let source = Source([id, "STS.second", "STS.third"])
    let refusal = Self.refusal(code, ec)
    let transport = ScriptedTransport([refusal, HTTPResponse.error(404, "NoSuchReplicationConfiguration"), refusal])
    let reader = OSSReader(connection: connection(transport, ["main": source.credentials]))
    var place = bucket
    place.account = "main"
    let observed = await reader.observedBucket(place)
    if case .known = observed { #expect(renews) } else { #expect(!renews) }
    #expect(signers(transport) == (renews ? [id, "STS.second"] : [id]))
    #expect(source.renewals == (renews ? [id] : []))
  }

  @Test func aWriteIsRepeatedWithTheNewKeyToo() async throws {
    let source = Source(["STS.first", "STS.second"])
    let transport = ScriptedTransport([Self.refusal("SecurityTokenExpired", ""), HTTPResponse.ok("")])
    _ = try await OSSWriter(connection: connection(transport, ["default": source.credentials])).putBucketReplication(
      Example.rule(), on: BucketPlace(name: Example.rule().address.source, region: "cn-x"))
    #expect(signers(transport) == ["STS.first", "STS.second"])
    #expect(transport.requests.map(\.body).allSatisfy { $0 == transport.requests[0].body })
  }

  @Test func newKeysThatAreRefusedTooAreNotRenewedAgain() async {
    let source = Source(["STS.first", "STS.second", "STS.third"])
    let refusal = Self.refusal("SecurityTokenExpired", "")
    let transport = ScriptedTransport([refusal, refusal, refusal])
    let reader = OSSReader(connection: connection(transport, ["default": source.credentials]))
    guard case .unknown(let reason) = await reader.observedBucket(bucket) else { return #expect(Bool(false)) }
    #expect(reason.kind == .access)
    #expect(transport.requests.count == 2)
    #expect(source.renewals == ["STS.first"])
  }

  @Test func aRenewalThatFailsIsTheReasonAndNothingIsRepeated() async {
    let source = Source(["STS.first", "none"])
    let transport = ScriptedTransport([Self.refusal("SecurityTokenExpired", "")])
    let reader = OSSReader(connection: connection(transport, ["default": source.credentials]))
    let observed = await reader.observedBucket(bucket)
    #expect(observed == .unknown(UnknownReason(kind: .service, message: "STS can't be reached")))
    #expect(transport.requests.count == 1)
  }

  @Test func keysThatStayAreAskedForNothingElse() async {
    let transport = ScriptedTransport([Self.refusal("SecurityTokenExpired", "")])
    let reader = OSSReader(connection: transport.connection())
    guard case .unknown(let reason) = await reader.observedBucket(bucket) else { return #expect(Bool(false)) }
    #expect(reason.message.contains("have expired"))
    #expect(transport.requests.count == 1)
  }

  /// The answer to a request that an old key signed may come after its renewal.
  @Test func oldAndNewKeysAreTakenOutOfWhatOSSSays() async {
    let source = Source(["STS.first-key", "STS.second-key"])
    let echo = ["STS.first-key", "secret-0", "session-token-0", "STS.second-key", "secret-1", "session-token-1"]
    let transport = ScriptedTransport([
      Self.refusal("SecurityTokenExpired", ""),
      .success(
        HTTPResponse(
          status: 403, headers: [HTTPHeader("x-oss-request-id", "r")],
          body: Array(
            ("<Error><Code>AccessDenied</Code><Message>\(echo.joined(separator: " "))</Message>"
              + "<RequestId>r</RequestId></Error>").utf8))),
    ])
    let reader = OSSReader(connection: connection(transport, ["default": source.credentials]))
    guard case .unknown(let reason) = await reader.observedBucket(bucket) else { return #expect(Bool(false)) }
    #expect(reason.message.contains(Array(repeating: "<redacted>", count: 6).joined(separator: " ")))
    for secret in echo { #expect(!"\(reason)".contains(secret)) }
  }

  @Test func eachBucketIsSignedForByItsOwnAccount() async {
    let answer = HTTPResponse.error(404, "NoSuchReplicationConfiguration")
    let transport = ScriptedTransport(Array(repeating: answer, count: 4))
    let connection = connection(
      transport, ["main": Source(["key-of-main"]).credentials, "dr": Source(["key-of-dr"]).credentials])
    let reader = OSSReader(connection: connection)
    for account in ["main", "dr", "main"] {
      _ = await reader.observedBucket(BucketPlace(name: "source", region: "cn-hangzhou", account: account))
    }
    _ = try? await reader.accountID(in: "cn-hangzhou", account: "dr")
    #expect(signers(transport) == ["key-of-main", "key-of-dr", "key-of-main", "key-of-dr"])
  }

  @Test func withoutCredentialsOfItsAccountARequestIsNotSent() async {
    let transport = ScriptedTransport([])
    let reader = OSSReader(connection: connection(transport, ["main": Source(["key-of-main"]).credentials]))
    let observed = await reader.observedBucket(BucketPlace(name: "source", region: "cn-x", account: "dr"))
    #expect(
      observed == .unknown(UnknownReason(kind: .unreadable, message: "there are no credentials of account dr")))
    #expect(transport.requests.isEmpty)
  }

  @Test func credentialsThatAreRefusedHoldBackOnlyTheirOwnAccount() async {
    let refusals = Array(repeating: Self.refusal("InvalidAccessKeyId", ""), count: CircuitBreaker.threshold)
    let transport = ScriptedTransport(refusals + [HTTPResponse.error(404, "NoSuchReplicationConfiguration")])
    let reader = OSSReader(
      connection: connection(
        transport, ["main": Source(["key-of-main"]).credentials, "dr": Source(["key-of-dr"]).credentials]))
    let (main, dr) = (
      BucketPlace(name: "source", region: "cn-x", account: "main"),
      BucketPlace(name: "other", region: "cn-x", account: "dr")
    )
    for _ in 0..<CircuitBreaker.threshold { _ = await reader.observedBucket(dr) }
    guard case .unknown(let reason) = await reader.observedBucket(dr) else { return #expect(Bool(false)) }
    #expect(reason.message.contains("reads with the credentials of account dr failed"))
    if case .unknown = await reader.observedBucket(main) { Issue.record("the other account is held back too") }
  }
}
