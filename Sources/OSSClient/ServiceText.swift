internal import OSSSignature
internal import TerminalText

/// Words of a service as they go into our messages: one line, of a length that a line can bear, with everything that a
/// terminal or a log would act on written as an escape.
enum ServiceText {
  /// The longest text that is kept whole, in characters of Unicode.
  static let longest = 300

  /// The longest text that is kept of an answer at all, in characters of Unicode: nobody reads more, and a text of
  /// megabytes would be looked through again and again.
  static let longestKept = 1_000

  /// The beginning of a text, without the credentials that may stand in it.
  ///
  /// They are looked for in little more than the beginning. One that is cut in two at the end of that is not found, so as
  /// much as it could have is dropped there.
  static func kept(_ text: String, redacted: Redaction) -> String {
    let margin = redacted.longestSpelling
    guard let whole = beginning(of: text, atMost: longestKept + margin) else {
      let text = redacted(text)
      return beginning(of: text, atMost: longestKept).map { $0 + "..." } ?? text
    }
    let scalars = redacted(whole).unicodeScalars
    return String(scalars.dropLast(margin).prefix(longestKept)) + "..."
  }

  /// So many characters of a text; nil when it has no more.
  private static func beginning(of text: String, atMost count: Int) -> String? {
    let scalars = text.unicodeScalars
    guard let end = scalars.index(scalars.startIndex, offsetBy: count, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return nil }
    return String(scalars[..<end])
  }

  /// The beginning of a text as one line, with the number of characters that were cut off.
  static func line(_ text: String, atMost longest: Int = longest) -> String {
    let scalars = text.unicodeScalars
    let shown = scalars.prefix(longest).reduce(into: "") { $0 += words($1) }
    let rest = scalars.count - longest
    return rest > 0 ? "\(shown)... (\(rest) characters more)" : shown
  }

  /// What breaks lines only parts the words of a sentence.
  private static func words(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n", "\r", "\t": " "
    default: DisplayText(ascii: false).cell(scalar).text
    }
  }
}
