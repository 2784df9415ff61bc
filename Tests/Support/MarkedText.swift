/// A text in which `⟦` and `⟧` show where a finding must fall. The marks are taken out of the text.
package struct MarkedText: Sendable {
  /// A place as people count it.
  package struct Position: Hashable, Sendable, CustomStringConvertible {
    /// From 1.
    package let line: Int
    /// In Unicode scalars, from 1.
    package let column: Int

    package init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    package var description: String { "\(line):\(column)" }
  }

  /// The text without the marks.
  package let text: String
  /// Where the opening mark stood; nil in a text without marks.
  package let start: Position?
  /// Where the closing mark stood.
  package let end: Position?

  package init(_ marked: String) {
    var text = String.UnicodeScalarView()
    var line = 1
    var column = 1
    var start: Position?
    var end: Position?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "⟦": start = Position(line: line, column: column)
      case "⟧": end = Position(line: line, column: column)
      default:
        text.append(scalar)
        column += 1
        if scalar == "\n" {
          line += 1
          column = 1
        }
      }
    }
    self.text = String(text)
    self.start = start
    self.end = end
  }

  /// The text in UTF-8.
  package var bytes: [UInt8] { Array(text.utf8) }
}
