internal import Diagnostics

/// A position in the text that is being read.
///
/// A tree holds two for each of its nodes, and the composer compares them for every event, so they are kept small and in this
/// module, where what they do is put in the place of the call.
struct Mark: BitwiseCopyable {
  /// From 1.
  let line: Int32
  /// In Unicode scalars, from 1.
  let column: Int32

  var position: SourcePosition { SourcePosition(line: Int(line), column: Int(column)) }

  static func < (left: Mark, right: Mark) -> Bool {
    left.line == right.line ? left.column < right.column : left.line < right.line
  }
}

/// A stretch of the text that is being read.
struct Place: BitwiseCopyable {
  let start: Mark
  /// Just behind its last character.
  var end: Mark

  func span(in file: SourceFile) -> SourceSpan {
    SourceSpan(file: file, start: (start.line, start.column), end: (end.line, end.column))
  }
}
