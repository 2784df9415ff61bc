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
    var emulator: Emulator?
    var writes: [String] = []
  }

  private let state = Mutex(State())
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
    state.withLock { $0.emulator = emulator }
    for (name, region) in buckets {
      let bucket = StoredBucket(name: name, region: region, owner: settings.account, createdAt: now)
      state.withLock { $0.emulator?.store[name] = bucket }
    }
  }

  var now: Moment { Moment(milliseconds: 1_790_000_000_000) + elapsed }

  private var elapsed: Duration { state.withLock { $0.elapsed } }

  /// The operations that were asked for so far and may change something.
  var writes: [String] { state.withLock { $0.writes } }

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
    // The emulator reads the clock, so it must not answer under the lock that the clock takes.
    guard var emulator = state.withLock({ $0.emulator }) else {
      throw HTTPFailure(kind: .other, mayHaveBeenSent: false, message: "there is no emulator")
    }
    let reply = emulator.respond(to: emulated)
    state.withLock { [emulator] in
      $0.emulator = emulator
      $0.elapsed += .milliseconds(20)
      if request.method != .get { $0.writes.append(target) }
    }
    return HTTPResponse(
      status: reply.status, headers: reply.headers.map { HTTPHeader($0.name, $0.value) }, body: reply.body)
  }
}
