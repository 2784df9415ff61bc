internal import Diagnostics
package import Documents
package import Planning
internal import Replication

/// A plan as text for people; says everything that applying it would do, and what it would mean.
///
/// - Parameter command: what applies just that; nil where it is applied already, or not meant to be.
package func planText(_ plan: Plan, command: ApplyCommandLine? = nil, layout: TextLayout = TextLayout()) -> String {
  planText(plan, told: plan.diagnostics, command, layout)
}

/// A plan that was saved, as text: the same that was said when it was made.
///
/// - Parameter file: where it is saved.
package func planText(_ saved: SavedPlan, file: String, layout: TextLayout = TextLayout()) -> String {
  planText(saved.plan, told: saved.diagnostics, ApplyCommandLine(saved.plan, file: file), layout)
}

private func planText(
  _ plan: Plan, told diagnostics: [Diagnostic], _ command: ApplyCommandLine?, _ layout: TextLayout
) -> String {
  var page = TextPage(layout: layout)
  let sections = planSections(plan, told: diagnostics, PlanExtent(layout.detail))
  let asideColumn = page.asideColumn(sections)
  for section in sections {
    page.add(section, asideColumn: asideColumn)
    if layout.detail != .summary { page.addEmptyLine() }
  }
  if layout.detail == .summary, !sections.isEmpty { page.addEmptyLine() }
  if layout.detail != .summary, !plan.changes.isEmpty { page.add(unmanagedSentence) }
  if let leftOut = leftOutSentence(plan.leftOut) { page.add(leftOut) }
  for sentence in endpointSentences(plan) { page.add(sentence) }
  if layout.detail != .full { page.add(railsSentence(plan.safeguards)) }
  if !page.isAtParagraph { page.addEmptyLine() }
  for line in summaryLines(of: plan, command) { page.addUnbroken(line) }
  return page.text
}

/// Every paragraph of a plan, in the order in which people read them.
private func planSections(_ plan: Plan, told diagnostics: [Diagnostic], _ extent: PlanExtent) -> [PlanSection] {
  var sections = ChangeGroup.groups(of: plan, detail: extent.detail).map { $0.section(extent) }
  if extent.detail != .summary { sections += observationSections(plan.observations, extent) }
  if let unknown = unknownSection(plan.unknown, extent) { sections.append(unknown) }
  if let unproven = unprovenSection(diagnostics, extent) { sections.append(unproven) }
  if let blocked = blockedSection(plan, diagnostics, extent) { sections.append(blocked) }
  if extent.detail == .full { sections.append(railsSection(plan.safeguards)) }
  return sections
}

/// What `--only` and `--exclude` left out; nil when that is nothing.
func leftOutSentence(_ leftOut: LeftOut) -> Phrase? {
  guard leftOut != .nothing else { return nil }
  let rules = Words.count(leftOut.rules, "rule")
  guard leftOut.buckets > 0 else { return "Left out by --only and --exclude: \(ours: rules)." }
  let buckets = Words.count(leftOut.buckets, "bucket")
  return "Left out by --only and --exclude: \(ours: rules); \(ours: buckets) not read."
}

/// What somebody has to know who took a bucket out of the configuration and expects its rules to go.
let unmanagedSentence: Phrase = "A bucket that no file names is unmanaged: neither read nor changed."

extension TextPage {
  /// Writes a paragraph from the left edge.
  mutating func add(_ phrase: Phrase, tone: TextTone = .plain) {
    add([Cell(column: 0, phrase: phrase, tone: tone)], hanging: 0)
  }
}
