internal import Diagnostics

/// A character beyond U+FFFF as JSON writes it, with two escapes, which YAML does not put together.
struct SurrogateEscape {
  private let text: String
  private let column: Int
  /// The character; nil for half of one.
  private let scalar: Unicode.Scalar?

  /// The escape that stands in a column of a line or just before it; nil for another one.
  init?(_ line: [Unicode.Scalar], near column: Int) {
    guard let start = line.prefix(column + 1).lastIndex(of: "\\"), let high = Self.number(in: line, at: start),
      (0xD800...0xDFFF).contains(high)
    else { return nil }
    self.column = start + 1
    if (0xD800...0xDBFF).contains(high), let low = Self.number(in: line, at: start + 6), (0xDC00...0xDFFF).contains(low)
    {
      text = String(String.UnicodeScalarView(line[start..<(start + 12)]))
      scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
    } else {
      text = String(String.UnicodeScalarView(line[start..<(start + 6)]))
      scalar = nil
    }
  }

  /// The number of an escape such as `\uD83D`.
  private static func number(in line: [Unicode.Scalar], at start: Int) -> UInt32? {
    guard start + 6 <= line.count, line[start] == "\\", line[start + 1] == "u" else { return nil }
    return UInt32(String(String.UnicodeScalarView(line[(start + 2)..<(start + 6)])), radix: 16)
  }

  func diagnostic(inLine number: Int, of file: SourceFile) -> Diagnostic {
    let span = SourceSpan(
      file: file, start: SourcePosition(line: number, column: column),
      end: SourcePosition(line: number, column: column + text.unicodeScalars.count))
    let note = "JSON writes some characters with two escapes, YAML each with one"
    guard let scalar else {
      return Diagnostic(
        .malformedYAML, "\(QuotedText(text)) is half of a character", at: span, notes: [note],
        help: ["write the character itself"])
    }
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let escape = "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
    return Diagnostic(
      .malformedYAML, "\(QuotedText(text)) is no escape of YAML", at: span, notes: [note],
      help: ["write the character itself, or \(QuotedText(escape))"],
      suggestion: Diagnostic.Suggestion(span: span, replacement: escape))
  }
}
