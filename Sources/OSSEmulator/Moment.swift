internal import OSSSignature

/// A point in time, to the millisecond.
package struct Moment: Hashable, Comparable, Sendable {
  /// The milliseconds since the beginning of 1970 in UTC.
  package let milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// A point in time that does not come.
  package static let never = Moment(milliseconds: .max)

  /// The spelling of times in XML, for example `2015-09-24T15:28:14.000Z`.
  package var xmlText: String {
    let seconds = seconds
    let fraction = Int(milliseconds - seconds * 1000)
    let time = CalendarTime(unixSeconds: seconds)
    let date = "\(time.year.padded(to: 4))-\(time.month.padded(to: 2))-\(time.day.padded(to: 2))"
    let clock = "\(time.hour.padded(to: 2)):\(time.minute.padded(to: 2)):\(time.second.padded(to: 2))"
    return "\(date)T\(clock).\(fraction.padded(to: 3))Z"
  }

  /// The same point in time to the second, rounded down.
  var signingTime: SigningTime { SigningTime(unixSeconds: seconds) }

  init(_ time: SigningTime) {
    milliseconds = time.unixSeconds * 1000
  }

  package static func + (moment: Moment, duration: Duration) -> Moment {
    let (seconds, attoseconds) = duration.components
    return Moment(milliseconds: moment.milliseconds + seconds * 1000 + attoseconds / 1_000_000_000_000_000)
  }

  package static func < (left: Moment, right: Moment) -> Bool { left.milliseconds < right.milliseconds }

  private var seconds: Int64 {
    milliseconds / 1000 - (milliseconds % 1000 < 0 ? 1 : 0)
  }
}

extension Moment: Codable {
  package init(from decoder: any Decoder) throws {
    milliseconds = try decoder.singleValueContainer().decode(Int64.self)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(milliseconds)
  }
}

/// Where the emulator gets the time from; tests turn the hands themselves.
package protocol EmulatorClock: Sendable {
  var now: Moment { get }
}
