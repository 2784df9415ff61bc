package import Diagnostics

/// A diagnostic as data, as every JSON document of the program holds it.
package struct DiagnosticRecord: Codable, Hashable, Sendable {
  /// `OSSR` and the number.
  package let code: String
  /// `error`, `warning` or `info`.
  package let severity: String
  package let message: String
  package let span: Span?
  package let labels: [Label]
  package let notes: [String]
  package let help: [String]
  package let suggestion: Suggestion?

  package init(_ diagnostic: Diagnostic) {
    code = diagnostic.code.description
    severity = diagnostic.severity.rawValue
    message = diagnostic.message
    span = diagnostic.span.map { Span($0) }
    labels = diagnostic.labels.map { Label(span: Span($0.span), message: $0.message) }
    notes = diagnostic.notes
    help = diagnostic.help
    suggestion = diagnostic.suggestion.map { Suggestion(span: Span($0.span), replacement: $0.replacement) }
  }

  /// A second place that explains the first.
  package struct Label: Codable, Hashable, Sendable {
    package let span: Span
    package let message: String
  }

  /// A text that would most likely be right.
  package struct Suggestion: Codable, Hashable, Sendable {
    package let span: Span
    package let replacement: String
  }

  /// From the first character to just behind the last.
  package struct Span: Codable, Hashable, Sendable {
    package let file: String
    package let start: Position
    package let end: Position

    init(_ span: SourceSpan) {
      file = span.file
      start = Position(span.start)
      end = Position(span.end)
    }

    var span: SourceSpan { SourceSpan(file: file, start: start.position, end: end.position) }
  }

  /// Line and column from 1, columns in Unicode scalars.
  package struct Position: Codable, Hashable, Sendable {
    package let line: Int
    package let column: Int

    init(_ position: SourcePosition) {
      line = position.line
      column = position.column
    }

    var position: SourcePosition { SourcePosition(line: line, column: column) }
  }
}

extension DiagnosticRecord {
  /// The diagnostic again; nil when its code or severity is none. A code that this version does not know has no page.
  package var diagnostic: Diagnostic? {
    guard code.hasPrefix("OSSR"), let number = Int(code.dropFirst(4)), (1000...9999).contains(number),
      let severity = Severity(rawValue: severity)
    else { return nil }
    return Diagnostic(
      DiagnosticCode.all.first { $0.number == number } ?? DiagnosticCode(number, "", page: ""), severity: severity,
      message, at: span?.span, labels: labels.map { Diagnostic.Label(span: $0.span.span, message: $0.message) },
      notes: notes, help: help,
      suggestion: suggestion.map { Diagnostic.Suggestion(span: $0.span.span, replacement: $0.replacement) })
  }
}
