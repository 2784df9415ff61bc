package import Diagnostics
package import Replication

extension Origin {
  /// The place as a span of the value.
  package var span: SourceSpan {
    let start = SourcePosition(line: line, column: column)
    return SourceSpan(file: file, start: start, end: SourcePosition(line: end.line, column: end.column))
  }
}
