package import Diagnostics
package import Planning
internal import Replication
internal import TerminalText

/// The buckets that could not be read, as a paragraph; nil when all were.
func unknownSection(_ buckets: [UnknownBucket], _ extent: PlanExtent) -> PlanSection? {
  guard !buckets.isEmpty else { return nil }
  var section = PlanSection(
    tone: .alarm, mark: "  ?", name: "unknown", count: counted(buckets.count, "bucket"),
    remark: "could not be read, so nothing is planned for them")
  if buckets.count == 1 { section.remark = "could not be read, so nothing is planned for it" }
  var order: [String] = []
  var groups: [String: [UnknownBucket]] = [:]
  for bucket in buckets {
    if groups[bucket.reason.words] == nil { order.append(bucket.reason.words) }
    groups[bucket.reason.words, default: []].append(bucket)
  }
  let shown = order.prefix(extent.heldBack)
  section.entries = shown.map { words in
    let alike = groups[words] ?? []
    return PlanSection.Entry(
      pair: Phrase(PairRun.ranges(of: alike.map(\.desired.name)).map(\.range), separator: ", "),
      words: "\(prose: words)", place: placePhrase(alike.map(\.desired.origin)), size: alike.count)
  }
  section.leftOut = buckets.count - section.entries.reduce(0) { $0 + $1.size }
  return section
}

/// What stops the plan from being applied, as a paragraph; nil when nothing does.
///
/// - Parameter diagnostics: what was reported of the plan.
func blockedSection(_ plan: Plan, _ diagnostics: [Diagnostic], _ extent: PlanExtent) -> PlanSection? {
  let unknown = Set(plan.unknown.diagnostics)
  let reasons = diagnostics.filter { $0.severity == .error && !unknown.contains($0) }
  return section("!", "blocked", "apply stops before it writes anything", reasons, extent) { reason in
    // That nothing is written stands above them all.
    let notes = reason.notes.filter { $0 != "nothing was changed" }
    let labels = reason.labels.map { "\($0.message): \($0.span.description)" }
    return (labels + notes).map { DetailRow(.note, "\(prose: $0)") }
      + reason.help.map { DetailRow(.help, Phrase(advice: $0)) }
  }
}

extension Phrase {
  /// Advice, in which `--allow` and what it allows stay in one line: what is broken can't be copied.
  fileprivate init(advice text: String) {
    let option = "--allow "
    let parts = text.split(separator: option, omittingEmptySubsequences: false).map { Phrase("\(prose: String($0))") }
    self.init(parts, separator: option.replacing(" ", with: "\u{A0}"))
  }
}

extension Plan {
  /// What the plan as text says already, so that nobody has to be told it beside. What OSS would refuse is not among it: that is
  /// put right in the file, whose lines are shown only with the diagnostic.
  package var diagnosticsInText: [Diagnostic] { railDiagnostics }
}

/// What could not be found out of whether OSS will take the rules, as a paragraph; nil when there is nothing.
///
/// - Parameter diagnostics: what was reported of the plan.
func unprovenSection(_ diagnostics: [Diagnostic], _ extent: PlanExtent) -> PlanSection? {
  let doubts = diagnostics.filter { $0.severity != .error && $0.code == .feasibilityUnproven }
  return section("?", "unproven", "it is not certain whether OSS takes these rules", doubts, extent) {
    $0.notes.map { DetailRow(.note, "\(prose: $0)") }
  }
}

private func section(
  _ mark: String, _ name: String, _ remark: Phrase, _ diagnostics: [Diagnostic], _ extent: PlanExtent,
  rows: (Diagnostic) -> [DetailRow]
) -> PlanSection? {
  guard !diagnostics.isEmpty else { return nil }
  var section = PlanSection(
    tone: .alarm, mark: "  \(mark)", name: name, count: counted(diagnostics.count, "reason"), remark: remark)
  let shown = diagnostics.prefix(extent.heldBack)
  section.entries = shown.map { diagnostic in
    var entry = PlanSection.Entry(pair: "\(ours: diagnostic.code.description)\u{A0} \(prose: diagnostic.message)")
    entry.rows = rows(diagnostic)
    entry.place = diagnostic.span.map { "\(ExactString($0.description))" }
    return entry
  }
  section.leftOut = diagnostics.count - shown.count
  return section
}

extension UnknownReason {
  fileprivate var words: String {
    switch kind {
    case .noSuchBucket: "the bucket does not exist"
    case .wrongRegion(let endpoint):
      Region(endpoint: endpoint).map { "the bucket is in \($0)" } ?? "the bucket is elsewhere: \(endpoint)"
    case .access, .transport, .service, .unreadable: message
    }
  }
}
