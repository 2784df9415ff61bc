/// Keeps a run from asking in vain ten thousand times: after so many reads in a row failed in the same way, with nothing
/// working in between, further ones are not sent, but for a probe now and then. Pure: the time comes in as a value.
package struct CircuitBreaker: Hashable, Sendable {
  /// How many reads have to fail in a row, each after all its tries, before further ones are held back.
  package static let threshold = 8
  /// The pause before the first probe; it doubles with each that fails.
  package static let firstPause = Duration.seconds(5)
  /// The longest pause between two probes.
  package static let longestPause = Duration.seconds(30)

  private var failures = 0
  private var lastFailure: OSSError?
  private var probePause = CircuitBreaker.firstPause
  private var nextProbe: Duration = .zero

  package init() {}

  /// Whether reads are held back.
  package var isOpen: Bool { failures >= Self.threshold }

  /// Asks whether a read may be sent; gives how many have failed and the last one's error when not. Where a probe is due,
  /// it may.
  package mutating func obstacle(at now: Duration) -> (failures: Int, cause: OSSError)? {
    guard isOpen, let lastFailure else { return nil }
    guard now < nextProbe else {
      nextProbe = now + probePause
      return nil
    }
    return (failures, lastFailure)
  }

  /// Something worked.
  package mutating func succeeded() { self = CircuitBreaker() }

  /// A read failed for good.
  package mutating func failed(_ error: OSSError, now: Duration) {
    if isOpen { probePause = min(probePause * 2, Self.longestPause) }
    failures += 1
    lastFailure = error
    nextProbe = now + probePause
  }
}
