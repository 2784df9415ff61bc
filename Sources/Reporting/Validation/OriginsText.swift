package import Replication
package import TerminalText

/// Where every value of a rule comes from, as it is shown.
package struct OriginsTable: Sendable {
  /// A setting of the rule or of its bucket.
  package struct Field: Sendable {
    let name: String
    let value: String
    let rows: [Row]

    package init(name: String, value: String, rows: [Row]) {
      self.name = name
      self.value = value
      self.rows = rows
    }
  }

  /// One place that says something about a field, or what a variable in the text above stands for.
  package struct Row: Sendable {
    /// The kind of place, or the variable.
    let subject: String
    let isVariable: Bool
    let text: String
    /// The place in a file or outside of it; nil for what is built in.
    let place: String?
    /// Whether this is what holds.
    let holds: Bool

    package init(subject: String, isVariable: Bool, text: String, place: String?, holds: Bool) {
      self.subject = subject
      self.isVariable = isVariable
      self.text = text
      self.place = place
      self.holds = holds
    }
  }

  let address: RuleAddress
  let origin: Origin
  let fields: [Field]

  package init(address: RuleAddress, origin: Origin, fields: [Field]) {
    self.address = address
    self.origin = origin
    self.fields = fields
  }
}

/// Where every value of a rule comes from, as text: each value, below it every place that says something about it, with
/// `>` before the one that holds.
package func originsText(_ origins: OriginsTable, layout: TextLayout = TextLayout()) -> String {
  var page = TextPage(layout: layout, wideChunks: .whole)
  let columns = OriginsColumns(origins, page)
  page.add(
    [page.cell(0, "\(prose: origins.address.description)  \(prose: origins.origin.description)", hanging: Column.row)],
    hanging: Column.row)
  for field in origins.fields {
    page.addEmptyLine()
    page.add(
      [page.cell(0, "\(ours: field.name): \(prose: field.value)", hanging: Column.row)], hanging: Column.row)
    for row in field.rows {
      let subject: Phrase = row.holds ? ">\u{A0}\(prose: row.subject)" : "\(prose: row.subject)"
      let start = row.isVariable ? Column.variable : row.holds ? Column.mark : Column.row
      var cells = [page.cell(start, subject), page.cell(columns.text, "\(prose: row.text)")]
      if let place = row.place { cells.append(page.cell(columns.place, "\(prose: place)")) }
      page.add(cells, hanging: columns.text)
    }
  }
  return page.text
}

/// Where things begin in a line, in columns from 0.
private enum Column {
  static let mark = 2
  static let row = 4
  static let variable = 6
  static let gap = 2
}

/// Where texts and places begin, below each other as far as their lengths allow.
private struct OriginsColumns {
  let text: Int
  let place: Int

  init(_ origins: OriginsTable, _ page: TextPage) {
    let rows = origins.fields.flatMap(\.rows)
    let display = page.fitting.display
    let subjects = rows.map { display.columns(of: $0.subject) + ($0.isVariable ? Column.variable - Column.row : 0) }
    let texts = rows.map { display.columns(of: $0.text) }
    text = Column.row + Self.shared(subjects, atMost: page.layout.width * 3 / 8) + Column.gap
    place = text + Self.shared(texts, atMost: page.layout.width * 11 / 20) + Column.gap
  }

  /// The width of a column: that of its longest text, but no more than its share of the line.
  private static func shared(_ widths: [Int], atMost limit: Int) -> Int { min(widths.max() ?? 0, limit) }
}
