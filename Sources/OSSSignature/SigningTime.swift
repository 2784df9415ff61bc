/// The moment of a signature, to the second, and its four spellings.
package struct SigningTime: Hashable, Comparable, Sendable {
  /// The seconds since the beginning of 1970 in UTC.
  package let unixSeconds: Int64

  package init(unixSeconds: Int64) {
    self.unixSeconds = unixSeconds
  }

  /// The moment as a date and a time of day in UTC.
  package var calendar: CalendarTime { CalendarTime(unixSeconds: unixSeconds) }

  /// The spelling of the header `x-oss-date`, for example `20231216T162057Z`.
  package var timestamp: String {
    let time = calendar
    return "\(Self.dayText(time))T\(time.hour.padded(to: 2))\(time.minute.padded(to: 2))\(time.second.padded(to: 2))Z"
  }

  /// The spelling of the header `x-acs-date` and of the times in answers of STS, for example `2023-12-16T16:20:57Z`.
  package var internetTimestamp: String {
    let time = calendar
    let date = "\(time.year.padded(to: 4))-\(time.month.padded(to: 2))-\(time.day.padded(to: 2))"
    return "\(date)T\(time.hour.padded(to: 2)):\(time.minute.padded(to: 2)):\(time.second.padded(to: 2))Z"
  }

  /// The day as a credential scope spells it, for example `20231216`.
  package var day: String { Self.dayText(calendar) }

  /// The spelling of the header `Date`, for example `Sat, 16 Dec 2023 16:20:57 GMT`.
  package var httpDate: String {
    let time = calendar
    let date = "\(time.day.padded(to: 2)) \(Self.months[time.month - 1]) \(time.year.padded(to: 4))"
    let clock = "\(time.hour.padded(to: 2)):\(time.minute.padded(to: 2)):\(time.second.padded(to: 2))"
    return "\(Self.weekdays[time.weekday]), \(date) \(clock) GMT"
  }

  /// Reads the spelling of `x-oss-date`; nil for anything else.
  package init?(timestamp: String) {
    let bytes = Array(timestamp.utf8)
    guard bytes.count == 16, bytes[8] == UInt8(ascii: "T"), bytes[15] == UInt8(ascii: "Z") else { return nil }
    self.init(
      year: Self.number(bytes[0..<4]), month: Self.number(bytes[4..<6]), day: Self.number(bytes[6..<8]),
      hour: Self.number(bytes[9..<11]), minute: Self.number(bytes[11..<13]), second: Self.number(bytes[13..<15]))
  }

  /// Reads the spelling of `x-acs-date`; nil for anything else.
  package init?(internetTimestamp: String) {
    let bytes = Array(internetTimestamp.utf8)
    let marks: [(Int, Unicode.Scalar)] = [(4, "-"), (7, "-"), (10, "T"), (13, ":"), (16, ":"), (19, "Z")]
    guard bytes.count == 20, marks.allSatisfy({ bytes[$0.0] == UInt8(ascii: $0.1) }) else { return nil }
    self.init(
      year: Self.number(bytes[0..<4]), month: Self.number(bytes[5..<7]), day: Self.number(bytes[8..<10]),
      hour: Self.number(bytes[11..<13]), minute: Self.number(bytes[14..<16]), second: Self.number(bytes[17..<19]))
  }

  /// Reads the spelling of the header `Date`, whose day of the week may be any; nil for anything else.
  package init?(httpDate: String) {
    let words = httpDate.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard words.count == 6, words[5].elementsEqual("GMT".utf8) else { return nil }
    guard Self.weekdays.contains(where: { words[0].elementsEqual("\($0),".utf8) }) else { return nil }
    guard let month = Self.months.firstIndex(where: { words[2].elementsEqual($0.utf8) }) else { return nil }
    let clock = words[4].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard clock.count == 3, clock.allSatisfy({ $0.count == 2 }), words[1].count == 2, words[3].count == 4 else {
      return nil
    }
    self.init(
      year: Self.number(words[3]), month: month + 1, day: Self.number(words[1]), hour: Self.number(clock[0]),
      minute: Self.number(clock[1]), second: Self.number(clock[2]))
  }

  package static func < (left: SigningTime, right: SigningTime) -> Bool { left.unixSeconds < right.unixSeconds }

  private init?(year: Int?, month: Int?, day: Int?, hour: Int?, minute: Int?, second: Int?) {
    guard let year, let month, let day, let hour, let minute, let second,
      let seconds = CalendarTime.unixSeconds(
        year: year, month: month, day: day, hour: hour, minute: minute, second: second)
    else { return nil }
    unixSeconds = seconds
  }

  private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
  private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

  private static func dayText(_ time: CalendarTime) -> String {
    "\(time.year.padded(to: 4))\(time.month.padded(to: 2))\(time.day.padded(to: 2))"
  }

  private static func number(_ digits: some Sequence<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      value = value * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}
