internal import TerminalText

/// Rows of texts under headings, each column as wide as its widest text.
struct TextTable {
  /// One text of a row.
  struct Cell {
    let text: String
    let tone: TextTone

    init(_ text: String, _ tone: TextTone = .plain) {
      self.text = text
      self.tone = tone
    }
  }

  private let rows: [[Cell]]

  /// Where the first column begins.
  private static let margin = 2
  private static let gap = 2
  /// Where a cell begins that finds no room in its row.
  private static let hanging = 6

  /// - Parameter rows: each with as many cells as there are headings, or with fewer.
  init(headings: [String], rows: [[Cell]]) {
    self.rows = [headings.map { Cell($0, .emphasis) }] + rows
  }

  /// Writes the table.
  func write(to page: inout TextPage) {
    let display = DisplayText(ascii: page.layout.isASCIIOnly)
    let columns = columns(display)
    for row in rows {
      let cells = zip(row, columns).filter { !$0.0.text.isEmpty }.map { cell, column in
        TextPage.Cell(column: column, chunks: display.chunks(of: cell.text), tone: cell.tone)
      }
      page.add(cells, hanging: Self.hanging)
    }
  }

  /// How many columns of a terminal the longest row takes, without the last column, which may go on in further lines.
  func width(_ display: DisplayText) -> Int { columns(display).last ?? 0 }

  private func columns(_ display: DisplayText) -> [Int] {
    var start = Self.margin
    return (0..<(rows.map(\.count).max() ?? 0)).map { index in
      let texts = rows.filter { $0.count > index }.map { display.columns(of: $0[index].text) }
      defer { start += Self.gap + (texts.max() ?? 0) }
      return start
    }
  }
}
