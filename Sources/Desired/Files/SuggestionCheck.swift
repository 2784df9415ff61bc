internal import Diagnostics

/// Keeps suggestions where putting them in does what they say, by looking at the text that they would replace.
///
/// A value can come of variables, of an anchor, or of a block of several lines; the place is then right, but another text
/// in it would mean something else in other places too.
enum SuggestionCheck {
  static func apply(to diagnostics: [Diagnostic], _ texts: [String: [UInt8]]) -> [Diagnostic] {
    guard diagnostics.contains(where: { $0.suggestion != nil }) else { return diagnostics }
    var lines: [String: SourceLines] = [:]
    return diagnostics.map { diagnostic in
      guard let suggestion = diagnostic.suggestion else { return diagnostic }
      let file = suggestion.span.file
      let source = lines[file] ?? SourceLines(texts[file] ?? [])
      lines[file] = source
      guard let written = written(at: suggestion.span, in: source), fits(suggestion.replacement, over: written) else {
        return diagnostic.withoutSuggestion
      }
      return diagnostic
    }
  }

  /// What stands at a place within one line.
  private static func written(at span: SourceSpan, in source: SourceLines) -> Substring.UnicodeScalarView? {
    guard span.start.line == span.end.line, let line = source.line(span.start.line) else { return nil }
    return line.unicodeScalars.dropFirst(span.start.column - 1).prefix(span.end.column - span.start.column)
  }

  private static func fits(_ replacement: String, over written: Substring.UnicodeScalarView) -> Bool {
    guard let first = written.first, !"&!|>".unicodeScalars.contains(first) else { return false }
    // A variable goes in place of a variable, and a text in place of one that has none.
    return replacement.hasPrefix("$") ? first == "$" : !written.contains("$")
  }
}
