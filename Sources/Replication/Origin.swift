/// The place in a configuration file that gave a value.
package struct Origin: Hashable, Comparable, Sendable {
  /// The file as the user named it.
  package let file: String
  // There are many origins for every rule, so they are kept small.
  private let storedLine: Int32
  private let storedColumn: Int32

  package init(file: String, line: Int, column: Int) {
    self.file = file
    storedLine = Int32(clamping: line)
    storedColumn = Int32(clamping: column)
  }

  /// The line, from 1.
  package var line: Int { Int(storedLine) }
  /// The column in characters, from 1.
  package var column: Int { Int(storedColumn) }

  package static func < (left: Origin, right: Origin) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension Origin: CustomStringConvertible {
  /// `file:line:column`, which editors and terminals turn into a link.
  package var description: String { "\(file):\(line):\(column)" }
}
