package import Diagnostics
package import Replication

extension Plan {
  /// What the plan could not see, what stops it and what is very likely not meant so, each at its place where it has one.
  package var diagnostics: [Diagnostic] {
    unknown.map(\.diagnostic) + blocks.filter { $0.rail != .feasibility }.flatMap(\.diagnostics)
      + feasibilityDiagnostics + warnings.map(\.diagnostic)
  }
}

extension Origin {
  /// The place as a span of one character.
  package var span: SourceSpan {
    let start = SourcePosition(line: line, column: column)
    return SourceSpan(file: file, start: start, end: SourcePosition(line: line, column: column + 1))
  }
}
