package import OSSSignature

/// What an operation takes from the world beside the network: the time, pauses and chance. Tests put their own in place.
package struct Surroundings: Sendable {
  /// The time that signatures carry.
  package var now: @Sendable () -> SigningTime
  /// The time that passed since some fixed moment; it never goes back.
  package var elapsed: @Sendable () -> Duration
  /// Waits; throws `CancellationError` when the task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void
  /// A random number from 0 up to but not 1.
  package var fraction: @Sendable () -> Double

  package init(
    now: @escaping @Sendable () -> SigningTime,
    elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    fraction: @escaping @Sendable () -> Double
  ) {
    self.now = now
    self.elapsed = elapsed
    self.sleep = sleep
    self.fraction = fraction
  }
}
