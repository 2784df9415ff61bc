internal import Replication

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
  /// - Parameter asideColumn: where regions and places begin if there is room.
  mutating func add(_ section: PlanSection, asideColumn: Int) {
    addHeading(section)
    let regions = regionsBesidePairs(section)
    let middle = Column.entry + Column.gap + (section.entries.map { fitting.width(of: $0.pair) }.max() ?? 0)
    for entry in section.entries {
      var cells = [Cell(column: Column.entry, phrase: entry.pair)]
      if let words = entry.words { cells.append(Cell(column: min(middle, layout.width * 2 / 3), phrase: words)) }
      if let aside = entry.place ?? regions { cells.append(Cell(column: asideColumn, phrase: aside)) }
      add(cells, hanging: Column.entry + Column.hanging)
      add(entry.rows, at: Column.ownRow, asideColumn: asideColumn)
    }
    if section.leftOut > 0 {
      let hint = layout.detail == .full ? "" : "; --detail full lists them"
      let words: Phrase = "… and \(section.leftOut) more\(ours: hint)"
      add([Cell(column: Column.entry, phrase: words)], hanging: Column.entry)
    }
    var rows = section.rows
    if regions == nil, let regions = section.regions { rows.insert(DetailRow("regions", regions), at: 0) }
    add(rows, at: Column.row, asideColumn: asideColumn)
  }

  private mutating func addHeading(_ section: PlanSection) {
    let blanks = section.mark.prefix { $0 == " " }.count
    let title = "\(section.mark.dropFirst(blanks)) \(section.name)"
    var heading = [
      Cell(column: blanks, phrase: "\(ours: title)", tone: section.tone),
      Cell(column: Column.count, phrase: "\(ours: section.count)", tone: section.tone),
    ]
    if let remark = section.remark { heading.append(Cell(column: Column.remark, phrase: remark, tone: section.tone)) }
    add(heading, hanging: Column.count)
  }

  private mutating func add(_ rows: [DetailRow], at column: Int, asideColumn: Int) {
    let value = valueColumn(rows, at: column)
    for row in rows {
      let tone = row.isWarning ? TextTone.warning : .plain
      var cells = [
        Cell(column: column, phrase: "\(ours: row.name.nonBreaking)", tone: tone),
        Cell(column: value, phrase: row.value, tone: tone),
      ]
      if let remark = row.remark { cells.append(Cell(column: Column.remark, phrase: remark)) }
      if let place = row.place { cells.append(Cell(column: asideColumn, phrase: place)) }
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
