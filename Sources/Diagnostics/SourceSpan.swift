/// A position in a source text.
package struct SourcePosition: Hashable, Comparable, Sendable {
  // A tree holds several positions for each of its nodes, so they are kept small.
  private let storedLine: Int32
  private let storedColumn: Int32

  package init(line: Int, column: Int) {
    storedLine = Int32(clamping: line)
    storedColumn = Int32(clamping: column)
  }

  /// The line, from 1.
  package var line: Int { Int(storedLine) }
  /// The column in Unicode scalars, from 1.
  package var column: Int { Int(storedColumn) }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A stretch of a source text, from its first character to just behind its last.
package struct SourceSpan: Hashable, Sendable {
  package let sourceFile: SourceFile
  package let start: SourcePosition
  /// Just behind the last character; never before `start`.
  package let end: SourcePosition

  package init(file: SourceFile, start: SourcePosition, end: SourcePosition) {
    sourceFile = file
    self.start = start
    self.end = max(start, end)
  }

  package init(file: String, start: SourcePosition, end: SourcePosition) {
    self.init(file: SourceFile(file), start: start, end: end)
  }

  /// The file as the user named it.
  package var file: String { sourceFile.name }
}

extension SourceSpan: CustomStringConvertible {
  /// `file:line:column` of the first character.
  package var description: String { "\(file):\(start.line):\(start.column)" }
}
