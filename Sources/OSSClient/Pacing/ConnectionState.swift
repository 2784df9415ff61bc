internal import Locking
internal import Replication

/// What all requests over one connection share: each endpoint's pace and health, the health of each account's credentials, and
/// how wrong this machine's clock is.
final class ConnectionState: Sendable {
  private struct Endpoint {
    var pace: RequestPace
    var outage = CircuitBreaker()
  }

  private struct Shared {
    var endpoints: [String: Endpoint] = [:]
    /// By the account's name.
    var credentials: [String: CircuitBreaker] = [:]
    var clockOffset: Int64 = 0
    var hasReportedClock = false
    var hasReportedClockDoubt = false
    var hasShortenedWait = false
  }

  private let rate: Double?
  private let shared = Locked(Shared())

  init(rate: Double?) { self.rate = rate }

  private func withEndpoint<Value>(_ authority: String, _ body: (inout Endpoint) -> Value) -> Value {
    shared.withLock { body(&$0.endpoints[authority, default: Endpoint(pace: RequestPace(bound: rate))]) }
  }

  // MARK: Pace

  /// When the next request to an endpoint may leave.
  func reserve(_ authority: String, at now: Duration) -> Duration {
    withEndpoint(authority) { $0.pace.reserve(at: now) }
  }

  /// Learns the pace from how a request ended.
  func paced(_ authority: String, sentAt sent: Duration, error: OSSError?, now: Duration) {
    guard let error else { return withEndpoint(authority) { $0.pace.answered() } }
    guard case .service(let answer) = error else { return }
    withEndpoint(authority) { endpoint in
      guard answer.isThrottling else { return endpoint.pace.answered() }
      let rest = min(answer.retryAfter ?? .zero, RetryPolicy.longestRetryAfter)
      endpoint.pace.throttled(sentAt: sent, rest: rest, now: now)
    }
  }

  // MARK: Health

  /// Why a read is not to be sent; nil when it is.
  func obstacle(_ authority: String, account: String, now: Duration) -> OSSError? {
    shared.withLock { shared in
      if let found = shared.credentials[account]?.obstacle(at: now) {
        let subject =
          account == Account.defaultName ? "with these credentials" : "with the credentials of account \(account)"
        return .notTried(OpenCircuit(subject: subject, failures: found.failures, cause: found.cause))
      }
      guard let found = shared.endpoints[authority]?.outage.obstacle(at: now) else { return nil }
      return .notTried(OpenCircuit(subject: "from \(authority)", failures: found.failures, cause: found.cause))
    }
  }

  /// Whether reads from an endpoint are held back, so that none is tried again.
  func isHeldBack(_ authority: String, account: String) -> Bool {
    shared.withLock {
      $0.credentials[account]?.isOpen == true || $0.endpoints[authority]?.outage.isOpen == true
    }
  }

  /// A request was answered as it should be, or with a refusal that concerns only itself.
  func succeeded(_ authority: String, account: String) {
    shared.withLock { shared in
      shared.credentials[account]?.succeeded()
      shared.endpoints[authority]?.outage.succeeded()
    }
  }

  /// A read failed after all its tries.
  func failed(_ authority: String, account: String, _ error: OSSError, now: Duration) {
    switch error {
    case .service(let answer) where answer.concernsCredentials:
      shared.withLock { shared in
        shared.credentials[account, default: CircuitBreaker()].failed(error, now: now)
        shared.endpoints[authority]?.outage.succeeded()
      }
    case _ where error.concernsEndpoint: withEndpoint(authority) { $0.outage.failed(error, now: now) }
    case .noCredentials:
      shared.withLock { $0.credentials[account, default: CircuitBreaker()].failed(error, now: now) }
    case .service, .unreadable: succeeded(authority, account: account)
    case .transport, .notSent, .notTried: break
    }
  }

  /// Whether OSS asks for a longer wait than is granted for the first time.
  func isFirstLongRetryAfter() -> Bool {
    shared.withLock { shared in
      defer { shared.hasShortenedWait = true }
      return !shared.hasShortenedWait
    }
  }

  // MARK: Clock

  /// The seconds by which the server's clock is ahead of this machine's, as far as is known.
  var clockOffset: Int64 { shared.withLock { $0.clockOffset } }

  /// Keeps an offset for all further requests.
  ///
  /// - Returns: whether this is the first time.
  func keep(clockOffset: Int64) -> Bool {
    shared.withLock { shared in
      shared.clockOffset = clockOffset
      defer { shared.hasReportedClock = true }
      return !shared.hasReportedClock
    }
  }

  /// Whether a time that a server says is not believed for the first time.
  func isFirstDoubtOfClock() -> Bool {
    shared.withLock { shared in
      defer { shared.hasReportedClockDoubt = true }
      return !shared.hasReportedClockDoubt
    }
  }
}
