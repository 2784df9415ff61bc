/// A pattern over texts: `*` stands for any characters, `?` for one byte, everything else for itself.
package struct Glob: Hashable, Sendable {
  /// As the user wrote it.
  package let pattern: String
  private let bytes: [UInt8]

  /// Takes any text; one without a wildcard fits only itself.
  package init(_ pattern: String) {
    self.pattern = pattern
    bytes = Array(pattern.utf8)
  }

  /// Whether the pattern has a wildcard at all.
  package var hasWildcard: Bool { bytes.contains(where: Self.isWildcard) }

  /// What every match begins with.
  package var literalPrefix: String { String(decoding: bytes.prefix { !Self.isWildcard($0) }, as: UTF8.self) }

  /// Whether the whole text fits the pattern.
  ///
  /// Only the last `*` is ever tried again with one more character, so the time grows with the product of both lengths at
  /// most.
  package func matches(_ text: String) -> Bool {
    let text = Array(text.utf8)
    var (place, index) = (0, 0)
    var retry: (place: Int, index: Int)?
    while index < text.count {
      if place < bytes.count, bytes[place] == Self.anyText {
        retry = (place, index)
        place += 1
      } else if place < bytes.count, bytes[place] == Self.anyCharacter || bytes[place] == text[index] {
        place += 1
        index += 1
      } else if let last = retry {
        retry = (last.place, last.index + 1)
        (place, index) = (last.place + 1, last.index + 1)
      } else {
        return false
      }
    }
    return bytes[place...].allSatisfy { $0 == Self.anyText }
  }

  private static let anyText = UInt8(ascii: "*")
  private static let anyCharacter = UInt8(ascii: "?")

  private static func isWildcard(_ byte: UInt8) -> Bool { byte == anyText || byte == anyCharacter }
}
