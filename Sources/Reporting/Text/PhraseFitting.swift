internal import Diagnostics
internal import Replication

/// A stretch of text that is never broken over two lines, unless it is wider than a line.
struct TextChunk {
  var text = ""
  /// The columns of a terminal that the text takes.
  var width = 0
  /// The blanks before it, which go when a line begins with it.
  var blanks = 0
  var tone = TextTone.plain
}

/// Chunks that grow piece by piece.
private struct TextChunks {
  private var ended: [TextChunk] = []
  private var current = TextChunk()

  var all: [TextChunk] { current.text.isEmpty ? ended : ended + [current] }

  /// Allows a line to be broken here.
  mutating func blank() {
    if !current.text.isEmpty {
      ended.append(current)
      current = TextChunk()
    }
    current.blanks += 1
  }

  /// Adds a piece that stays with what is before it.
  mutating func join(_ piece: (text: String, width: Int), mark: String = "", _ tone: TextTone = .plain) {
    current.text += mark + piece.text
    current.width += mark.utf8.count + piece.width
    if tone != .plain { current.tone = tone }
  }
}

/// Turns phrases into what a terminal may see.
struct PhraseFitting {
  private let display: DisplayText

  init(ascii: Bool) { display = DisplayText(ascii: ascii) }

  /// A phrase cut where a line may be broken.
  func chunks(_ phrase: Phrase) -> [TextChunk] {
    var chunks = TextChunks()
    for piece in phrase.pieces {
      switch piece {
      case .ours(let words): add(words, isForeign: false, to: &chunks)
      case .prose(let prose): add(prose.text, isForeign: true, to: &chunks)
      case .value(let value): chunks.join(shown(value))
      case .added(let value): chunks.join(shown(value), mark: "+", .create)
      case .removed(let value): chunks.join(shown(value), mark: "-", .delete)
      }
    }
    return chunks.all
  }

  private func add(_ words: String, isForeign: Bool, to chunks: inout TextChunks) {
    guard !words.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
      for (index, word) in words.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { chunks.blank() }
        chunks.join((String(word), word.utf8.count))
      }
      return
    }
    for scalar in words.unicodeScalars {
      if scalar == " " {
        chunks.blank()
      } else {
        chunks.join(scalar == "\u{A0}" && !isForeign ? (" ", 1) : cell(scalar, isForeign: isForeign))
      }
    }
  }

  /// The columns that a phrase takes in one line.
  func width(of phrase: Phrase) -> Int {
    let chunks = chunks(phrase)
    return chunks.reduce(0) { $0 + $1.blanks + $1.width } - (chunks.first?.blanks ?? 0)
  }

  /// A chunk cut to a width by leaving out its middle.
  func shortened(_ chunk: TextChunk, to width: Int) -> TextChunk {
    let cells = chunk.text.unicodeScalars.map { display.cell($0) }
    let dots = display.cell("…")
    var (head, tail) = (TextChunk(), TextChunk())
    var (start, end) = (0, cells.count)
    let half = (width - dots.width) / 2
    while start < end, head.width + cells[start].width <= half + (width - dots.width) % 2 {
      head.text += cells[start].text
      head.width += cells[start].width
      start += 1
    }
    while end > start, tail.width + cells[end - 1].width <= half {
      tail.width += cells[end - 1].width
      end -= 1
    }
    tail.text = cells[end...].map(\.text).joined()
    var result = chunk
    result.text = head.text + dots.text + tail.text
    result.width = head.width + dots.width + tail.width
    return result
  }

  /// A chunk cut into pieces of a width, which together are the whole.
  func split(_ chunk: TextChunk, every width: Int) -> [TextChunk] {
    var pieces: [TextChunk] = []
    var piece = TextChunk(blanks: chunk.blanks, tone: chunk.tone)
    for scalar in chunk.text.unicodeScalars {
      let cell = display.cell(scalar)
      if piece.width + cell.width > width, piece.width > 0 {
        pieces.append(piece)
        piece = TextChunk(tone: chunk.tone)
      }
      piece.text += cell.text
      piece.width += cell.width
    }
    return pieces + [piece]
  }

  /// A value as it may stand among other words: bare where it can't be taken for anything else, otherwise in quotes.
  func shown(_ value: ExactString) -> (text: String, width: Int) {
    let bytes = value.text.utf8
    if !bytes.isEmpty, bytes.allSatisfy(Self.isHarmless), let first = bytes.first, !Self.isMark(first) {
      return (value.text, bytes.count)
    }
    var isBare = !value.isEmpty && !(bytes.first.map(Self.isMark) ?? true)
    var (text, width) = ("", 0)
    for scalar in value.text.unicodeScalars {
      var cell = cell(scalar, isForeign: true)
      if cell.text != String(scalar) || (width == 0 && cell.width == 0) || Self.needsQuotes(scalar) { isBare = false }
      if scalar == "\"" || scalar == "\\" { cell = ("\\" + cell.text, 2) }
      text += cell.text
      width += cell.width
    }
    return isBare ? (text, width) : ("\"\(text)\"", width + 2)
  }

  private func cell(_ scalar: Unicode.Scalar, isForeign: Bool) -> (text: String, width: Int) {
    // In pure ASCII our ellipsis becomes three dots; somebody else's must not look like three dots.
    if isForeign, display.isASCIIOnly, scalar == "…" { return ("\\u{2026}", 8) }
    return display.cell(scalar)
  }

  /// What can't be misread anywhere in a value.
  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "/"),
      UInt8(ascii: ":"),
      UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "*"), UInt8(ascii: "="):
      true
    default: false
    }
  }

  /// What says something of ours at the beginning of a value: that it is added or removed, or that there is none.
  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "~")
  }

  private static func needsQuotes(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar == "\"" || scalar == "\\" || scalar == "…"
  }
}
