/// Finds keys that an object of a JSON text has twice.
///
/// Readers differ in which of two values they take, so that a gate would read another plan than the one that is applied. Keys
/// are compared as they are meant: `"a"` and `"\u0061"` are one.
struct JSONKeys {
  private let bytes: [UInt8]
  private var position = 0

  /// - Parameter bytes: a text that a JSON decoder has read.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The first key that is there again in its object; nil where there is none.
  mutating func firstRepeated() -> String? {
    // The keys of the objects that are open; nil for a list.
    var open: [Set<[UInt8]>?] = []
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "{"): open.append([])
      case UInt8(ascii: "["): open.append(nil)
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = open.popLast()
      case UInt8(ascii: "\""):
        let text = readString()
        if isBeforeColon, let last = open.indices.last, open[last]?.insert(text).inserted == false {
          return String(decoding: text, as: UTF8.self)
        }
        continue
      default: break
      }
      position += 1
    }
    return nil
  }

  /// Whether a colon follows, so that what was read is a key.
  private var isBeforeColon: Bool {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    return bytes[position...].first { !blanks.contains($0) } == UInt8(ascii: ":")
  }

  /// Reads a string and goes behind it.
  private mutating func readString() -> [UInt8] {
    var text: [UInt8] = []
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
      if bytes[position] == UInt8(ascii: "\\") {
        readEscape(into: &text)
      } else {
        text.append(bytes[position])
        position += 1
      }
    }
    position += 1
    return text
  }

  private mutating func readEscape(into text: inout [UInt8]) {
    let letter = position + 1 < bytes.count ? bytes[position + 1] : 0
    position += 2
    switch letter {
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      var units = [readUnit()]
      // The second half of a character beyond the first 65,536.
      if (0xD800...0xDBFF).contains(units[0]), bytes[position...].starts(with: [0x5C, UInt8(ascii: "u")]) {
        position += 2
        units.append(readUnit())
      }
      text += Array(String(decoding: units, as: UTF16.self).utf8)
    default: text.append(letter)
    }
  }

  private mutating func readUnit() -> UInt16 {
    let end = min(position + 4, bytes.count)
    defer { position = end }
    return UInt16(String(decoding: bytes[position..<end], as: UTF8.self), radix: 16) ?? 0
  }
}
