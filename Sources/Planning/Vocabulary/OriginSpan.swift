package import Diagnostics
package import Replication

extension Origin {
  /// The place as a span of one character.
  package var span: SourceSpan {
    let start = SourcePosition(line: line, column: column)
    return SourceSpan(file: file, start: start, end: SourcePosition(line: line, column: column + 1))
  }
}
