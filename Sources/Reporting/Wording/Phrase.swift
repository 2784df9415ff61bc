internal import Replication

/// A text in pieces: our own words apart from what users, files and services wrote, which no renderer may show as it is.
///
/// In a literal, everything interpolated is such a foreign value, unless it is a number or a phrase itself. A no-break space
/// (U+00A0) in our own words is a blank at which no line is broken.
struct Phrase: Sendable {
  enum Piece: Sendable {
    /// Words of ours.
    case ours(String)
    /// A name or a value: stays in one piece, and is quoted where it could be misread.
    case value(ExactString)
    /// A value that a change brings.
    case added(ExactString)
    /// A value that a change takes away.
    case removed(ExactString)
    /// Prose of somebody else, such as a note.
    case prose(ExactString)
  }

  private(set) var pieces: [Piece]

  init(_ pieces: [Piece]) { self.pieces = pieces }

  /// Several phrases with words of ours between them.
  init(_ phrases: [Phrase], separator: String) {
    pieces = []
    for (index, phrase) in phrases.enumerated() {
      if index > 0 { pieces.append(.ours(separator)) }
      pieces += phrase.pieces
    }
  }
}

extension Phrase {
  static func + (left: Phrase, right: Phrase) -> Phrase { Phrase(left.pieces + right.pieces) }
}

extension Phrase: ExpressibleByStringInterpolation {
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []

    init(literalCapacity: Int, interpolationCount: Int) { pieces.reserveCapacity(interpolationCount * 2 + 1) }

    mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.ours(literal)) }
    }

    mutating func appendInterpolation(_ value: ExactString) { pieces.append(.value(value)) }
    mutating func appendInterpolation(_ name: BucketName) { pieces.append(.value(ExactString(name.text))) }
    mutating func appendInterpolation(_ region: Region) { pieces.append(.value(ExactString(region.identifier))) }
    mutating func appendInterpolation(_ place: Origin) { pieces.append(.value(ExactString(place.description))) }
    mutating func appendInterpolation(prose text: String) { pieces.append(.prose(ExactString(text))) }
    mutating func appendInterpolation(ours words: String) { appendLiteral(words) }
    mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }
    mutating func appendInterpolation(_ phrase: Phrase) { pieces += phrase.pieces }
  }

  init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }

  init(stringLiteral value: String) { pieces = value.isEmpty ? [] : [.ours(value)] }
}
