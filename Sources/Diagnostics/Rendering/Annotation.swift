/// A stretch of one line to be underlined.
struct Annotation {
  let line: Int
  /// The index of the first character, from 0; nil for the first one that is no blank.
  let start: Int?
  /// The index behind the last character; nil for the end of the line.
  let end: Int?
  let isPrimary: Bool
  /// What is said about it.
  let message: String?

  /// A span as annotations: one for a span within a line, one each for the first and the last line of a longer one.
  static func annotations(of span: SourceSpan, isPrimary: Bool, message: String? = nil) -> [Annotation] {
    var lastLine = span.end.line
    var end: Int? = span.end.column - 1
    if lastLine > span.start.line, span.end.column == 1 {
      lastLine -= 1
      end = nil
    }
    let start = span.start.column - 1
    guard lastLine > span.start.line else {
      return [Annotation(line: span.start.line, start: start, end: end, isPrimary: isPrimary, message: message)]
    }
    return [
      Annotation(line: span.start.line, start: start, end: nil, isPrimary: isPrimary, message: nil),
      Annotation(line: lastLine, start: nil, end: end, isPrimary: isPrimary, message: message),
    ]
  }
}
