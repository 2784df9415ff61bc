/// Decides where lines end: between chunks, and within one only where it is wider than a line.
package struct LineBreaking: Sendable {
  /// What becomes of a chunk that is wider than a line.
  package enum WideChunks: Hashable, Sendable {
    /// Goes on in the next line.
    case continued
    /// The same, but of one that takes more columns than this the middle is left out.
    case shortened(above: Int)
    /// Stays whole, so that names and commands can be copied. One with escapes in it can't be copied anyway, and goes on in the
    /// next line.
    case whole
  }

  private let display: DisplayText
  /// How many columns a line may take, what stands before its text included.
  private let width: Int
  private let wideChunks: WideChunks

  package init(_ display: DisplayText, width: Int, wideChunks: WideChunks) {
    self.display = display
    self.width = width
    self.wideChunks = wideChunks
  }

  /// The chunks of each line. The first chunk of a line has no blanks before it.
  ///
  /// - Parameters:
  ///   - start: the column at which the first line begins, from 0.
  ///   - hanging: the column at which every other line begins.
  package func lines(of chunks: [TextChunk], from start: Int, hanging: Int) -> [[TextChunk]] {
    var lines: [[TextChunk]] = [[]]
    var column = start
    var isAtStart: Bool { lines[lines.count - 1].isEmpty }
    func add(_ chunk: TextChunk) {
      var chunk = chunk
      if !isAtStart, column + chunk.blanks + chunk.width > width {
        lines.append([])
        column = hanging
      }
      if isAtStart { chunk.blanks = 0 }
      lines[lines.count - 1].append(chunk)
      column += chunk.blanks + chunk.width
    }
    for chunk in chunks {
      let room = width - hanging
      guard chunk.width > room || (isAtStart && chunk.width > width - column) else {
        add(chunk)
        continue
      }
      switch wideChunks {
      case .whole where !chunk.hasEscapes: add(chunk)
      case .shortened(let limit) where chunk.width > limit: add(display.shortened(chunk, to: max(room, 1)))
      case .continued, .shortened, .whole:
        let first = isAtStart ? width - column : room
        for piece in display.split(chunk, first: max(first, 1), every: max(room, 1)) { add(piece) }
      }
    }
    return lines
  }
}
