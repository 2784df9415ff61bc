/// A sign that is wrong where the parser takes it for what it looks like.
struct Suspect {
  enum Kind {
    /// An anchor or alias with a sign behind its name that libyaml does not count to it, and YAML does.
    case name(length: Int32)
    /// A `#` right behind quotes or brackets.
    case comment
    /// A `#` right behind the signs that begin a block of text.
    case header
  }

  let mark: Mark
  let kind: Kind
}

/// Finds suspects in one pass over the bytes, wherever they stand: most lie inside texts and comments, where nobody asks.
enum SuspectScan {
  static func suspects(in bytes: [UInt8]) -> [Suspect] {
    var suspects: [Suspect] = []
    bytes.withUnsafeBufferPointer { bytes in
      var (line, column): (Int32, Int32) = (1, 1)
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\n"): (line, column) = (line + 1, 0)
        case UInt8(ascii: "\r"):
          if index + 1 == bytes.count || bytes[index + 1] != UInt8(ascii: "\n") { (line, column) = (line + 1, 0) }
        case UInt8(ascii: "&"), UInt8(ascii: "*"):
          if let length = length(ofNameAt: index, in: bytes) {
            suspects.append(Suspect(mark: Mark(line: line, column: column), kind: .name(length: length)))
          }
        case UInt8(ascii: "#"):
          if let kind = kind(ofCommentAt: index, in: bytes) {
            suspects.append(Suspect(mark: Mark(line: line, column: column), kind: kind))
          }
        default: break
        }
        index += 1
        if index < bytes.count, bytes[index] & 0xC0 != 0x80 { column += 1 }
      }
    }
    return suspects
  }

  private static func length(ofNameAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int32? {
    var end = start + 1
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    guard end > start + 1, end < bytes.count, "?:%@`".utf8.contains(bytes[end]) else { return nil }
    return Int32(clamping: end - start + 1)
  }

  private static func kind(ofCommentAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Suspect.Kind? {
    guard start > 0 else { return nil }
    if "\"']}".utf8.contains(bytes[start - 1]) { return .comment }
    var index = start - 1
    while index > 0, start - index < 3, "+-0123456789".utf8.contains(bytes[index]) { index -= 1 }
    return "|>".utf8.contains(bytes[index]) ? .header : nil
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
