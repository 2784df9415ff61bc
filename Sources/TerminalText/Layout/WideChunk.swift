// What becomes of a chunk that is wider than the room there is.

extension DisplayText {
  /// A chunk cut to a width by leaving out its middle.
  package func shortened(_ chunk: TextChunk, to width: Int) -> TextChunk {
    let pieces = pieces(of: chunk.text)
    let dots = cell("…")
    var (head, tail) = (TextChunk(), TextChunk())
    var (start, end) = (0, pieces.count)
    let half = (width - dots.width) / 2
    while start < end, head.width + pieces[start].width <= half + (width - dots.width) % 2 {
      head.text += pieces[start].text
      head.width += pieces[start].width
      start += 1
    }
    while end > start, tail.width + pieces[end - 1].width <= half {
      tail.width += pieces[end - 1].width
      end -= 1
    }
    tail.text = pieces[end...].map(\.text).joined()
    var result = chunk
    result.text = head.text + dots.text + tail.text
    result.width = head.width + dots.width + tail.width
    return result
  }

  /// A chunk cut into pieces, which together are the whole. No character is broken, and no escape that has room in a line.
  ///
  /// - Parameters:
  ///   - first: the columns of the first piece.
  ///   - width: those of each other.
  func split(_ chunk: TextChunk, first: Int, every width: Int) -> [TextChunk] {
    var chunks: [TextChunk] = []
    var current = TextChunk(blanks: chunk.blanks, tone: chunk.tone)
    let pieces = pieces(of: chunk.text).flatMap { piece in
      piece.width > width ? piece.text.map { (text: String($0), width: columns(of: String($0))) } : [piece]
    }
    for piece in pieces {
      if current.width + piece.width > (chunks.isEmpty ? first : width), current.width > 0 {
        chunks.append(current)
        current = TextChunk(tone: chunk.tone)
      }
      current.text += piece.text
      current.width += piece.width
    }
    return chunks + [current]
  }

  /// A shown text in the pieces in which it may be broken: characters, with what combines with them, and whole escapes.
  private func pieces(of shown: String) -> [(text: String, width: Int)] {
    var pieces: [(text: String, width: Int)] = []
    var rest = shown[...]
    while let character = rest.first {
      let length = Self.lengthOfEscape(at: rest.startIndex, in: rest)
      let text = length > 1 ? String(rest.prefix(length)) : String(character)
      pieces.append((text, columns(of: text)))
      rest = rest.dropFirst(max(length, 1))
    }
    return pieces
  }

  /// How many characters the escape has that begins at an index; zero where none does.
  private static func lengthOfEscape(at index: Substring.Index, in text: Substring) -> Int {
    guard text[index] == "\\" else { return 0 }
    let behind = text[index...].dropFirst()
    guard behind.first == "u", behind.dropFirst().first == "{" else { return behind.isEmpty ? 0 : 2 }
    let digits = behind.dropFirst(2).prefix(6).prefix { $0.isHexDigit }
    return behind.dropFirst(2 + digits.count).first == "}" ? 4 + digits.count : 2
  }
}
