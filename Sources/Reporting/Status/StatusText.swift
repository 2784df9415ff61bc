internal import Diagnostics
package import Replication
package import Status
package import TerminalText

/// What is live and how far it is, as text for people: a line a rule, the most urgent first, and the sum at the end.
///
/// - Parameter changed: the pairs that are not what they were when they were last shown, which are marked.
package func statusText(
  _ table: StatusTable, detail: Detail = .changes, changed: Set<RuleAddress> = [], layout: TextLayout = TextLayout()
) -> String {
  var page = TextPage(layout: layout)
  let display = DisplayText(ascii: layout.isASCIIOnly)
  func paragraph(_ text: String, _ tone: TextTone = .plain) {
    page.add([TextPage.Cell(column: 0, chunks: display.chunks(of: text), tone: tone)], hanging: 2)
  }
  if detail != .summary, !(table.pairs.isEmpty && table.unread.isEmpty) {
    let rows = StatusRows(table, changed: changed, layout: layout)
    if let regions = rows.commonRegions { paragraph(regions) }
    rows.table.write(to: &page)
    if rows.leavesRegionsOut { paragraph("The regions need a wider terminal, or --detail full.") }
    page.addEmptyLine()
    if detail == .full {
      for pair in table.pairs { page.addFields(of: pair) }
    }
  }
  let summary = StatusSummary(table: table)
  if let note = summary.lagNote { paragraph(note) }
  paragraph(summary.counts)
  for line in summary.concerns { paragraph(line, .alarm) }
  for line in summary.advice { paragraph("help: \(line)") }
  return page.text
}

extension TextPage {
  /// Every field of a pair's live rule, and its ID.
  fileprivate mutating func addFields(of pair: PairStatus) {
    guard let live = pair.live else { return }
    var section = PlanSection(
      tone: .plain, mark: "  =", name: pair.phase.name, count: "ID \(Words.visible(live.id.text))")
    section.entries = [PlanSection.Entry(pair: "\(pair.address.source) ->\u{A0}\(pair.address.destination)")]
    section.regions = "\(ours: StatusWords.regions(pair))"
    section.rows = RuleRows.rows(live.settings)
    add(section, .full, asideColumn: asideColumn([section]))
    addEmptyLine()
  }
}
