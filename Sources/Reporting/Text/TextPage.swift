internal import Replication

/// Text that grows line by line, each fitted to the width: cells begin at their columns, and what does not fit goes on in the
/// next line, indented.
struct TextPage {
  /// A piece of a row.
  struct Cell {
    /// The column at which it begins, from 0; later where what stands before it is longer.
    var column: Int
    var phrase: Phrase
    var tone = TextTone.plain
  }

  let layout: TextLayout
  let fitting: PhraseFitting
  private(set) var lines: [String] = []

  private var line = ""
  private var column = 0
  /// The end of the line that is not painted yet, all of one tone.
  private var pending = ""
  private var pendingTone = TextTone.plain

  /// A cell that is left with fewer columns than this, or than its longest word, begins a new line instead.
  private static let leastSpace = 24
  private static let gap = 2
  /// The columns that a prefix of 1,023 bytes takes at most, every three of them shown as an escape.
  private static let longestValue = 3_000

  init(layout: TextLayout) {
    self.layout = layout
    fitting = PhraseFitting(ascii: layout.isASCIIOnly)
  }

  /// The lines with a line break behind each.
  var text: String { lines.reduce(into: "") { $0 += $1 + "\n" } }

  mutating func addEmptyLine() { lines.append("") }

  /// Whether the next line begins a paragraph.
  var isAtParagraph: Bool { lines.last?.isEmpty ?? true }

  /// Writes a line of ours that other programs may look for: never broken, never coloured.
  mutating func addUnbroken(_ words: String) { lines.append(words) }

  /// Writes cells beside each other.
  ///
  /// - Parameter hanging: the column at which a cell begins that finds no room in its line, from 0.
  mutating func add(_ cells: [Cell], hanging: Int) {
    for (index, cell) in cells.enumerated() {
      let chunks = fitting.chunks(cell.phrase)
      let whole = chunks.reduce(0) { $0 + $1.blanks + $1.width }
      var start = index == 0 ? cell.column : max(cell.column, column + Self.gap)
      if start + whole > layout.width, index > 0 {
        let nearer = column + Self.gap
        if nearer + whole <= layout.width {
          start = nearer
        } else if hanging < start,
          layout.width - start < max(min(Self.leastSpace, whole), chunks.map(\.width).max() ?? 0)
        {
          endLine()
          start = hanging
        }
      }
      move(to: start)
      write(chunks, from: start, tone: cell.tone)
    }
    endLine()
  }

  private mutating func write(_ chunks: [TextChunk], from start: Int, tone: TextTone) {
    let space = layout.width - start
    for chunk in chunks.flatMap({ fitted($0, to: space) }) {
      var blanks = column == start ? 0 : chunk.blanks
      if column > start, column + blanks + chunk.width > layout.width {
        endLine()
        move(to: start)
        blanks = 0
      }
      append(chunk.text, blanks: blanks, chunk.tone == .plain ? tone : chunk.tone)
      column += blanks + chunk.width
    }
  }

  private func fitted(_ chunk: TextChunk, to space: Int) -> [TextChunk] {
    guard chunk.width > space else { return [chunk] }
    // What differs has to be seen, so a prefix is never cut: only what is longer than any can be, as a server may write it.
    return layout.detail == .full || chunk.width <= Self.longestValue
      ? fitting.split(chunk, every: space) : [fitting.shortened(chunk, to: space)]
  }

  private mutating func append(_ text: String, blanks: Int, _ tone: TextTone) {
    let blanks = String(repeating: " ", count: blanks)
    if tone == pendingTone {
      pending += blanks + text
    } else {
      paint()
      line += blanks
      (pending, pendingTone) = (text, tone)
    }
  }

  private mutating func move(to target: Int) {
    guard target > column else { return }
    paint()
    line += String(repeating: " ", count: target - column)
    column = target
  }

  private mutating func paint() {
    line += layout.style.painted(pending, pendingTone)
    (pending, pendingTone) = ("", .plain)
  }

  private mutating func endLine() {
    paint()
    lines.append(line)
    line = ""
    column = 0
  }
}
