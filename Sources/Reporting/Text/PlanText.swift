internal import Diagnostics
package import Documents
package import Planning
internal import Replication
package import TerminalText

/// A plan as text for people; says everything that applying it would do, and what it would mean.
///
/// - Parameter command: what applies just that; nil where it is applied already, or not meant to be.
package func planText(
  _ plan: Plan, command: ApplyCommandLine? = nil, detail: Detail = .changes, layout: TextLayout = TextLayout()
) -> String {
  planText(plan, diagnostics: plan.diagnostics, command, detail, layout)
}

/// A plan that was saved, as text: the same that was said when it was made.
///
/// - Parameter file: where it is saved.
package func planText(
  _ saved: SavedPlan, file: String, detail: Detail = .changes, layout: TextLayout = TextLayout()
) -> String {
  planText(saved.plan, diagnostics: saved.diagnostics, ApplyCommandLine(saved.plan, file: file), detail, layout)
}

private func planText(
  _ plan: Plan, diagnostics: [Diagnostic], _ command: ApplyCommandLine?, _ detail: Detail, _ layout: TextLayout
) -> String {
  var page = planPage(detail, layout)
  let sections = planSections(plan, diagnostics: diagnostics, PlanExtent(detail))
  let asideColumn = page.asideColumn(sections)
  for section in sections {
    page.add(section, detail, asideColumn: asideColumn)
    if detail != .summary { page.addEmptyLine() }
  }
  if detail == .summary, !sections.isEmpty { page.addEmptyLine() }
  if detail != .summary, !plan.changes.isEmpty { page.add(unmanagedSentence) }
  if let leftOut = leftOutSentence(plan.leftOut) { page.add(leftOut) }
  for sentence in endpointSentences(plan) { page.add(sentence) }
  if detail != .full { page.add(railsSentence(plan.safeguards)) }
  if !page.isAtParagraph { page.addEmptyLine() }
  for sentence in summarySentences(of: plan) { page.add("\(ours: sentence)") }
  for line in approvalLines(of: plan, command) { page.addUnbroken(line) }
  return page.text
}

/// Every paragraph of a plan, in the order in which people read them.
private func planSections(_ plan: Plan, diagnostics: [Diagnostic], _ extent: PlanExtent) -> [PlanSection] {
  let index = ChangeIndex(plan.changes)
  let heldBack = Set(plan.blocks.flatMap { index.held(by: $0).map(\.address) })
  var sections = ChangeGroup.groups(of: plan, detail: extent.detail).map { $0.section(extent, heldBack: heldBack) }
  if extent.detail != .summary { sections += observationSections(plan.observations, extent) }
  if extent.detail == .full { sections += unchangedSections(plan.buckets) }
  if let unknown = unknownSection(plan.unknown, extent) { sections.append(unknown) }
  if let unproven = unprovenSection(diagnostics, extent) { sections.append(unproven) }
  if let blocked = blockedSection(plan, diagnostics, extent) { sections.append(blocked) }
  if extent.detail == .full { sections.append(railsSection(plan.safeguards)) }
  return sections
}
