package import Diagnostics

/// The diagnostics of a run as data: `oss-repl.diagnostics`, version 1.0.
///
/// `config-schema/diagnostics.schema.json` describes it. Fields may be added in a minor version; readers ignore those that
/// they don't know.
package struct DiagnosticsDocument: Encodable, Sendable {
  private let format = "oss-repl.diagnostics"
  private let formatVersion = "1.0"
  private let counts: Counts
  private let diagnostics: [DiagnosticRecord]
  private let exit: Int32

  /// - Parameters:
  ///   - diagnostics: Everything that was found, in the order in which it was told.
  ///   - exit: The status that the run ends with.
  package init(_ diagnostics: [Diagnostic], exit: Int32) {
    self.diagnostics = diagnostics.map(DiagnosticRecord.init)
    self.exit = exit
    counts = Counts(diagnostics)
  }

  private enum CodingKeys: String, CodingKey {
    case format
    case formatVersion = "format_version"
    case counts
    case diagnostics
    case exit
  }

  /// How many diagnostics there are of each severity.
  private struct Counts: Encodable {
    let error: Int
    let warning: Int
    let info: Int

    init(_ diagnostics: [Diagnostic]) {
      error = diagnostics.count { $0.severity == .error }
      warning = diagnostics.count { $0.severity == .warning }
      info = diagnostics.count { $0.severity == .information }
    }
  }
}

/// A diagnostic as data, as every JSON document of the program holds it.
package struct DiagnosticRecord: Encodable, Sendable {
  private let code: String
  private let severity: String
  private let message: String
  private let span: Span?
  private let labels: [Label]
  private let notes: [String]
  private let help: [String]
  private let suggestion: Suggestion?

  package init(_ diagnostic: Diagnostic) {
    code = diagnostic.code.description
    severity = diagnostic.severity.rawValue
    message = diagnostic.message
    span = diagnostic.span.map(Span.init)
    labels = diagnostic.labels.map { Label(span: Span($0.span), message: $0.message) }
    notes = diagnostic.notes
    help = diagnostic.help
    suggestion = diagnostic.suggestion.map { Suggestion(span: Span($0.span), replacement: $0.replacement) }
  }

  private struct Label: Encodable {
    let span: Span
    let message: String
  }

  private struct Suggestion: Encodable {
    let span: Span
    let replacement: String
  }

  /// From the first character to just behind the last.
  private struct Span: Encodable {
    let file: String
    let start: Position
    let end: Position

    init(_ span: SourceSpan) {
      file = span.file
      start = Position(span.start)
      end = Position(span.end)
    }
  }

  /// Line and column from 1, columns in Unicode scalars.
  private struct Position: Encodable {
    let line: Int
    let column: Int

    init(_ position: SourcePosition) {
      line = position.line
      column = position.column
    }
  }
}
