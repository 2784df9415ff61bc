internal import Diagnostics

/// What a request to OSS can carry: its bodies are XML 1.0, in which some characters can't even be written as escapes
/// (production `Char` of <https://www.w3.org/TR/xml/>).
enum SendableText {
  /// Costs one look at the bytes: control characters are single ones, and the two others are U+FFFE and U+FFFF.
  static func holds(_ text: String) -> Bool {
    var (beforeLast, last): (UInt8, UInt8) = (0, 0)
    for byte in text.utf8 {
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D { return false }
      if byte >= 0xBE, byte <= 0xBF, last == 0xBF, beforeLast == 0xEF { return false }
      (beforeLast, last) = (last, byte)
    }
    return true
  }

  static func diagnostic(_ text: Located<String>, _ name: String) -> Diagnostic {
    let scalar = text.value.unicodeScalars.first { !holds(String($0)) }
    let number = scalar.map { String($0.value, radix: 16, uppercase: true) } ?? ""
    let padded = String(repeating: "0", count: max(0, 4 - number.utf8.count)) + number
    return Diagnostic(
      .unsendableCharacter, "\(QuotedText(name)) holds the character U+\(padded), which no request to OSS can carry",
      at: text.span, notes: ["requests are XML 1.0"], help: ["write it without the character"])
  }
}
