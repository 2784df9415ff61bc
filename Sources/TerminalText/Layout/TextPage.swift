/// Text that grows line by line, each fitted to the width: cells begin at their columns, and what does not fit goes on in the
/// next line, indented.
package struct TextPage: Sendable {
  /// A piece of a row.
  package struct Cell: Sendable {
    /// The column at which it begins, from 0; later where what stands before it is longer.
    package var column: Int
    package var chunks: [TextChunk]
    package var tone: TextTone
    /// The column at which its further lines begin; nil for where it begins itself.
    package var hanging: Int?

    package init(column: Int, chunks: [TextChunk], tone: TextTone = .plain, hanging: Int? = nil) {
      self.column = column
      self.chunks = chunks
      self.tone = tone
      self.hanging = hanging
    }
  }

  package let layout: TextLayout
  package private(set) var lines: [String] = []

  private let breaking: LineBreaking
  private var line = StyledLine()
  private var column = 0

  /// A cell that is left with fewer columns than this, or than its longest word, begins a new line instead.
  private static let leastSpace = 24
  private static let gap = 2

  package init(layout: TextLayout, wideChunks: LineBreaking.WideChunks = .continued) {
    self.layout = layout
    breaking = LineBreaking(DisplayText(ascii: layout.isASCIIOnly), width: layout.width, wideChunks: wideChunks)
  }

  /// The lines with a line break behind each.
  package var text: String { lines.reduce(into: "") { $0 += $1 + "\n" } }

  package mutating func addEmptyLine() { lines.append("") }

  /// Whether the next line begins a paragraph.
  package var isAtParagraph: Bool { lines.last?.isEmpty ?? true }

  /// Writes a line of ours that other programs may look for: never broken, never coloured.
  package mutating func addUnbroken(_ words: String) { lines.append(words) }

  /// Writes cells beside each other.
  ///
  /// - Parameter hanging: the column at which a cell begins that finds no room in its line, from 0.
  package mutating func add(_ cells: [Cell], hanging: Int) {
    for (index, cell) in cells.enumerated() {
      let whole = cell.chunks.reduce(0) { $0 + $1.blanks + $1.width }
      var start = index == 0 ? cell.column : max(cell.column, column + Self.gap)
      if start + whole > layout.width, index > 0 {
        let nearer = column + Self.gap
        if nearer + whole <= layout.width {
          start = nearer
        } else if hanging < start,
          layout.width - start < max(min(Self.leastSpace, whole), cell.chunks.map(\.width).max() ?? 0)
        {
          endLine()
          start = hanging
        }
      }
      write(cell, at: start)
    }
    endLine()
  }

  private mutating func write(_ cell: Cell, at start: Int) {
    let hanging = cell.hanging ?? start
    for (index, chunks) in breaking.lines(of: cell.chunks, from: start, hanging: hanging).enumerated() {
      if index > 0 { endLine() }
      move(to: index == 0 ? start : hanging)
      for chunk in chunks {
        let tone = chunk.tone == .plain ? cell.tone : chunk.tone
        line.append(blanks: chunk.blanks, before: tone)
        line.append(chunk.text, tone)
        column += chunk.blanks + chunk.width
      }
    }
  }

  private mutating func move(to target: Int) {
    guard target > column else { return }
    line.append(blanks: target - column)
    column = target
  }

  private mutating func endLine() {
    lines.append(line.text(layout.style))
    line = StyledLine()
    column = 0
  }
}
