/// A line of output in pieces, each with the tone that decides its colour.
package struct StyledLine: Sendable {
  private struct Piece {
    var text: String
    let tone: TextTone
  }

  private var pieces: [Piece] = []

  package init() {}

  /// Adds a piece, shown as it is; one with the tone of the piece before continues it.
  package mutating func append(_ text: String, _ tone: TextTone = .plain) {
    guard !text.isEmpty else { return }
    if let last = pieces.last, last.tone == tone {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(Piece(text: text, tone: tone))
    }
  }

  /// Adds blanks, coloured only where what stands before them and what follows are of one tone.
  package mutating func append(blanks count: Int, before tone: TextTone = .plain) {
    append(String(repeating: " ", count: max(count, 0)), pieces.last?.tone == tone ? tone : .plain)
  }

  /// The line as text.
  package func text(_ style: TextStyle) -> String { pieces.map { style.painted($0.text, $0.tone) }.joined() }

  /// The line without blanks at its end.
  package var trimmed: StyledLine {
    var line = self
    while let last = line.pieces.popLast() {
      let kept = last.text.reversed().drop { $0 == " " }.reversed()
      guard !kept.isEmpty else { continue }
      line.pieces.append(Piece(text: String(kept), tone: last.tone))
      break
    }
    return line
  }

  /// The line as a terminal may see it, cut at its end where it is wider than a width; without an ellipsis where there is no
  /// room even for that.
  package func cut(to width: Int, _ display: DisplayText) -> StyledLine {
    let ellipsis = display.ellipsis
    let whole = pieces.reduce(0) { $0 + display.columns(of: $1.text) }
    let room = whole <= width ? width : max(width - display.columns(of: ellipsis), 0)
    var used = 0
    var line = StyledLine()
    for piece in pieces {
      for scalar in piece.text.unicodeScalars {
        let cell = display.cell(scalar)
        guard used + cell.width <= room else {
          if display.columns(of: ellipsis) <= width { line.append(ellipsis) }
          return line
        }
        line.append(cell.text, piece.tone)
        used += cell.width
      }
    }
    return line
  }
}
