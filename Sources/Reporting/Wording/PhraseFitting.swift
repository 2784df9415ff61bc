internal import Replication
internal import TerminalText

/// Turns phrases into what a terminal may see.
struct PhraseFitting {
  let display: DisplayText

  init(ascii: Bool) { display = DisplayText(ascii: ascii) }

  /// A phrase cut where a line may be broken.
  func chunks(_ phrase: Phrase) -> [TextChunk] {
    var chunks = TextChunks()
    for piece in phrase.pieces {
      switch piece {
      case .ours(let words): add(words, isForeign: false, to: &chunks)
      case .prose(let prose): add(prose.text, isForeign: true, to: &chunks)
      case .value(let value): chunks.join(shown(value))
      case .added(let value): chunks.join(shown(value), mark: "+", .addition)
      case .removed(let value): chunks.join(shown(value), mark: "-", .removal)
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
      } else if scalar == "\u{A0}" && !isForeign {
        chunks.join((" ", 1))
      } else {
        chunks.join(cell(scalar, isForeign: isForeign), for: scalar)
      }
    }
  }

  /// The columns that a phrase takes in one line.
  func width(of phrase: Phrase) -> Int {
    let chunks = chunks(phrase)
    return chunks.reduce(0) { $0 + $1.blanks + $1.width } - (chunks.first?.blanks ?? 0)
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
    if isForeign, display.isASCIIOnly, scalar == "…" { return (scalar.escapeSequence, 8) }
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
