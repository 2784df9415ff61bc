internal import Diagnostics

/// Refuses what libyaml lets pass though YAML calls it an error, or reads otherwise than it looks: a name of an anchor that
/// goes on into the text, a comment without a blank before it, lines of a quoted text that lie too far left, and blanks that
/// are none for YAML where a line is indented.
struct LooseSyntax {
  private let bytes: [UInt8]
  private let file: SourceFile
  /// Signs that may be what they look like, in the order of the text.
  private let suspects: [Suspect]
  /// For each open list or mapping, how many blanks a quoted text in it needs at the beginning of a line.
  private var indentations: [Int32] = []
  /// The lines, once one is asked for.
  private var lines: SourceLines?

  init(bytes: [UInt8], file: SourceFile) {
    self.bytes = bytes
    self.file = file
    suspects = SuspectScan.suspects(in: bytes)
  }

  mutating func check(_ content: MarkedEvent.Content, at place: Place) throws(YAMLRefusal) {
    switch content {
    case .alias: try checkName(at: place.start, hasTag: false)
    case .scalar(let text, let style, let properties):
      if properties.anchor != nil { try checkName(at: place.start, hasTag: properties.tag != nil) }
      switch style {
      case .plain:
        // Few texts begin outside of ASCII.
        if let first = text.first, first >= 0xC2 { try checkBlank(text, at: place) }
      case .literal, .folded: try checkHeader(place)
      case .singleQuoted, .doubleQuoted:
        try checkComment(behind: place.end)
        if place.start.line != place.end.line { try checkIndentation(place) }
      }
    case .sequenceStart(let isFlow, let properties), .mappingStart(let isFlow, let properties):
      if properties.anchor != nil { try checkName(at: place.start, hasTag: properties.tag != nil) }
      let isPlain = !isFlow && properties.anchor == nil && properties.tag == nil
      indentations.append(isPlain ? place.start.column : indentations.last ?? 0)
    case .sequenceEnd, .mappingEnd:
      indentations.removeLast()
      try checkComment(behind: place.end)
    case .streamStart, .streamEnd, .documentStart, .documentEnd: break
    }
  }

  /// The index of the first suspect that does not stand before a place.
  private func index(from mark: Mark) -> Int {
    var (low, high) = (0, suspects.count)
    while low < high {
      let middle = (low + high) / 2
      if suspects[middle].mark < mark { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// - Parameter hasTag: Whether a tag may stand before the anchor.
  private func checkName(at start: Mark, hasTag: Bool) throws(YAMLRefusal) {
    guard !suspects.isEmpty else { return }
    let index = index(from: start)
    guard index < suspects.count, case .name(let length) = suspects[index].kind else { return }
    let mark = suspects[index].mark
    guard hasTag ? mark.line == start.line : !(start < mark) else { return }
    throw refusal(
      "the name of an anchor or alias goes on into the text", at: mark, length: length,
      help: "write a blank behind the name, or quote the text if no name is meant")
  }

  private func checkHeader(_ place: Place) throws(YAMLRefusal) {
    guard !suspects.isEmpty else { return }
    let index = index(from: place.start)
    guard index < suspects.count, suspects[index].mark.line == place.start.line, case .header = suspects[index].kind
    else { return }
    throw comment(at: suspects[index].mark)
  }

  private func checkComment(behind end: Mark) throws(YAMLRefusal) {
    guard !suspects.isEmpty else { return }
    let index = index(from: end)
    guard index < suspects.count, !(end < suspects[index].mark), case .comment = suspects[index].kind else { return }
    throw comment(at: end)
  }

  /// A text without quotes begins a line with what only looks like indentation.
  private mutating func checkBlank(_ text: UnsafeBufferPointer<UInt8>, at place: Place) throws(YAMLRefusal) {
    guard let blank = String(decoding: text, as: UTF8.self).unicodeScalars.first.flatMap(ForeignBlank.init) else {
      return
    }
    let lines = lines ?? SourceLines(bytes)
    self.lines = lines
    let before = (lines.line(Int(place.start.line)) ?? "").unicodeScalars.prefix(Int(place.start.column) - 1)
    guard before.allSatisfy({ $0 == " " }) else { return }
    let end = Mark(line: place.start.line, column: place.start.column + 1)
    throw YAMLRefusal(blank.indentation(at: Place(start: place.start, end: end).span(in: file)))
  }

  private mutating func checkIndentation(_ place: Place) throws(YAMLRefusal) {
    guard let needed = indentations.last, needed > 0 else { return }
    let lines = lines ?? SourceLines(bytes)
    self.lines = lines
    for number in (place.start.line + 1)...place.end.line {
      let line = lines.line(Int(number)) ?? ""
      let blanks = line.utf8.prefix { $0 == UInt8(ascii: " ") }.count
      let isEmpty = line.utf8.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      guard !isEmpty, blanks < needed else { continue }
      throw refusal(
        "a line of a text in quotes lies too far left", at: Mark(line: number, column: Int32(blanks) + 1), length: 1,
        help:
          "indent the line with more than \(needed - 1) \(needed == 2 ? "space" : "spaces"), or write the text on one line"
      )
    }
  }

  private func comment(at mark: Mark) -> YAMLRefusal {
    refusal(
      "a comment without a blank before its `#`", at: mark, length: 1,
      help: "write a blank before the `#`, or put it inside the quotes")
  }

  private func refusal(_ message: String, at mark: Mark, length: Int32, help: String) -> YAMLRefusal {
    let end = Mark(line: mark.line, column: mark.column + length)
    return YAMLRefusal(
      Diagnostic(.malformedYAML, message, at: Place(start: mark, end: end).span(in: file), help: [help]))
  }
}
