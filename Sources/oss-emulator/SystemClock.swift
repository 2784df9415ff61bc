internal import FoundationEssentials
internal import OSSEmulator

/// The machine's wall clock.
struct SystemClock: EmulatorClock {
  var now: Moment {
    Moment(milliseconds: Int64(Date.now.timeIntervalSince1970 * 1000))
  }
}
