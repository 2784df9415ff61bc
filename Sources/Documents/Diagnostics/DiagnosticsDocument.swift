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
  ///   - diagnostics: Every diagnostic of the run, in the order in which they were printed.
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
