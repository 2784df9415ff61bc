internal import XMLDocument

extension XMLElement {
  /// The element as a document in UTF-8, with a declaration and without white space between elements.
  ///
  /// An answer may repeat what a client has sent, so characters that XML cannot carry become U+FFFD instead of being an
  /// error. Names are the emulator's own and need no check; attributes are not used.
  var documentBytes: [UInt8] {
    var bytes = Array(#"<?xml version="1.0" encoding="UTF-8"?>"#.utf8)
    bytes.reserveCapacity(1024)
    bytes.append(UInt8(ascii: "\n"))
    write(to: &bytes)
    return bytes
  }

  private func write(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ">"))
    Self.write(text, to: &bytes)
    for child in children { child.write(to: &bytes) }
    bytes.append(UInt8(ascii: "<"))
    bytes.append(UInt8(ascii: "/"))
    bytes.append(contentsOf: name.utf8)
    bytes.append(UInt8(ascii: ">"))
  }

  private static func write(_ text: String, to bytes: inout [UInt8]) {
    // U+FFFE and U+FFFF, which XML forbids too, begin with EF BF in UTF-8.
    let isPlain = text.utf8.allSatisfy { byte in
      byte >= 0x20 && byte != 0xEF && byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<")
        && byte != UInt8(ascii: ">")
    }
    guard !isPlain else { return bytes.append(contentsOf: text.utf8) }
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes.append(contentsOf: "&amp;".utf8)
      case "<": bytes.append(contentsOf: "&lt;".utf8)
      case ">": bytes.append(contentsOf: "&gt;".utf8)
      case "\r": bytes.append(contentsOf: "&#13;".utf8)
      case "\t", "\n": bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        bytes.append(contentsOf: UTF8.encodedReplacementCharacter)
      default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
  }
}
