import HTTPTransport
import OSSClient
import OSSEmulator
import OSSSignature
import Planning
import Replication
import Synchronization
import TestSupport

/// OSS in this process, in virtual time: a transport and the environment of a client over the emulator as a value.
final class EmulatedOSS: HTTPSending, EmulatorClock {
  private struct State {
    var elapsed = Duration.zero
    var writes: [String] = []
    /// The buckets that have, or have had, a rule that is not closing.
    var hadRule: Set<String> = []
    /// Those of them that have none now.
    var withoutRule: Set<String> = []
    var mostWithoutRule = 0
  }

  private let state = Mutex(State())
  private let emulator = Mutex<Emulator?>(nil)
  private let credentials = SigningCredentials(accessKeyID: "id", accessKeySecret: AccessKeySecret("secret"))

  /// - Parameters:
  ///   - buckets: names with their regions.
  ///   - accounts: who there is beside the user of the client's own key.
  ///   - configure: changes what else the emulator does.
  init(
    _ buckets: [String: String], accounts: EmulatedAccounts = EmulatedAccounts(),
    configure: (inout EmulatorSettings) -> Void = { _ in }
  ) {
    var settings = EmulatorSettings(credentials: credentials)
    settings.durations.starting = .milliseconds(500)
    settings.accounts = accounts
    configure(&settings)
    let emulator = Emulator(settings: settings, clock: self)
    self.emulator.withLock { $0 = emulator }
    for (name, region) in buckets {
      let bucket = StoredBucket(name: name, region: region, owner: settings.account, createdAt: now)
      self.emulator.withLock { $0?.store[name] = bucket }
    }
  }

  var now: Moment { Moment(milliseconds: 1_790_000_000_000) + elapsed }

  private var elapsed: Duration { state.withLock { $0.elapsed } }

  /// The operations that were asked for so far and may change something.
  var writes: [String] { state.withLock { $0.writes } }

  /// The most buckets that had lost their rules at any moment, by what is stored after each request.
  var mostBucketsWithoutRule: Int { state.withLock { $0.mostWithoutRule } }

  func reader() -> OSSReader { OSSReader(connection: connection) }
  func writer() -> OSSWriter { OSSWriter(connection: connection) }

  private var connection: OSSConnection {
    OSSConnection(transport: self, credentials: credentials, environment: environment)
  }

  var environment: RequestEnvironment {
    RequestEnvironment(
      now: { SigningTime(unixSeconds: self.now.milliseconds / 1000) }, elapsed: { self.elapsed },
      sleep: { pause in self.state.withLock { $0.elapsed += pause } }, fraction: { 0.5 })
  }

  func send(_ request: HTTPRequest) async throws(HTTPFailure) -> HTTPResponse {
    let rest = request.url.split(separator: "/", maxSplits: 2)
    let (host, target) = (String(rest[1]), "/" + (rest.count > 2 ? rest[2] : ""))
    let emulated = EmulatedRequest(
      method: request.method.rawValue, target: target,
      headers: request.headers.map { (name: $0.name, value: $0.value) } + [(name: "Host", value: host)],
      body: request.body)
    // The emulator reads the clock, which has a lock of its own.
    let reply = emulator.withLock { emulator in
      let reply = emulator?.respond(to: emulated)
      if let rules = emulator?.store[Self.bucket(host)]?.rules { note(Self.bucket(host), hasRule: Self.hasLive(rules)) }
      return reply
    }
    guard let reply else {
      throw HTTPFailure(kind: .other, mayHaveBeenSent: false, message: "there is no emulator")
    }
    state.withLock {
      $0.elapsed += .milliseconds(20)
      if request.method != .get { $0.writes.append(target) }
    }
    return HTTPResponse(
      status: reply.status, headers: reply.headers.map { HTTPHeader($0.name, $0.value) }, body: reply.body)
  }

  private static func bucket(_ host: String) -> String { String(host.prefix { $0 != "." }) }

  private static func hasLive(_ rules: [StoredRule]) -> Bool { rules.contains { $0.closingSince == nil } }

  private func note(_ bucket: String, hasRule: Bool) {
    state.withLock { state in
      if hasRule {
        state.hadRule.insert(bucket)
        state.withoutRule.remove(bucket)
      } else if state.hadRule.contains(bucket) {
        state.withoutRule.insert(bucket)
      }
      state.mostWithoutRule = max(state.mostWithoutRule, state.withoutRule.count)
    }
  }
}
