internal import Diagnostics
internal import Planning
internal import Replication

/// The last lines of a plan, which are copied and therefore never broken: the word for it, and the command that does just it.
func approvalLines(of plan: Plan, _ command: ApplyCommandLine?) -> [String] {
  (plan.changes.isEmpty ? [] : ["Checksum: \(plan.checksum)"])
    + (command?.text.map { ["To apply exactly this: \($0)"] } ?? [])
}

/// What a plan amounts to, in sentences.
func summarySentences(of plan: Plan) -> [String] {
  var lines: [String] = []
  let changes = plan.changes
  if !changes.isEmpty {
    var counts: [Change.Kind: Int] = [:]
    for change in changes { counts[change.kind, default: 0] += 1 }
    let parts = Change.Kind.shown.compactMap { kind in counts[kind].map { "\($0) to \(kind.infinitive)" } }
    lines.append("Plan: \(parts.joined(separator: ", ")). \(plan.unchanged) unchanged\(tail(of: plan.observations)).")
  } else if plan.unknown.isEmpty {
    lines.append("No changes. \(matchingRules(plan.unchanged))\(tail(of: plan.observations)).")
  }
  if !plan.unknown.isEmpty {
    lines.append("Incomplete: \(counted(plan.unknown.count, "bucket")) could not be read.")
  }
  if !plan.blocks.isEmpty { lines.append("Blocked: apply would stop before it writes anything.") }
  return lines
}

/// How many rules are as they shall be.
func matchingRules(_ count: Int) -> String { "\(counted(count, "rule")) \(agreeing(count, "matches", "match"))" }

private func tail(of observations: [Observation]) -> String {
  let shown: [ObservationCounts.Name] = [.unmanaged, .closing, .observed, .notKept]
  let counts = ObservationCounts(observations)
  let parts = shown.filter { counts[$0] > 0 }.map { "\(counts[$0]) \($0.rawValue)" }
  return parts.isEmpty ? "" : "; \(parts.joined(separator: ", "))"
}
