internal import TerminalText

/// The parts of a source line that are shown, with the terminal column of every character in them.
///
/// A line that is too long is cut around its places of interest, so that places far from each other stand side by side with an
/// ellipsis between them. What it costs does not grow with the length of the line beyond finding the places.
struct SourceWindow {
  /// A piece of the line that is shown.
  private struct Piece {
    /// The index of its first character in the line.
    let first: Int
    /// Where each character begins in `text`, in terminal columns from 0, and where the last one ends.
    let columns: [Int]
    /// Where the ellipsis behind it ends; the same as the last character's end when nothing is cut off there.
    let end: Int
  }

  /// The line as it is shown.
  let text: String
  private let pieces: [Piece]

  /// - Parameters:
  ///   - places: the indices of the first characters of the places of interest.
  ///   - width: how many columns there are; nil for any number.
  init(_ line: String, places: [Int], width: Int?, display: DisplayText) {
    let cutter = LineCutter(line: line.unicodeScalars, width: width, display: display)
    var text = ""
    var column = 0
    func addEllipsis() {
      text += display.ellipsis
      column += display.ellipsis.unicodeScalars.count
    }
    var pieces: [Piece] = []
    for part in cutter.parts(around: places) {
      if pieces.isEmpty, part.first > 0 { addEllipsis() }
      var columns = [column]
      for scalar in line.unicodeScalars[part.range] {
        let cell = display.sourceCell(scalar)
        text += cell.text
        column += cell.width
        columns.append(column)
      }
      if part.range.upperBound < line.endIndex { addEllipsis() }
      pieces.append(Piece(first: part.first, columns: columns, end: column))
    }
    self.text = text
    self.pieces = pieces
  }

  /// The terminal columns, from 0, of the characters with the given indices, and at least one. A stretch that reaches into what
  /// was cut off, or behind the line, ends where its shown part does.
  func columns(of characters: Range<Int>) -> Range<Int> {
    guard let first = piece(at: characters.lowerBound), let last = piece(at: characters.upperBound) else {
      return 0..<1
    }
    let start = first.columns[min(characters.lowerBound - first.first, first.columns.count - 1)]
    let length = characters.upperBound - last.first
    let end = length < last.columns.count ? last.columns[length] : last.end
    return start..<max(end, start + 1)
  }

  /// The last piece that begins at a character or before it.
  private func piece(at index: Int) -> Piece? { pieces.last { $0.first <= index } ?? pieces.first }
}

/// Chooses which parts of a line are shown.
private struct LineCutter {
  /// How much of a line is shown; its places of interest share it. A character counts as many columns as it takes, and a
  /// combining mark, which takes none, counts as one.
  private static let maximumWidth = 120
  /// What is shown even where there is less room.
  private static let minimumWidth = 32
  /// What a place gets at least, however many there are.
  private static let minimumShare = 24
  /// The same where there is less room.
  private static let narrowShare = 8

  let line: String.UnicodeScalarView
  let display: DisplayText
  /// What places share, without the ellipses around them.
  private let width: Int
  private let isNarrow: Bool

  init(line: String.UnicodeScalarView, width: Int?, display: DisplayText) {
    self.line = line
    self.display = display
    isNarrow = width.map { $0 < Self.maximumWidth } ?? false
    self.width = min(max(width ?? Self.maximumWidth, Self.minimumWidth), Self.maximumWidth)
  }

  /// A part of the line.
  struct Part {
    /// The index of its first character.
    var first: Int
    var range: Range<String.Index>
  }

  /// The parts to be shown, in the order of the line; the whole line when it is short enough.
  func parts(around places: [Int]) -> [Part] {
    let end = index(from: line.startIndex, forward: width)
    guard end < line.endIndex else { return [Part(first: 0, range: line.startIndex..<line.endIndex)] }
    let places = places.isEmpty ? [0] : Set(places).sorted()
    let marks = isNarrow ? (places.count + 1) * display.ellipsis.unicodeScalars.count : 0
    let share = max(isNarrow ? Self.narrowShare : Self.minimumShare, (width - marks) / places.count)
    var parts: [Part] = []
    for place in places {
      let part = part(around: place, share: share)
      if let last = parts.last, part.range.lowerBound <= last.range.upperBound {
        parts[parts.count - 1].range = last.range.lowerBound..<max(last.range.upperBound, part.range.upperBound)
      } else {
        parts.append(part)
      }
    }
    return parts
  }

  /// A third of the share before the place, the rest from its beginning on.
  private func part(around place: Int, share: Int) -> Part {
    var middle = line.endIndex
    var first = place
    if let index = line.index(line.startIndex, offsetBy: place, limitedBy: line.endIndex) {
      middle = index
    } else {
      first = line.count
    }
    var start = middle
    var width = 0
    while start > line.startIndex {
      let before = line.index(before: start)
      width += weight(line[before])
      guard width <= share / 3 else { break }
      start = before
      first -= 1
    }
    return Part(first: first, range: start..<index(from: middle, forward: share - share / 3))
  }

  /// The index as far behind another as fits into a width.
  private func index(from start: String.Index, forward width: Int) -> String.Index {
    var index = start
    var rest = width
    while index < line.endIndex {
      rest -= weight(line[index])
      guard rest >= 0 else { break }
      index = line.index(after: index)
    }
    return index
  }

  private func weight(_ scalar: Unicode.Scalar) -> Int { max(1, display.sourceCell(scalar).width) }
}

extension DisplayText {
  /// How a character of a source line is shown: as anywhere, but a tab as blanks.
  fileprivate func sourceCell(_ scalar: Unicode.Scalar) -> (text: String, width: Int) {
    scalar == "\t" ? ("    ", 4) : cell(scalar)
  }
}
