/// Markdown that grows line by line and knows when it has become too long.
struct MarkdownPage {
  /// The most bytes in UTF-8. Whatever a forge counts, there are never more of it.
  let limit: Int
  private(set) var text = ""
  /// Whether something did not fit. Then the text is worth nothing.
  private(set) var isTooLong = false

  init(limit: Int) { self.limit = limit }

  /// Writes a line; without words, an empty one.
  mutating func add(_ line: String = "") {
    guard !isTooLong else { return }
    text += line
    text += "\n"
    isTooLong = text.utf8.count > limit
  }

  /// Writes a paragraph: its lines and an empty one; nothing when there are none.
  mutating func addParagraph(_ lines: some Sequence<String>) {
    var isEmpty = true
    for line in lines {
      add(line)
      if isTooLong { return }
      isEmpty = false
    }
    if !isEmpty { add() }
  }

  /// Writes a quote of a kind that GitHub and GitLab draw in colour, and others as a quote.
  ///
  /// - Parameter list: the lines of a list below the heading.
  mutating func addAlert(_ alert: MarkdownAlert, _ heading: String, _ list: some Sequence<String>) {
    for line in ["[!\(alert.rawValue)]", heading] { add("> \(line)") }
    var isFirst = true
    for line in list {
      if isFirst { add(">") }
      isFirst = false
      add("> \(line)")
      if isTooLong { return }
    }
    add()
  }

  /// Writes a table.
  mutating func addTable(_ heading: [String], isNumeric: Bool = false, _ rows: [[String]]) {
    func line(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }
    addParagraph([line(heading), line(heading.map { _ in isNumeric ? "---:" : "---" })] + rows.map(line))
  }

  /// Writes what is folded away until somebody opens it.
  ///
  /// - Parameter summary: HTML.
  mutating func addDetails(_ summary: String, isOpen: Bool = false, _ content: (inout MarkdownPage) -> Void) {
    add(isOpen ? "<details open>" : "<details>")
    add("<summary>\(summary)</summary>")
    add()
    content(&self)
    add("</details>")
    add()
  }
}

/// The kinds of quotes that are drawn in colour.
enum MarkdownAlert: String {
  case note = "NOTE"
  case warning = "WARNING"
  case caution = "CAUTION"
}
