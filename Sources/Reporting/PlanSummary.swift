internal import Planning
internal import Replication

/// The last lines of a plan: what it all amounts to.
func summaryLines(of plan: Plan) -> [String] {
  var lines: [String] = []
  let changes = plan.changes
  if !changes.isEmpty {
    var counts: [Change.Kind: Int] = [:]
    for change in changes { counts[change.kind, default: 0] += 1 }
    let said = Change.Kind.shown.compactMap { kind in counts[kind].map { "\($0) to \(kind.infinitive)" } }
    lines.append("Plan: \(said.joined(separator: ", ")). \(plan.unchanged) unchanged\(tail(of: plan.observations)).")
  } else if plan.unknown.isEmpty {
    let rules = plan.unchanged == 1 ? "1 rule matches" : "\(plan.unchanged) rules match"
    lines.append("No changes. \(rules)\(tail(of: plan.observations)).")
  }
  if !plan.unknown.isEmpty {
    lines.append("Incomplete: \(Words.count(plan.unknown.count, "bucket")) could not be read.")
  }
  if !plan.blocks.isEmpty { lines.append("Blocked: apply would stop before it writes anything.") }
  if !changes.isEmpty { lines.append("Checksum: \(plan.checksum)") }
  return lines
}

private func tail(of observations: [Observation]) -> String {
  var (unmanaged, closing, observed, notKept) = (0, 0, 0, 0)
  for observation in observations {
    switch observation {
    case .unmanaged: unmanaged += 1
    case .closing: closing += 1
    case .observed: observed += 1
    case .notKept: notKept += 1
    case .unmodelled, .alreadyAbsent: break
    }
  }
  let counts = [(unmanaged, "unmanaged"), (closing, "closing"), (observed, "observed"), (notKept, "not kept")]
  let said = counts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
  return said.isEmpty ? "" : "; \(said.joined(separator: ", "))"
}

extension Change.Kind {
  fileprivate var infinitive: String { self == .setRTC ? "set RTC" : rawValue }
}
