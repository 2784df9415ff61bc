package import Diagnostics
internal import Replication
internal import TerminalText

/// A run that ended before there was a plan, as a comment for those who review: what was reported.
package func diagnosticsMarkdown(_ diagnostics: [Diagnostic], for target: MarkdownTarget) -> String {
  var text = ""
  for (count, longest) in [(Int.max, 500), (100, 200), (20, 100), (0, 40)] {
    let page = page(diagnostics, target, count: count, longest: longest)
    text = page.text
    if !page.isTooLong { break }
  }
  return text
}

private func page(_ diagnostics: [Diagnostic], _ target: MarkdownTarget, count: Int, longest: Int) -> MarkdownPage {
  var page = MarkdownPage(limit: target.limit)
  let sections = MarkdownSection(longest: longest)
  page.addParagraph([markdownMarker(project: target.project)])
  page.addParagraph([markdownHeading(project: target.project, sections.text)])
  var section = PlanSection(tone: .alarm, mark: "  !", name: "no plan", count: "")
  section.entries = diagnostics.map { diagnostic in
    var entry = PlanSection.Entry(pair: "\(ours: diagnostic.code.description)\u{A0}\(prose: diagnostic.message)")
    entry.place = diagnostic.span.map {
      "\(Origin(file: $0.file, line: $0.start.line, column: $0.start.column))"
    }
    entry.rows =
      diagnostic.notes.map { DetailRow(.note, "\(prose: $0)") }
      + diagnostic.help.map { DetailRow(.help, "\(prose: $0)") }
    return entry
  }
  let counts = [Severity.error, .warning, .information].map { severity in
    (severity, diagnostics.count { $0.severity == severity })
  }
  let totals = counts.filter { $0.1 > 0 }.map { counted($0.1, $0.0.noun) }.joined(separator: ", ")
  let shown = count > 0 ? section.cut(to: count) : PlanSection(tone: .alarm, mark: "", name: "", count: "")
  page.addAlert(
    .caution, "**There is no plan.** \(totals.isEmpty ? "Nothing was told." : "\(totals).")", sections.entries(shown))
  return page
}

extension Severity {
  fileprivate var noun: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .information: "note"
    }
  }
}
