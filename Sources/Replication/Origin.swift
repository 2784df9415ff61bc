/// The place in a configuration file that gave a value.
package struct Origin: Hashable, Comparable, Sendable {
  /// The file as the user named it.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The column in characters, from 1.
  package let column: Int

  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (left: Origin, right: Origin) -> Bool {
    (left.file, left.line, left.column) < (right.file, right.line, right.column)
  }
}

extension Origin: CustomStringConvertible {
  /// `file:line:column`, which editors and terminals turn into a link.
  package var description: String { "\(file):\(line):\(column)" }
}
