/// A position in a source text.
package struct SourcePosition: Hashable, Comparable, Sendable {
  // A tree holds several positions for each of its nodes, so they are kept small.
  private let storedLine: Int32
  private let storedColumn: Int32

  package init(line: Int, column: Int) {
    storedLine = Int32(clamping: line)
    storedColumn = Int32(clamping: column)
  }

  fileprivate init(storedLine: Int32, storedColumn: Int32) {
    self.storedLine = storedLine
    self.storedColumn = storedColumn
  }

  /// The line, from 1.
  package var line: Int { Int(storedLine) }
  /// The column in Unicode scalars, from 1.
  package var column: Int { Int(storedColumn) }

  package static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    left.storedLine == right.storedLine
      ? left.storedColumn < right.storedColumn : left.storedLine < right.storedLine
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
    self.end = end < start ? start : end
  }

  /// The same from numbers as they are stored, in one call for the hundreds of thousands of a large file.
  ///
  /// - Parameters:
  ///   - start: the line and the column of the first character, from 1.
  ///   - end: those of the place behind the last.
  package init(file: SourceFile, start: (line: Int32, column: Int32), end: (line: Int32, column: Int32)) {
    self.init(
      file: file, start: SourcePosition(storedLine: start.line, storedColumn: start.column),
      end: SourcePosition(storedLine: end.line, storedColumn: end.column))
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
