internal import Planning
internal import Replication

/// Writes the paragraphs of a plan as Markdown, in the words of the plan as text.
struct MarkdownSection {
  let text: MarkdownText

  init(longest: Int) { text = MarkdownText(longest: longest) }

  /// What a paragraph is about, as HTML for the line that stays when it is folded.
  func summary(_ section: PlanSection) -> String {
    var parts = ["<b>\(section.mark.drop { $0 == " " }) \(section.name)</b>", section.count]
    if let remark = section.remark { parts.append(text.inline(remark, in: .html)) }
    if section.entries.count == 1, section.leftOut == 0, let only = section.entries.first {
      parts.append(text.inline(only.pair, in: .html))
    }
    return parts.joined(separator: " · ")
  }

  /// Everything that a paragraph says, folded.
  func add(_ section: PlanSection, isOpen: Bool, to page: inout MarkdownPage) {
    page.addDetails(summary(section), isOpen: isOpen) { page in
      page.addParagraph(entries(section))
      var rows = section.rows
      if let regions = section.regions { rows.insert(DetailRow(.regions, regions), at: 0) }
      if !rows.isEmpty { page.addTable(["field", "value", "meaning"], rows.map(cells)) }
    }
  }

  /// What a paragraph says as a line of a list: its beginning, and what has to be read.
  func line(_ section: PlanSection) -> String {
    var parts = ["**\(section.name)** \(section.count)"]
    if let first = section.entries.first {
      let others = section.size - first.size
      parts.append(text.inline(first.pair) + (others > 0 ? " and \(others) more" : ""))
    }
    parts += section.rows.filter(\.isWarning).map { text.inline($0.value) }
    return "- " + parts.joined(separator: " · ")
  }

  /// The lines of a list with every entry, made as they are asked for.
  func entries(_ section: PlanSection) -> some Sequence<String> {
    let count = section.entries.count
    return (0...count).lazy.flatMap { index in
      guard index == count else { return lines(section.entries[index]) }
      return section.leftOut > 0 ? ["- … and \(section.leftOut) more"] : []
    }
  }

  private func lines(_ entry: PlanSection.Entry) -> [String] {
    [entryLine(entry)] + entry.rows.map { row in "  - \(row.name): \(text.inline(row.value))" }
  }

  private func entryLine(_ entry: PlanSection.Entry) -> String {
    var line = "- " + text.inline(entry.pair)
    if let words = entry.words { line += " · " + text.inline(words) }
    if let place = entry.place { line += " · " + text.inline(place) }
    return line
  }

  private func cells(_ row: DetailRow) -> [String] {
    let name = text.inline("\(ours: row.name)", in: .cell)
    // Prose is no value.
    let isProse = row.remark == nil && row.value.isProse
    let meaning = [isProse ? row.value : row.remark, row.place].compactMap { $0 }.map { text.inline($0, in: .cell) }
    return [
      row.isWarning ? "**\(name)**" : name, isProse ? "" : text.inline(row.value, in: .cell),
      meaning.joined(separator: " · "),
    ]
  }
}

extension Phrase {
  /// Whether it is a sentence as a whole.
  fileprivate var isProse: Bool {
    pieces.allSatisfy { if case .prose = $0 { true } else { false } }
  }
}

extension PlanSection {
  /// How many pairs, or buckets, it is about.
  var size: Int { entries.reduce(leftOut) { $0 + $1.size } }

  /// The paragraph with at most so many lines of entries.
  func cut(to lines: Int) -> PlanSection {
    // A line that says that one line is missing is no shorter than that line.
    guard entries.count - 1 > lines else { return self }
    var section = self
    section.entries = Array(entries.prefix(lines))
    section.leftOut += entries[lines...].reduce(0) { $0 + $1.size }
    return section
  }
}
