import OSSEmulator
import Synchronization

/// A clock that stands still until it is moved. It begins at 2026-09-21T14:13:20Z.
final class FakeClock: EmulatorClock {
  private let moment = Mutex(Moment(milliseconds: 1_790_000_000_000))

  var now: Moment { moment.withLock { $0 } }

  func advance(by duration: Duration) {
    moment.withLock { $0 = $0 + duration }
  }
}

/// Random numbers that are the same in every run.
struct CountingNumbers: RandomNumberGenerator, Sendable {
  private var count: UInt64 = 0

  mutating func next() -> UInt64 {
    count += 1
    return count &* 0x9E37_79B9_7F4A_7C15
  }
}
