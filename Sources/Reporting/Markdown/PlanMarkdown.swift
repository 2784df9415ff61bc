internal import Diagnostics
package import Documents
package import Planning
internal import Replication

/// Where a plan as Markdown goes.
package struct MarkdownTarget: Sendable {
  /// What GitHub takes as a comment: so many characters, which are never more than bytes.
  package static let gitHubLimit = 65_536
  /// A plan as numbers always fits into so many bytes.
  package static let smallestLimit = 4_096

  /// The most bytes; at least `smallestLimit`.
  let limit: Int
  /// The configuration's name.
  let project: String?
  /// Where the plan is saved; nil where it is not.
  let file: String?

  package init(limit: Int = gitHubLimit, project: String?, file: String?) {
    self.limit = max(limit, Self.smallestLimit)
    self.project = project
    self.file = file
  }
}

/// A plan as a comment for those who review it, in Markdown that GitHub and GitLab draw.
///
/// What stops or threatens comes first and is not folded. A plan that is too long says less, and says so.
package func planMarkdown(_ plan: Plan, for target: MarkdownTarget) -> String {
  PlanMarkdown(plan, diagnostics: plan.diagnostics, target).fitted
}

/// A plan that was saved, as Markdown: the same that was said when it was made.
package func planMarkdown(_ saved: SavedPlan, for target: MarkdownTarget) -> String {
  PlanMarkdown(saved.plan, diagnostics: saved.diagnostics, target).fitted
}

/// The whole plan in paragraphs, to be reported on some rung of the ladder.
private struct PlanMarkdown {
  private let plan: Plan
  private let target: MarkdownTarget
  private let blocked: PlanSection?
  private let unknown: PlanSection?
  private let unproven: PlanSection?
  /// Those that lose a rule first.
  private let changes: [(kind: Change.Kind, section: PlanSection)]
  private let observations: [PlanSection]
  private let losses: MarkdownLosses?
  private let sentences: [String]
  private let counts: [(name: String, count: Int)]

  init(_ plan: Plan, diagnostics: [Diagnostic], _ target: MarkdownTarget) {
    let extent = PlanExtent.everything
    self.plan = plan
    self.target = target
    blocked = blockedSection(plan, diagnostics, extent)
    unknown = unknownSection(plan.unknown, extent)
    unproven = unprovenSection(diagnostics, extent)
    let groups = ChangeGroup.groups(of: plan, detail: extent.detail).map { ($0.shape.kind, $0.section(extent)) }
    changes = groups.filter { $0.0.isLoss } + groups.filter { !$0.0.isLoss }
    observations = observationSections(plan.observations, extent)
    losses = MarkdownLosses(plan)
    sentences = summarySentences(of: plan)
    counts = markdownCounts(plan, unproven: unproven?.size ?? 0)
  }

  /// As much as the target takes.
  var fitted: String {
    let ladder = MarkdownRung.ladder(most: longestList)
    return page(ladder[fullestStep(of: ladder.count) { !page(ladder[$0]).isTooLong }]).text
  }

  /// No list has more entries.
  private var longestList: Int {
    let sections = [blocked, unknown, unproven].compactMap { $0 } + changes.map(\.section) + observations
    return max(changes.count, sections.map(\.entries.count).max() ?? 0)
  }

  private func page(_ rung: MarkdownRung) -> MarkdownPage {
    var page = MarkdownPage(limit: target.limit)
    let sections = MarkdownSection(longest: rung.longest)
    page.addParagraph([markdownMarker(project: target.project)])
    page.addParagraph([markdownHeading(project: target.project, sections.text)])
    page.addParagraph(["**\(sentences.joined(separator: " "))**"])
    addHeldBack(rung, sections, to: &page)
    if let losses { page.addAlert(.warning, losses.heading, losses.list) }
    page.addTable(counts.map(\.name), isNumeric: true, [counts.map { String($0.count) }])
    if let leftOut = rung.leftOut { page.addAlert(.note, shorteningSentence(leftOut), []) }
    addChanges(rung, sections, to: &page)
    if rung.hasGraph, !page.isTooLong { addGraph(to: &page) }
    addEnd(rung, sections, to: &page)
    return page
  }

  private func addHeldBack(_ rung: MarkdownRung, _ sections: MarkdownSection, to page: inout MarkdownPage) {
    let all: [(PlanSection?, MarkdownAlert)] = [(blocked, .caution), (unknown, .caution), (unproven, .warning)]
    for case (let section?, let alert) in all {
      let heading = "**\(section.name)** · \(section.count)"
      let remark = section.remark.map { " · " + sections.text.inline($0) } ?? ""
      let list = rung.heldBack > 0 ? section.cut(to: rung.heldBack) : section.withoutEntries
      page.addAlert(alert, heading + remark, sections.entries(list))
    }
  }

  private func addChanges(_ rung: MarkdownRung, _ sections: MarkdownSection, to page: inout MarkdownPage) {
    let shown = changes.prefix(rung.groups).map { (kind: $0.kind, section: $0.section.cut(to: lines($0.kind, rung))) }
    guard rung.hasParagraphs else {
      page.addParagraph(shown.map { sections.line($0.section) })
      return addLeftOut(shown.count, to: &page)
    }
    for (kind, section) in shown {
      sections.add(section, isOpen: kind.isLoss, to: &page)
      if page.isTooLong { return }
    }
    addLeftOut(shown.count, to: &page)
    for section in observations.prefix(rung.groups) {
      sections.add(section.cut(to: rung.gains), isOpen: false, to: &page)
    }
  }

  private func lines(_ kind: Change.Kind, _ rung: MarkdownRung) -> Int { kind.isLoss ? rung.losses : rung.gains }

  private func addLeftOut(_ shown: Int, to page: inout MarkdownPage) {
    let others = changes.dropFirst(shown)
    guard shown > 0, !others.isEmpty else { return }
    let rules = others.reduce(0) { $0 + $1.section.size }
    page.addParagraph(["… and \(counted(others.count, "more group")) with \(counted(rules, "rule"))."])
  }

  private func addGraph(to page: inout MarkdownPage) {
    guard let graph = MermaidGraph(plan.changes) else { return }
    page.addDetails("Graph of what changes") { page in
      page.addParagraph(["```mermaid"] + graph.lines + ["```"])
      if graph.leftOut > 0 {
        page.addParagraph([
          "The graph leaves out \(counted(graph.leftOut, "rule")); those that are lost come first."
        ])
      }
    }
  }

  private func addEnd(_ rung: MarkdownRung, _ sections: MarkdownSection, to page: inout MarkdownPage) {
    var sentences = plan.changes.isEmpty ? [] : [unmanagedSentence]
    if let leftOut = leftOutSentence(plan.leftOut) { sentences.append(leftOut) }
    sentences += endpointSentences(plan) + [railsSentence(plan.safeguards)]
    page.addParagraph([sentences.map { sections.text.inline($0) }.joined(separator: " ")])
    guard !plan.changes.isEmpty else { return }
    page.addParagraph(["Checksum: `\(plan.checksum)`"])
    MarkdownCommands(plan, file: target.file).add(to: &page, longest: rung.longestCommand)
  }

  private func shorteningSentence(_ leftOut: String) -> String {
    let text = MarkdownText(longest: 100)
    let isNamed = target.file.map { $0.canBeTyped && $0.utf8.count <= 100 } ?? false
    let file = isNamed ? target.file ?? "" : "plan.json"
    let saving = target.file == nil ? ", once `oss-repl plan --out plan.json` has saved it" : ""
    return "Shortened to \(target.limit) bytes: left out is \(leftOut). All of it: "
      + "\(text.code(typed: "oss-repl show \(file.quotedForShell) --detail full"))\(saving)."
  }
}

extension PlanSection {
  fileprivate var withoutEntries: PlanSection {
    var section = self
    section.entries = []
    section.leftOut = 0
    return section
  }
}

extension Change.Kind {
  /// Whether a pair loses its rule, for good or for a while.
  fileprivate var isLoss: Bool { self == .delete || self == .replace }
}
