internal import Diagnostics
internal import Replication
package import Status

/// What is live and how far it is, as Markdown: the sum, then a table with a row a rule.
///
/// - Parameter limit: the most bytes in UTF-8; rows that find no room are counted in the last line.
package func statusMarkdown(_ table: StatusTable, limit: Int) -> String {
  let summary = StatusSummary(table: table)
  let text = MarkdownText(longest: 200)
  let rows = table.unread.map { row($0, text) } + table.pairs.map { row($0, text) }
  func page(_ count: Int) -> MarkdownPage {
    var page = MarkdownPage(limit: limit)
    page.addParagraph([summary.counts] + summary.concerns)
    let headings = ["source", "destination", "regions", "phase", "history", "replicated up to", "lag", "RTC", "notes"]
    if count > 0 { page.addTable(headings, Array(rows.prefix(count))) }
    if count < rows.count { page.addParagraph(["… and \(rows.count - count) more."]) }
    if let note = summary.lagNote { page.addParagraph([note]) }
    return page
  }
  let whole = page(rows.count)
  guard whole.isTooLong else { return whole.text }
  // The largest number of rows that fits.
  var (fits, tooMany) = (0, rows.count)
  while tooMany - fits > 1 {
    let middle = (fits + tooMany) / 2
    if page(middle).isTooLong { tooMany = middle } else { fits = middle }
  }
  return page(fits).text
}

private func row(_ pair: PairStatus, _ text: MarkdownText) -> [String] {
  let cells: [Phrase] = [
    "\(pair.address.source)", "\(pair.address.destination)", "\(ours: StatusWords.regions(pair))",
    "\(prose: pair.phase.name)", "\(ours: StatusWords.history(pair))", "\(ours: StatusWords.replicatedUpTo(pair))",
    "\(ours: StatusWords.lag(pair))", "\(ours: StatusWords.rtc(pair))",
    "\(prose: StatusWords.notes(pair).joined(separator: "; "))",
  ]
  return cells.map { text.inline($0, in: .cell) }
}

private func row(_ bucket: StatusTable.UnreadBucket, _ text: MarkdownText) -> [String] {
  let cells: [Phrase] = [
    "\(bucket.place.name)", "?", "\(bucket.place.region)", "unread", "?", "?", "?", "?",
    "\(prose: bucket.reason.message)",
  ]
  return cells.map { text.inline($0, in: .cell) }
}
