internal import Diagnostics

/// The lines that version control leaves in a file whose conflict nobody has resolved.
enum MergeConflict {
  /// The finding about the first of these lines; nil for a text without any.
  ///
  /// Only a text that is no YAML is looked through: a block of text may hold such lines by right.
  static func diagnostic(in lines: SourceLines, file: SourceFile) -> Diagnostic? {
    let numbers = (1...lines.count).filter { number in lines.line(number).map(isMarker) == true }
    guard let first = numbers.first, let last = numbers.last else { return nil }
    let labels = numbers.count > 1 ? [Diagnostic.Label(span: span(of: last, lines, file), message: "to here")] : []
    return Diagnostic(
      .malformedYAML, "a merge conflict is left in the file", at: span(of: first, lines, file), labels: labels,
      help: ["keep what is right of both sides, and remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`"])
  }

  private static func isMarker(_ line: String) -> Bool {
    let bytes = Array(line.utf8)
    guard let sign = bytes.first, "<|=>".utf8.contains(sign), bytes.prefix(while: { $0 == sign }).count == 7 else {
      return false
    }
    return bytes.count == 7 || bytes[7] == UInt8(ascii: " ")
  }

  private static func span(of number: Int, _ lines: SourceLines, _ file: SourceFile) -> SourceSpan {
    let length = lines.line(number)?.unicodeScalars.count ?? 0
    return SourceSpan(
      file: file, start: SourcePosition(line: number, column: 1),
      end: SourcePosition(line: number, column: length + 1))
  }
}
