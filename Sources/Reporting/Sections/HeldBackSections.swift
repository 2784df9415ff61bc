internal import Diagnostics
internal import Planning
internal import Replication

/// The buckets that could not be read, as a paragraph; nil when all were.
func unknownSection(_ buckets: [Plan.UnknownBucket], _ detail: Detail) -> PlanSection? {
  guard !buckets.isEmpty else { return nil }
  var section = PlanSection(
    tone: .alarm, mark: "  ?", name: "unknown", count: Words.count(buckets.count, "bucket"),
    remark: "could not be read, so nothing is planned for them")
  if buckets.count == 1 { section.remark = "could not be read, so nothing is planned for it" }
  let shown = buckets.prefix(detail == .full ? .max : heldBackLines)
  section.entries = shown.map { bucket in
    PlanSection.Entry(
      pair: "\(bucket.desired.name)", words: "\(prose: bucket.reason.words)", place: "\(bucket.desired.origin)")
  }
  section.leftOut = buckets.count - shown.count
  return section
}

/// What stops the plan from being applied, as a paragraph; nil when nothing does.
func blockedSection(_ blocks: [Block], _ detail: Detail) -> PlanSection? {
  guard !blocks.isEmpty else { return nil }
  var told: Set<Diagnostic> = []
  let reasons = blocks.flatMap(\.diagnostics).filter { told.insert($0).inserted }
  var section = PlanSection(
    tone: .alarm, mark: "  !", name: "blocked", count: Words.count(reasons.count, "reason"),
    remark: "apply stops before it writes anything")
  let shown = reasons.prefix(detail == .full ? .max : heldBackLines)
  section.entries = shown.map { diagnostic in
    var entry = PlanSection.Entry(pair: "\(ours: diagnostic.code.description)\u{A0} \(prose: diagnostic.message)")
    entry.rows = diagnostic.help.map { DetailRow("help", "\(prose: $0)") }
    return entry
  }
  section.leftOut = reasons.count - shown.count
  return section
}

/// How many unread buckets and blocks are listed where not everything is asked for; diagnostics are cut there too.
private let heldBackLines = 20

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
