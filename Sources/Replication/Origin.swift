/// The place in a configuration file that gave a value.
package struct Origin: Hashable, Comparable, Sendable {
  /// The file as the user named it.
  package let file: String
  // There are many origins for every rule, so they are kept small.
  private let storedLine: Int32
  private let storedColumn: Int32
  private let storedEndLine: Int32
  private let storedEndColumn: Int32

  /// - Parameter end: just behind the last character of the value; nil where that is not known.
  package init(file: String, line: Int, column: Int, end: (line: Int, column: Int)? = nil) {
    self.file = file
    storedLine = Int32(clamping: line)
    storedColumn = Int32(clamping: column)
    storedEndLine = Int32(clamping: end?.line ?? line)
    storedEndColumn = Int32(clamping: end?.column ?? column + 1)
  }

  /// The line, from 1.
  package var line: Int { Int(storedLine) }
  /// The column in characters, from 1.
  package var column: Int { Int(storedColumn) }
  /// Just behind the last character of the value; behind the first where that is not known. It is no part of what the place is.
  package var end: (line: Int, column: Int) { (Int(storedEndLine), Int(storedEndColumn)) }

  package static func == (left: Origin, right: Origin) -> Bool {
    left.storedLine == right.storedLine && left.storedColumn == right.storedColumn && left.file == right.file
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(storedLine)
    hasher.combine(storedColumn)
  }

  package static func < (left: Origin, right: Origin) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension Origin: CustomStringConvertible {
  /// `file:line:column`, which editors and terminals turn into a link.
  package var description: String { "\(file):\(line):\(column)" }
}
