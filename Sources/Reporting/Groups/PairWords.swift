internal import Replication

/// The words of a pair's names, to find them again in the values of its rule: a group of buckets mostly writes
/// `${site}/raw/`, and then `ap001/raw/` and `ap002/raw/` are the same but for a word that the bucket's name holds.
///
/// A word is letters and digits between anything else. Only whole words are found, so that what is put in their place can be
/// put back: two values are the same pattern only if each follows from the other's names.
struct PairWords {
  /// A word that differs from pair to pair.
  struct Row {
    /// Its number in the text, from 1.
    let number: Int
    /// The word of each pair, in their order.
    let values: [ExactString]
  }

  /// The words of the source's name, then those of the destination's that are not among them.
  let words: [ExactString]

  init(_ address: RuleAddress) {
    var words: [ExactString] = []
    for name in [address.source, address.destination] {
      for case .word(let word) in Self.pieces(of: name.text) where !words.contains(word) { words.append(word) }
    }
    self.words = words
  }

  /// What stands for a word; no text of a rule may hold its beginning.
  static func mark(_ index: Int) -> ExactString { ExactString("\(markStart)\(index)}") }

  private static let markStart = "${"

  /// A shape with marks in the place of words. One whose texts look as if they had marks stays as it is.
  func marked(_ shape: ChangeShape) -> ChangeShape {
    var isPlain = true
    let marked = shape.mappingTexts { text in
      if text.text.contains(Self.markStart) { isPlain = false }
      return Self.joined(
        Self.pieces(of: text.text).map { piece in
          guard case .word(let word) = piece, let index = words.firstIndex(of: word) else { return piece }
          return .word(Self.mark(index))
        })
    }
    return isPlain ? marked : shape
  }

  /// A text with other marks, or with words, in the place of its marks.
  static func replacing(_ names: [ExactString: ExactString], in text: ExactString) -> ExactString {
    var rest = text.text[...]
    var result = ""
    while let start = rest.firstRange(of: markStart), let end = rest[start.upperBound...].firstIndex(of: "}") {
      let mark = ExactString(String(rest[start.lowerBound...end]))
      result += rest[..<start.lowerBound] + (names[mark] ?? mark).text
      rest = rest[rest.index(after: end)...]
    }
    return ExactString(result + rest)
  }

  private enum Piece {
    case word(ExactString)
    case between(ExactString)

    var text: ExactString {
      switch self {
      case .word(let text), .between(let text): text
      }
    }
  }

  private static func pieces(of text: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Array(text.utf8)[...]
    while let first = rest.first {
      let isWord = isPartOfWord(first)
      let piece = rest.prefix { isPartOfWord($0) == isWord }
      let text = ExactString(String(decoding: piece, as: UTF8.self))
      pieces.append(isWord ? .word(text) : .between(text))
      rest = rest[piece.endIndex...]
    }
    return pieces
  }

  private static func joined(_ pieces: [Piece]) -> ExactString { ExactString(pieces.map(\.text.text).joined()) }

  /// Letters, digits, and everything beyond ASCII, whose characters are never cut.
  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...:
      true
    default: false
    }
  }
}

extension PairWords.Row {
  /// The words, those that count up as one.
  var row: DetailRow {
    let ranges = PairRun.ranges(of: values.map { BucketName($0.text) })
    let left = ranges.dropFirst(8).reduce(0) { $0 + $1.count }
    let rest: [Phrase] = left > 0 ? ["and \(left) more"] : []
    return DetailRow(.word(number), Phrase(ranges.prefix(8).map(\.range) + rest, separator: ", "))
  }
}
