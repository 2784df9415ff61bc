package import OSSSignature

/// What requests take from outside beside the network: the time, pauses, randomness, and whether the run is to stop. Tests put
/// their own in place.
package struct RequestEnvironment: Sendable {
  /// The time that signatures carry.
  package var now: @Sendable () -> SigningTime
  /// The same time as finely as records carry it: the milliseconds since the beginning of 1970 in UTC.
  package var unixMilliseconds: @Sendable () -> Int64
  /// The time that passed since some fixed moment; it never goes back.
  package var elapsed: @Sendable () -> Duration
  /// Waits; throws `CancellationError` when the task is cancelled.
  package var sleep: @Sendable (Duration) async throws -> Void
  /// A random number from 0 up to but not 1.
  package var fraction: @Sendable () -> Double
  /// Whether the run is to stop, so that nothing is waited for that need not be.
  package var shouldStop: @Sendable () -> Bool

  /// - Parameter unixMilliseconds: nil for a clock that knows only whole seconds.
  package init(
    now: @escaping @Sendable () -> SigningTime,
    unixMilliseconds: (@Sendable () -> Int64)? = nil,
    elapsed: @escaping @Sendable () -> Duration,
    sleep: @escaping @Sendable (Duration) async throws -> Void,
    fraction: @escaping @Sendable () -> Double,
    shouldStop: @escaping @Sendable () -> Bool = { false }
  ) {
    self.now = now
    self.unixMilliseconds = unixMilliseconds ?? { now().unixSeconds * 1000 }
    self.elapsed = elapsed
    self.sleep = sleep
    self.fraction = fraction
    self.shouldStop = shouldStop
  }

  /// Waits, but no longer than until the run is to stop.
  ///
  /// - Returns: whether the whole time has passed.
  /// - Throws: `CancellationError` when the task is cancelled.
  package func sleepUnlessStopped(_ pause: Duration) async throws -> Bool {
    var rest = pause
    while rest > .zero {
      if shouldStop() { return false }
      let slice = min(rest, Self.stopInterval)
      try await sleep(slice)
      rest -= slice
    }
    return !shouldStop()
  }

  /// How long it takes at most until a stop is noticed.
  private static let stopInterval = Duration.milliseconds(200)
}
