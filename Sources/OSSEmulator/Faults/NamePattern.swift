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

  /// Walks over both once and goes back only to the last star, so that no pattern takes long.
  func matches(_ name: String) -> Bool {
    let name = Array(name.utf8)
    var (index, position) = (0, 0)
    var star: (index: Int, position: Int)?
    while position < name.count {
      if index < bytes.count, bytes[index] == name[position] || bytes[index] == UInt8(ascii: "?") {
        index += 1
        position += 1
      } else if index < bytes.count, bytes[index] == UInt8(ascii: "*") {
        star = (index, position)
        index += 1
      } else if let last = star {
        index = last.index + 1
        position = last.position + 1
        star = (last.index, last.position + 1)
      } else {
        return false
      }
    }
    return bytes[index...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
