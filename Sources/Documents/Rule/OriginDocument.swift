package import Replication

/// The place in a configuration file that gave something.
package struct OriginDocument: Codable, Hashable, Sendable {
  /// The file as the user named it.
  package let file: String
  /// The line, from 1.
  package let line: Int
  /// The column in characters, from 1.
  package let column: Int

  package init(_ origin: Origin) {
    file = origin.file
    line = origin.line
    column = origin.column
  }

  package var origin: Origin { Origin(file: file, line: line, column: column) }
}
