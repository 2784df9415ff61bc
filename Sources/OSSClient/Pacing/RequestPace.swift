/// How fast requests go to one endpoint: as they come until OSS throttles them, then at half the rate that was too much,
/// growing back by equal steps. Pure: the time comes in as a value.
package struct RequestPace: Hashable, Sendable {
  /// The slowest pace that throttling leads to, in requests a second.
  package static let slowest = 2.0
  /// The seconds that it takes, at full use, to grow back from half the rate that was too much to the whole of it.
  package static let recoverySeconds = 10.0

  /// The most that the operator allows, in requests a second; nil for no bound.
  private let bound: Double?
  /// What throttling has led to, in requests a second; nil while nothing was throttled, or that was long ago.
  private var adapted: Double?
  /// What was too much, when it was throttled last.
  private var tooMuch = 0.0
  /// When the next request may leave.
  private var nextSlot: Duration = .zero
  /// When the pace was slowed last.
  private var slowedAt: Duration?
  private var traffic = TrafficMeter()

  /// - Parameter bound: requests a second, above 0; nil for no bound.
  package init(bound: Double? = nil) { self.bound = bound }

  /// The requests a second that may leave at present; nil where there is no limit.
  package var rate: Double? {
    guard let bound, let adapted else { return bound ?? adapted }
    return min(bound, adapted)
  }

  /// Takes the next free place and says when it is: now, or later.
  package mutating func reserve(at now: Duration) -> Duration {
    let slot = max(now, nextSlot)
    if let rate { nextSlot = slot + .seconds(1) / rate }
    traffic.note(at: slot)
    return slot
  }

  /// A request was throttled (429, 503 or `SlowDown`).
  ///
  /// Requests that were under way together are throttled together, and a service that counts by the second throttles until
  /// the second is over. So only a request that left a second after the last slowing slows again.
  ///
  /// - Parameters:
  ///   - sent: when the request left.
  ///   - rest: how long OSS asked for silence (`Retry-After`).
  package mutating func throttled(sentAt sent: Duration, rest: Duration, now: Duration) {
    nextSlot = max(nextSlot, now + rest)
    if let slowedAt, sent <= slowedAt + .seconds(1) { return }
    slowedAt = now
    let measured = max(traffic.rate(at: now), Self.slowest)
    tooMuch = min(rate ?? measured, measured)
    adapted = max(tooMuch / 2, Self.slowest)
  }

  /// A request was answered and not throttled. Twice as fast as what was too much counts as no limit again.
  package mutating func answered() {
    guard let adapted else { return }
    let step = max(tooMuch / 2, Self.slowest) / Self.recoverySeconds
    let grown = adapted + step / max(adapted, Self.slowest)
    self.adapted = grown > tooMuch * 2 ? nil : grown
  }
}

/// Counts requests over the last second, by two whole seconds of which the older one fades out.
private struct TrafficMeter: Hashable, Sendable {
  private var second: Int64 = 0
  private var current = 0.0
  private var previous = 0.0

  mutating func note(at moment: Duration) {
    advance(to: moment.components.seconds)
    current += 1
  }

  /// Requests a second.
  func rate(at moment: Duration) -> Double {
    var meter = self
    meter.advance(to: moment.components.seconds)
    let passed = Double(moment.components.attoseconds) / 1e18
    return meter.current + meter.previous * (1 - passed)
  }

  private mutating func advance(to next: Int64) {
    guard next > second else { return }
    previous = next == second + 1 ? current : 0
    current = 0
    second = next
  }
}
