internal import Diagnostics

/// A comment that takes the end of a list or mapping with it: `[logs/, #temp/]`.
enum SwallowedBracket {
  /// How many lines above the parser's complaint are looked at.
  private static let reach = 50

  /// The finding about the comment nearest above a line, or in it; nil where there is none.
  static func diagnostic(upTo last: Int, in lines: SourceLines, file: SourceFile) -> Diagnostic? {
    for number in stride(from: last, through: max(1, last - reach), by: -1) {
      guard let line = lines.line(number) else { continue }
      let scalars = Array(line.unicodeScalars)
      for index in scalars.indices.dropFirst()
      where scalars[index] == "#" && " \t".unicodeScalars.contains(scalars[index - 1]) {
        let before = FlowBrackets(scalars[..<index])
        guard !before.isInQuotes else { continue }
        // What follows is comment, whatever it holds.
        guard let closing = before.closing, let bracket = scalars[index...].firstIndex(of: closing) else { break }
        return diagnostic(scalars, comment: index, bracket: bracket, line: number, file: file)
      }
    }
    return nil
  }

  private static func diagnostic(
    _ line: [Unicode.Scalar], comment: Int, bracket: Int, line number: Int, file: SourceFile
  ) -> Diagnostic {
    let swallowed = line[comment..<bracket]
    let text = String(String.UnicodeScalarView(swallowed))
    let span = SourceSpan(
      file: file, start: SourcePosition(line: number, column: comment + 1),
      end: SourcePosition(line: number, column: line.count + 1))
    let closing = QuotedText(String(line[bracket]))
    let quoted = "\"\(text)\""
    let isOneText = !swallowed.contains { " ,\"\\".unicodeScalars.contains($0) }
    return Diagnostic(
      .malformedYAML, "a comment begins here and takes the \(closing) with it", at: span,
      notes: ["behind a blank, `#` begins a comment up to the end of the line"],
      help: isOneText
        ? ["quote the text: \(QuotedText(quoted)); or write a comment behind the \(closing)"]
        : ["quote a text that begins with `#`, or write a comment behind the \(closing)"])
  }
}
