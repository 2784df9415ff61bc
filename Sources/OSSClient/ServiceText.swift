internal import OSSSignature

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

  static func line(_ text: String, atMost longest: Int = longest) -> String {
    var output = ""
    var rest = text.unicodeScalars[...]
    var count = 0
    while count < longest, let scalar = rest.popFirst() {
      append(scalar, to: &output)
      count += 1
    }
    return rest.isEmpty ? output : "\(output)... (\(rest.count) characters more)"
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout String) {
    switch scalar.properties.generalCategory {
    case .control where scalar == "\n" || scalar == "\r" || scalar == "\t": output += " "
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      output += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
    default: output.unicodeScalars.append(scalar)
    }
  }
}
