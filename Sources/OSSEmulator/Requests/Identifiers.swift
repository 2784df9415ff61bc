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
    return Self.hexadecimal([(seconds, 8), (random, 16)])
  }

  /// A random UUID of 36 lower-case characters.
  mutating func ruleID() -> String {
    let high: UInt64 = randomness.next()
    let low: UInt64 = randomness.next()
    // Version 4 and variant 1 of RFC 9562.
    let digits = Array(
      Self.hexadecimal([(high & ~0xF000 | 0x4000, 16), (low & ~(0xC0 << 56) | 0x80 << 56, 16)]).lowercased())
    return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
  }

  /// So many letters and digits by chance.
  mutating func letters(_ count: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    let bytes = (0..<count).map { _ in
      let number: UInt64 = randomness.next()
      return alphabet[Int(number % UInt64(alphabet.count))]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The lowest digits of numbers, each as many as its width, in upper case.
  private static func hexadecimal(_ numbers: [(number: UInt64, width: Int)]) -> String {
    var digits: [UInt8] = []
    digits.reserveCapacity(32)
    for (number, width) in numbers {
      for place in (0..<UInt64(width)).reversed() {
        let digit = UInt8(number >> (4 * place) & 15)
        digits.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10)
      }
    }
    return String(decoding: digits, as: UTF8.self)
  }
}
