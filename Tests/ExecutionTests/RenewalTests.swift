import Applying
import Credentials
import Execution
import HTTPTransport
import OSSClient
import OSSEmulator
import OSSSignature
import Planning
import Replication
import Synchronization
import TestSupport
import Testing

/// A run that lasts for hours with keys of 15 minutes, in virtual time: the emulator issues the keys and refuses those that have
/// ended.
@Suite("Keys are renewed while a plan is applied")
struct RenewalTests {
  private static let pairs = (0..<20).map { Example.address("invoices", "invoices-dr\($0)") }
  private static let bucket = Example.bucket(rules: pairs.map { Example.desired($0) { $0.action = .all } })

  private static let accounts = """
    {"accounts": [{"id": "1000000000000001", "roles": [{"name": "oss-repl", "trust": {"Version": "1", "Statement": [
      {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"RAM": ["acs:ram::1000000000000001:root"]}}]}}]}]}
    """

  /// Sends to the emulator and counts what was asked.
  private final class Counting: HTTPSending {
    let oss: EmulatedOSS
    private let counts = Mutex((roles: 0, refusals: 0, keys: Set<String>()))

    init(_ oss: EmulatedOSS) { self.oss = oss }

    var roles: Int { counts.withLock { $0.roles } }
    var refusals: Int { counts.withLock { $0.refusals } }
    var keys: Set<String> { counts.withLock { $0.keys } }

    func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
      let isRole = request.headers.contains { $0.name.lowercased() == "x-acs-action" && $0.value == "AssumeRole" }
      let authorization = request.headers.first { $0.name == "Authorization" }?.value ?? ""
      let response = try await oss.send(request)
      counts.withLock { counts in
        if isRole { counts.roles += 1 }
        if response.status == 403 { counts.refusals += 1 }
        if let range = authorization.firstRange(of: "Credential=STS.") {
          counts.keys.insert(String(authorization[range.upperBound...].prefix { $0 != "/" }))
        }
      }
      return response
    }
  }

  @Test(arguments: [1, 8])
  func aRunOfHoursWithKeysOfAQuarterHourEndsWell(jobs: Int) async throws {
    var buckets = ["invoices": "cn-hangzhou"]
    for pair in Self.pairs { buckets[pair.destination.text] = "cn-beijing" }
    let oss = EmulatedOSS(buckets, accounts: try EmulatedAccounts(json: Array(Self.accounts.utf8))) {
      $0.durations.closing = .seconds(600)
    }
    for pair in Self.pairs {
      _ = try await oss.writer().putBucketReplication(Example.rule(pair), on: Self.bucket.place)
    }
    try await oss.environment.sleep(.seconds(10))
    guard case .known(let before) = await oss.reader().observedBucket(Self.bucket.place) else {
      Issue.record("the bucket can't be read")
      return
    }
    let plan = diff(
      desired: DesiredState(buckets: [Self.bucket]), observed: ObservedState(buckets: ["invoices": .known(before)]),
      consents: Consents(replace: Set(Self.pairs)))
    #expect(plan.changes.count == Self.pairs.count)

    let transport = Counting(oss)
    let began = oss.environment.elapsed()
    let now: @Sendable () -> Int64 = { oss.environment.now().unixSeconds }
    let nonces = Mutex(0)
    let settings = CredentialsSettings(
      source: .environment,
      roles: [AssumeRole(roleARN: "acs:ram::1000000000000001:role/oss-repl", durationSeconds: 900)])
    let provider = try settings.provider(
      in: CredentialsEnvironment(
        variables: ["OSS_ACCESS_KEY_ID": "id", "OSS_ACCESS_KEY_SECRET": "secret"], home: nil,
        readFile: { _, _ throws(FileFailure) in throw .absent }, transport: transport, directTransport: transport,
        runHelper: { _ throws(HelperFailure) in throw .cancelled }, now: now,
        nonce: {
          nonces.withLock { nonces in
            nonces += 1
            return "nonce-\(nonces)"
          }
        }, pause: { _ in }))
    let renewing = RenewingCredentials(provider, now: now)
    let connection = OSSConnection(
      transport: transport,
      accounts: [
        "default": RequestCredentials(
          current: { () throws(RequestCredentials.Unavailable) in
            do throws(CredentialsError) {
              return try await renewing.credentials().signing
            } catch {
              throw .init(reason: "\(error)", isAccessRefusal: true)
            }
          }, replacement: { _ throws(RequestCredentials.Unavailable) in nil })
      ], environment: oss.environment)
    let applier = Applier(
      reader: OSSReader(connection: connection), writer: OSSWriter(connection: connection),
      environment: oss.environment, jobs: jobs)
    let results = await applier.apply(plan)
    #expect(results.count == Self.pairs.count)
    #expect(results.allSatisfy { if case .applied = $0.ending { true } else { false } }, "\(results.map(\.ending))")
    let took = oss.environment.elapsed() - began
    #expect(took > .seconds(3 * 3600), "\(took)")
    // A key is renewed five minutes before its end, so every ten minutes of use.
    #expect(transport.roles >= Int(took.components.seconds / 900), "\(transport.roles) in \(took)")
    #expect(transport.roles <= Int(took.components.seconds / 600) + 2, "\(transport.roles) in \(took)")
    // The last key may have come too late to sign anything.
    #expect((0...1).contains(transport.roles - transport.keys.count))
    #expect(transport.refusals == 0)
  }
}
