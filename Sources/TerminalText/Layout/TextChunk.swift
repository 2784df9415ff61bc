/// A stretch of text that is never broken over two lines, unless it is wider than a line.
package struct TextChunk: Sendable {
  /// The text as it is shown.
  package var text = ""
  /// The columns of a terminal that the text takes.
  package var width = 0
  /// The blanks before it, which go when a line begins with it.
  package var blanks = 0
  package var tone = TextTone.plain
  /// Whether some of it stands there as an escape, so that it can't be copied.
  package var hasEscapes = false

  package init(text: String = "", width: Int = 0, blanks: Int = 0, tone: TextTone = .plain) {
    self.text = text
    self.width = width
    self.blanks = blanks
    self.tone = tone
  }
}

/// Chunks that grow piece by piece.
package struct TextChunks: Sendable {
  private var ended: [TextChunk] = []
  private var current = TextChunk()

  package init() {}

  package var all: [TextChunk] { current.text.isEmpty ? ended : ended + [current] }

  /// Allows a line to be broken here.
  package mutating func blank() {
    if !current.text.isEmpty {
      ended.append(current)
      current = TextChunk()
    }
    current.blanks += 1
  }

  /// Adds a piece that stays with what is before it.
  package mutating func join(_ piece: (text: String, width: Int), mark: String = "", _ tone: TextTone = .plain) {
    current.text += mark + piece.text
    current.width += mark.utf8.count + piece.width
    if tone != .plain { current.tone = tone }
  }

  /// Adds a character as it is shown.
  package mutating func join(_ cell: (text: String, width: Int), for scalar: Unicode.Scalar) {
    join(cell)
    if !cell.text.unicodeScalars.elementsEqual(CollectionOfOne(scalar)) { current.hasEscapes = true }
  }
}

extension DisplayText {
  /// The words of a text, each as it is shown.
  package func chunks(of text: String) -> [TextChunk] {
    var chunks = TextChunks()
    for scalar in text.unicodeScalars {
      if scalar == " " { chunks.blank() } else { chunks.join(cell(scalar), for: scalar) }
    }
    return chunks.all
  }
}
