/// A moment in UTC as a date and a time of day, by the Gregorian calendar.
package struct CalendarTime: Hashable, Sendable {
  package let year: Int
  /// From 1 to 12.
  package let month: Int
  /// From 1 to 31.
  package let day: Int
  /// From 0 for Sunday to 6.
  package let weekday: Int
  package let hour: Int
  package let minute: Int
  package let second: Int

  /// The moment so many seconds after the beginning of 1970.
  package init(unixSeconds: Int64) {
    let days = unixSeconds.dividedRoundingDown(by: 86_400)
    let secondOfDay = Int(unixSeconds - days * 86_400)
    hour = secondOfDay / 3600
    minute = secondOfDay % 3600 / 60
    second = secondOfDay % 60
    weekday = Int((days + 4) - (days + 4).dividedRoundingDown(by: 7) * 7)

    // Years are counted from March, so that a leap day is the last day of its year, in eras of 400 years.
    let shifted = days + 719_468
    let era = shifted.dividedRoundingDown(by: 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = Int(dayOfYear - (153 * monthFromMarch + 2) / 5) + 1
    month = Int(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9)
    year = Int(yearOfEra + era * 400) + (month <= 2 ? 1 : 0)
  }

  /// The seconds from the beginning of 1970 to a date and a time of day, or nil when there is no such date or time.
  static func unixSeconds(year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) -> Int64? {
    guard (0...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    let yearFromMarch = Int64(month <= 2 ? year - 1 : year)
    let monthFromMarch = Int64(month > 2 ? month - 3 : month + 9)
    let era = yearFromMarch.dividedRoundingDown(by: 400)
    let yearOfEra = yearFromMarch - era * 400
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + Int64(day) - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let days = era * 146_097 + dayOfEra - 719_468
    let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    let read = CalendarTime(unixSeconds: seconds)
    return read.month == month && read.day == day ? seconds : nil
  }
}

extension Int64 {
  fileprivate func dividedRoundingDown(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension Int {
  /// The number in decimal digits, with zeros before it up to a width.
  package func padded(to width: Int) -> String {
    let digits = String(self)
    return digits.utf8.count >= width ? digits : String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
