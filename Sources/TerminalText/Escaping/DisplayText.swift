/// Text from a user's file or from a service as a terminal may see it.
///
/// Control characters could move the cursor or recolour the screen, formatting characters could show a text in another
/// order than it has, and what can't be seen could make two texts look alike: all are written as escapes such as `\u{1B}`.
package struct DisplayText: Sendable {
  /// Whether everything outside ASCII is written as an escape too.
  package let isASCIIOnly: Bool

  package init(ascii: Bool) { isASCIIOnly = ascii }

  /// A text of one line, with line breaks and tabs escaped as well.
  package func line(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += cell($1).text }
  }

  /// What stands for something that was cut off.
  package var ellipsis: String { isASCIIOnly ? "..." : "…" }

  /// A text of several lines, whose ends stay.
  package func lines(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { $0 += $1 == "\n" ? "\n" : cell($1).text }
  }

  /// The columns of a terminal that a text of one line takes as it is shown.
  package func columns(of text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + cell($1).width } }

  /// How a character is shown, and how many columns of a terminal that takes.
  package func cell(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    if scalar == "…" { return (ellipsis, isASCIIOnly ? 3 : 1) }
    if scalar.isASCII {
      guard scalar.value < 0x20 || scalar.value == 0x7F else { return (String(scalar), 1) }
      return escape(scalar)
    }
    guard !isASCIIOnly, VisibleCharacters.contains(scalar) else { return escape(scalar) }
    return (String(scalar), scalar.columns)
  }

  /// A text of one line as it is shown, cut at its end where it is wider than a width.
  package func cut(_ text: String, to width: Int) -> String {
    let cells = text.unicodeScalars.map(cell)
    guard cells.reduce(0, { $0 + $1.width }) > width else { return cells.map(\.text).joined() }
    var rest = width - ellipsis.unicodeScalars.count
    return cells.prefix { cell in
      rest -= cell.width
      return rest >= 0
    }.map(\.text).joined() + ellipsis
  }

  private func escape(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    let text = scalar.escapeSequence
    return (text, text.utf8.count)
  }
}
