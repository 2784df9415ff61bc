/// A terminal as far as a live block needs one. Everything that was ever written stays in its rows, as in a terminal that
/// scrolls back; what it does not understand is an error.
struct TerminalModel {
  /// What a terminal does with its rows when it gets another width.
  enum Resizing: CaseIterable, Sendable {
    /// Rows are cut off, as in xterm.
    case cutting
    /// Lines are broken anew, as in most others.
    case reflowing
  }

  struct NotUnderstood: Error {
    let sequence: String
  }

  private struct Row: Equatable {
    var cells: [Character] = []
    /// Whether the next row goes on with this one's line.
    var isContinued = false
  }

  private(set) var width: Int
  private(set) var height: Int
  private(set) var isCursorVisible = true
  private(set) var wraps = true
  private let resizing: Resizing
  private var rows = [Row()]
  /// The row at the top of the screen; those above it have scrolled out.
  private var top = 0
  private var row = 0
  private var column = 0

  init(width: Int, height: Int, resizing: Resizing = .reflowing) {
    self.width = width
    self.height = height
    self.resizing = resizing
  }

  /// All lines, those that have scrolled out first, without blanks at their ends and without empty ones at the end.
  var lines: [String] {
    var lines: [String] = []
    var line = ""
    for row in rows {
      line += String(row.cells)
      guard !row.isContinued else { continue }
      lines.append(line)
      line = ""
    }
    lines = (line.isEmpty ? lines : lines + [line]).map { String($0.reversed().drop { $0 == " " }.reversed()) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  mutating func resize(width: Int, height: Int) {
    switch resizing {
    case .cutting:
      for index in rows.indices { rows[index].cells = Array(rows[index].cells.prefix(width)) }
      self.width = width
      column = min(column, width - 1)
    case .reflowing: reflow(width)
    }
    self.height = height
    top = min(max(top, row - height + 1), row)
    // What lies below the screen is lost.
    if rows.count > top + height { rows.removeLast(rows.count - top - height) }
  }

  private mutating func reflow(_ width: Int) {
    var broken: [Row] = []
    var line: [Character] = []
    var cursor: Int?
    var place = (row: 0, column: 0)
    for (index, row) in rows.enumerated() {
      if index == self.row { cursor = line.count + column }
      line += row.cells
      guard !row.isContinued else { continue }
      let start = broken.count
      let pieces = max((line.count + width - 1) / width, 1)
      for piece in 0..<pieces {
        let cells = line[min(piece * width, line.count)..<min((piece + 1) * width, line.count)]
        broken.append(Row(cells: Array(cells), isContinued: piece < pieces - 1))
      }
      if let cursor { place = (start + min(cursor / width, pieces - 1), min(cursor % width, width - 1)) }
      (line, cursor) = ([], nil)
    }
    // The screen shows the end of what there is, and the cursor in any case.
    top = max(min(top + broken.count - rows.count, broken.count - 1), 0)
    rows = broken
    (row, column) = place
    self.width = width
  }

  mutating func write(_ text: String) throws {
    // A line break is one Character with the carriage return before it, so scalars are read.
    var rest = text.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\r": column = 0
      case "\n":
        // What the terminal's driver makes of it.
        column = 0
        moveDown()
      case "\u{1B}": try obey(&rest)
      default: put(Character(scalar))
      }
    }
  }

  private mutating func obey(_ rest: inout Substring.UnicodeScalarView) throws {
    guard rest.popFirst() == "[" else { throw NotUnderstood(sequence: "ESC") }
    var sequence = ""
    while let scalar = rest.popFirst() {
      sequence.unicodeScalars.append(scalar)
      if ("@"..."~").contains(scalar) { break }
    }
    switch sequence {
    case "?25l": isCursorVisible = false
    case "?25h": isCursorVisible = true
    case "?7l": wraps = false
    case "?7h": wraps = true
    case "K": rows[row].cells = Array(rows[row].cells.prefix(column))
    case "J":
      rows[row] = Row(cells: Array(rows[row].cells.prefix(column)))
      rows.removeLast(rows.count - row - 1)
    case "C": column = min(column + 1, width - 1)
    case _ where sequence.hasSuffix("A"):
      guard let count = Int(sequence.dropLast()) else { throw NotUnderstood(sequence: sequence) }
      row = max(row - count, top)
    default: throw NotUnderstood(sequence: sequence)
    }
  }

  private mutating func put(_ character: Character) {
    if column == width {
      guard wraps else {
        column = width - 1
        return put(character)
      }
      rows[row].isContinued = true
      column = 0
      moveDown()
    }
    while rows[row].cells.count <= column { rows[row].cells.append(" ") }
    rows[row].cells[column] = character
    column = wraps ? column + 1 : min(column + 1, width - 1)
  }

  private mutating func moveDown() {
    row += 1
    if row == rows.count { rows.append(Row()) }
    if row >= top + height { top += 1 }
  }
}
