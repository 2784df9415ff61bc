/// Finds where a text stops being JSON, which the decoder does not tell.
struct JSONSyntax {
  /// A place in a text, both from 1; the column counts bytes.
  struct Position: Hashable {
    let line: Int
    let column: Int
  }

  /// Deeper nesting than this is taken for an error.
  private static let maximumDepth = 200

  private let bytes: [UInt8]
  private var index = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The first byte that no JSON text could have there, or the end of a text that ends too early; nil for JSON.
  static func firstError(in bytes: [UInt8]) -> Position? {
    var scanner = JSONSyntax(bytes)
    let isValue = scanner.skipValue(depth: 0)
    scanner.skipWhiteSpace()
    if isValue, scanner.index == bytes.count { return nil }
    let before = bytes[..<scanner.index]
    let line = before.count { $0 == newLine } + 1
    let lineStart = before.lastIndex(of: newLine).map { $0 + 1 } ?? 0
    return Position(line: line, column: scanner.index - lineStart + 1)
  }

  private static let newLine = UInt8(ascii: "\n")

  private var next: UInt8? { index < bytes.count ? bytes[index] : nil }

  private mutating func skipWhiteSpace() {
    while let byte = next, " \t\r\n".utf8.contains(byte) { index += 1 }
  }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard next == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipValue(depth: Int) -> Bool {
    guard depth < Self.maximumDepth else { return false }
    skipWhiteSpace()
    switch next {
    case UInt8(ascii: "{"): return skipMembers(until: UInt8(ascii: "}"), depth: depth, haveNames: true)
    case UInt8(ascii: "["): return skipMembers(until: UInt8(ascii: "]"), depth: depth, haveNames: false)
    case UInt8(ascii: "\""): return skipString()
    default: return skipWord()
    }
  }

  private mutating func skipMembers(until end: UInt8, depth: Int, haveNames: Bool) -> Bool {
    index += 1
    skipWhiteSpace()
    if skip(end) { return true }
    while true {
      if haveNames {
        skipWhiteSpace()
        guard next == UInt8(ascii: "\""), skipString() else { return false }
        skipWhiteSpace()
        guard skip(UInt8(ascii: ":")) else { return false }
      }
      guard skipValue(depth: depth + 1) else { return false }
      skipWhiteSpace()
      if skip(end) { return true }
      guard skip(UInt8(ascii: ",")) else { return false }
    }
  }

  private mutating func skipString() -> Bool {
    index += 1
    while let byte = next, byte >= 0x20 {
      index += 1
      if byte == UInt8(ascii: "\"") { return true }
      if byte == UInt8(ascii: "\\"), next != nil { index += 1 }
    }
    return false
  }

  /// A number, `true`, `false` or `null`; numbers are only checked for their characters.
  private mutating func skipWord() -> Bool {
    for word in ["true", "false", "null"] where bytes[index...].starts(with: word.utf8) {
      index += word.utf8.count
      return true
    }
    let start = index
    while let byte = next, "0123456789+-.eE".utf8.contains(byte) { index += 1 }
    return index > start
  }
}
