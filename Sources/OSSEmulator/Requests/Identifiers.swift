internal import OSSSignature

/// Makes the IDs of requests and rules.
struct Identifiers: Sendable {
  private var randomness: any RandomNumberGenerator & Sendable

  init(randomness: any RandomNumberGenerator & Sendable) {
    self.randomness = randomness
  }

  /// An ID of 24 upper-case hexadecimal digits, of which the first eight are the time in seconds.
  mutating func requestID(at now: Moment) -> String {
    let seconds = UInt64(truncatingIfNeeded: now.signingTime.unixSeconds) & 0xFFFF_FFFF
    let random: UInt64 = randomness.next()
    return (Self.hexadecimal(seconds, width: 8) + Self.hexadecimal(random, width: 16)).uppercased()
  }

  /// A random UUID of 36 lower-case characters.
  mutating func ruleID() -> String {
    let high: UInt64 = randomness.next()
    let low: UInt64 = randomness.next()
    // Version 4 and variant 1 of RFC 9562.
    let digits = Array(
      Self.hexadecimal(high & ~0xF000 | 0x4000, width: 16)
        + Self.hexadecimal(low & ~(0xC0 << 56) | 0x80 << 56, width: 16))
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
  }

  private static func hexadecimal(_ number: UInt64, width: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
