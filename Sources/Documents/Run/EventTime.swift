internal import FoundationEssentials

/// A moment as records carry it, to the millisecond.
package struct EventTime: Hashable, Sendable {
  /// The milliseconds since the beginning of 1970 in UTC.
  package let unixMilliseconds: Int64

  package init(unixMilliseconds: Int64) { self.unixMilliseconds = unixMilliseconds }
}

extension EventTime: CustomStringConvertible {
  /// The moment by ISO 8601: `2026-11-25T19:11:47.123Z`.
  package var description: String {
    let (seconds, milliseconds) = unixMilliseconds.quotientAndRemainder(flooringBy: 1000)
    let whole = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    let digits = String(milliseconds)
    return "\(whole.dropLast()).\(String(repeating: "0", count: 3 - digits.count))\(digits)Z"
  }
}

extension EventTime: Encodable {
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension Int64 {
  /// The quotient towards negative infinity, and the rest, which is never negative.
  fileprivate func quotientAndRemainder(flooringBy divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
