internal import Diagnostics

/// Keeps suggestions where putting them in does what they say, by looking at the text that they would replace.
///
/// A value can come of variables, of an anchor, or of a block of several lines; the place is then right, but another text
/// in it would mean something else in other places too.
enum SuggestionCheck {
  static func apply(to diagnostics: [Diagnostic], _ texts: [String: [UInt8]]) -> [Diagnostic] {
    guard diagnostics.contains(where: { $0.suggestion != nil }) else { return diagnostics }
    var text = WrittenText(texts)
    return diagnostics.map { diagnostic in
      guard let suggestion = diagnostic.suggestion else { return diagnostic }
      guard let written = text.within(suggestion.span), fits(suggestion.replacement, over: written) else {
        return diagnostic.withoutSuggestion
      }
      return diagnostic
    }
  }

  private static func fits(_ replacement: String, over written: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = written.first, !"&!|>".unicodeScalars.contains(first) else { return false }
    // A variable goes in place of a variable, and a text in place of one that has none.
    return replacement.hasPrefix("$") ? first == "$" : !written.contains("$")
  }
}

/// The files, from which one line is kept in characters: findings come in the order of the lines, and a line of a megabyte
/// can have thousands of them.
private struct WrittenText {
  private let texts: [String: [UInt8]]
  private var files: [String: SourceLines] = [:]
  private var line: (file: String, number: Int, text: [Unicode.Scalar])?

  init(_ texts: [String: [UInt8]]) { self.texts = texts }

  /// What stands at a place; nil when it is not within one line.
  mutating func within(_ span: SourceSpan) -> ArraySlice<Unicode.Scalar>? {
    guard span.start.line == span.end.line else { return nil }
    if line?.file != span.file || line?.number != span.start.line {
      let source = files[span.file] ?? SourceLines(texts[span.file] ?? [])
      files[span.file] = source
      line = source.line(span.start.line).map { (span.file, span.start.line, Array($0.unicodeScalars)) }
    }
    return line?.text.dropFirst(span.start.column - 1).prefix(span.end.column - span.start.column)
  }
}
