internal import HTTPTransport

/// When and after how long a read is tried again. Writes are never repeated without having looked first.
package struct RetryPolicy: Hashable, Sendable {
  /// How often a read is tried again after the first try; 0 for never.
  package var retries: Int
  /// The upper bound of the first pause; it doubles with each further try.
  package var base: Duration
  /// The upper bound of any pause.
  package var cap: Duration
  /// The longest wait that a `Retry-After` header is granted; the next try after a longer one comes at that time.
  package static let longestRetryAfter = Duration.seconds(30)

  /// The bounds are those of OSS's SDKs.
  package init(retries: Int = 4, base: Duration = .milliseconds(400), cap: Duration = .seconds(20)) {
    self.retries = retries
    self.base = base
    self.cap = cap
  }

  /// How long to pause before try number `attempt` (1 for the first repetition); nil when it should not be tried again.
  ///
  /// - Parameter fraction: a random number from 0 up to but not 1, which spreads many clients' tries (full jitter). What
  ///   the server asks for is the least that is waited.
  package func pause(before attempt: Int, after error: OSSError, fraction: Double) -> Duration? {
    guard attempt <= retries, RetryPolicy.isTransient(error) else { return nil }
    let bound = min(base * (1 << min(attempt - 1, 16)), cap)
    guard case .service(let answer) = error, let retryAfter = answer.retryAfter else { return bound * fraction }
    return max(bound * fraction, min(retryAfter, RetryPolicy.longestRetryAfter))
  }

  /// Whether the same request may well succeed a little later. The status codes are those that OSS's SDKs retry.
  static func isTransient(_ error: OSSError) -> Bool {
    switch error {
    case .service(let error): error.status >= 500 || error.status == 429 || error.status == 408
    case .transport(let failure):
      switch failure.kind {
      case .nameResolution, .connection, .timeout, .interrupted, .malformed, .other: true
      case .invalidURL, .tls, .tooLarge, .cancelled: false
      }
    case .unreadable, .notSent, .noCredentials, .notTried: false
    }
  }
}
