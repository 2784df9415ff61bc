/// A bucket's name, in which `*` stands for any characters and `?` for one.
struct NamePattern: Hashable, Sendable {
  private let bytes: [UInt8]

  /// Nil for a text that no bucket's name can match.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    let isPossible =
      !bytes.isEmpty
      && bytes.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || "-*?".utf8.contains(byte)
      }
    guard isPossible, bytes.first != UInt8(ascii: "-") else { return nil }
    self.bytes = bytes
  }

  func matches(_ name: String) -> Bool { Wildcard.matches(bytes, name.utf8) }
}
