internal import Diagnostics
internal import Planning
internal import Replication
internal import TerminalText

/// The buckets that could not be read, as a paragraph; nil when all were.
func unknownSection(_ buckets: [UnknownBucket], _ extent: PlanExtent) -> PlanSection? {
  guard !buckets.isEmpty else { return nil }
  var section = PlanSection(
    tone: .alarm, mark: "  ?", name: "unknown", count: counted(buckets.count, "bucket"),
    remark: "could not be read, so nothing is planned for them")
  if buckets.count == 1 { section.remark = "could not be read, so nothing is planned for it" }
  let shown = buckets.prefix(extent.heldBack)
  section.entries = shown.map { bucket in
    PlanSection.Entry(
      pair: "\(bucket.desired.name)", words: "\(prose: bucket.reason.words)", place: "\(bucket.desired.origin)")
  }
  section.leftOut = buckets.count - shown.count
  return section
}

/// What stops the plan from being applied, as a paragraph; nil when nothing does.
///
/// - Parameter diagnostics: what was told of the plan.
func blockedSection(_ plan: Plan, _ diagnostics: [Diagnostic], _ extent: PlanExtent) -> PlanSection? {
  let unknown = Set(plan.unknown.map(\.diagnostic))
  let reasons = diagnostics.filter { $0.severity == .error && !unknown.contains($0) }
  return section("!", "blocked", "apply stops before it writes anything", reasons, extent) {
    $0.help.map { DetailRow(.help, "\(prose: $0)") }
  }
}

/// What could not be found out of whether OSS will take the rules, as a paragraph; nil when there is nothing.
///
/// - Parameter diagnostics: what was told of the plan.
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
