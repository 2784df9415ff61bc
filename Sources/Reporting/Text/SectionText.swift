internal import Replication
internal import TerminalText

extension TextPage {
  /// Where things begin in a line, in columns from 0.
  private enum Column {
    static let count = 13
    static let remark = 31
    static let entry = 6
    static let row = 8
    static let ownRow = 10
    /// What is between the names of rows and their values.
    static let gap = 3
    /// How far the continuation of a pair is set in.
    static let hanging = 4
  }

  /// Writes a paragraph.
  ///
  /// - Parameters:
  ///   - detail: how much is reported; what is left out at less than everything is mentioned.
  ///   - asideColumn: where regions and places begin if there is room.
  mutating func add(_ section: PlanSection, _ detail: Detail, asideColumn: Int) {
    addHeading(section)
    let regions = regionsBesidePairs(section)
    let middle = Column.entry + Column.gap + (section.entries.map { fitting.width(of: $0.pair) }.max() ?? 0)
    for entry in section.entries {
      var cells = [cell(Column.entry, entry.pair)]
      if let words = entry.words { cells.append(cell(min(middle, layout.width * 2 / 3), words)) }
      if let aside = entry.place ?? regions { cells.append(cell(asideColumn, aside)) }
      add(cells, hanging: Column.entry + Column.hanging)
      add(entry.rows, at: Column.ownRow, asideColumn: asideColumn)
    }
    if section.leftOut > 0 {
      let hint = detail == .full ? "" : "; --detail full lists them"
      let words: Phrase = "… and \(section.leftOut) more\(ours: hint)"
      add([cell(Column.entry, words)], hanging: Column.entry)
    }
    var rows = section.rows
    if regions == nil, let regions = section.regions { rows.insert(DetailRow(.regions, regions), at: 0) }
    add(rows, at: Column.row, asideColumn: asideColumn)
  }

  private mutating func addHeading(_ section: PlanSection) {
    let blanks = section.mark.prefix { $0 == " " }.count
    let title = "\(section.mark.dropFirst(blanks)) \(section.name)"
    var heading = [
      cell(blanks, "\(ours: title)", section.tone),
      cell(Column.count, "\(ours: section.count)", section.tone),
    ]
    if let remark = section.remark { heading.append(cell(Column.remark, remark, section.tone)) }
    add(heading, hanging: Column.count)
  }

  private mutating func add(_ rows: [DetailRow], at column: Int, asideColumn: Int) {
    let value = valueColumn(rows, at: column)
    for row in rows {
      let tone = row.isWarning ? TextTone.warning : .plain
      var cells = [
        cell(column, "\(ours: row.name.nonBreaking)", tone),
        cell(value, row.value, tone),
      ]
      if let remark = row.remark { cells.append(cell(Column.remark, remark)) }
      if let place = row.place { cells.append(cell(asideColumn, place)) }
      add(cells, hanging: value)
    }
  }

  private func valueColumn(_ rows: [DetailRow], at column: Int) -> Int {
    column + Column.gap + (rows.map(\.name.utf8.count).max() ?? 0)
  }

  /// The regions of a paragraph if every line has room for them and nothing else stands there; nil if they need a row.
  private func regionsBesidePairs(_ section: PlanSection) -> Phrase? {
    guard let regions = section.regions else { return nil }
    let space = layout.width - Column.entry - Column.gap - fitting.width(of: regions)
    return section.entries.allSatisfy { $0.place == nil && fitting.width(of: $0.pair) <= space } ? regions : nil
  }

  /// The column at which regions and places stand below each other without going past the end of the line.
  func asideColumn(_ sections: [PlanSection]) -> Int {
    var (end, width) = (0, 0)
    func take(_ aside: Phrase, after column: Int) {
      let asideWidth = fitting.width(of: aside)
      guard column + Column.gap + asideWidth <= layout.width else { return }
      width = max(width, asideWidth)
      end = max(end, column)
    }
    for section in sections {
      let regions = regionsBesidePairs(section)
      for entry in section.entries {
        guard let aside = entry.place ?? regions else { continue }
        let words = entry.words.map { Column.gap + fitting.width(of: $0) } ?? 0
        take(aside, after: Column.entry + fitting.width(of: entry.pair) + words)
      }
      let value = valueColumn(section.rows, at: Column.row)
      for row in section.rows {
        if let place = row.place { take(place, after: value + fitting.width(of: row.value)) }
      }
    }
    return max(Column.remark, min(end + Column.gap, layout.width - width))
  }
}

extension String {
  fileprivate var nonBreaking: String { String(map { $0 == " " ? "\u{A0}" : $0 }) }
}

/// A page for the paragraphs of a plan.
func planPage(_ detail: Detail, _ layout: TextLayout) -> TextPage {
  // What differs has to be seen, so a prefix is never cut: only what is longer than any can be, as a server may write it. One
  // of 1,023 bytes takes fewer columns, with every three of them shown as an escape.
  TextPage(layout: layout, wideChunks: detail == .full ? .continued : .shortened(above: 3_000))
}
