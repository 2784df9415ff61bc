internal import Planning
internal import Replication

/// The last lines of a plan: what it all amounts to, the word for it, and the command that does just that.
func summaryLines(of plan: Plan, _ command: ApplyCommandLine?) -> [String] {
  summarySentences(of: plan) + (plan.changes.isEmpty ? [] : ["Checksum: \(plan.checksum)"])
    + (command?.text.map { ["To apply exactly this: \($0)"] } ?? [])
}

/// What a plan amounts to, in sentences.
func summarySentences(of plan: Plan) -> [String] {
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
  return lines
}

private func tail(of observations: [Observation]) -> String {
  let told: Set<String> = ["unmanaged", "closing", "observed", "not kept"]
  let said = observationCounts(observations).filter { $0.count > 0 && told.contains($0.name) }
    .map { "\($0.count) \($0.name)" }
  return said.isEmpty ? "" : "; \(said.joined(separator: ", "))"
}

/// How many observations there are of each kind.
func observationCounts(_ observations: [Observation]) -> [(name: String, count: Int)] {
  var counts = [
    (name: "unmanaged", count: 0), (name: "closing", count: 0), (name: "observed", count: 0),
    (name: "not kept", count: 0), (name: "unmodelled", count: 0), (name: "absent", count: 0),
  ]
  for observation in observations {
    switch observation {
    case .unmanaged: counts[0].count += 1
    case .closing: counts[1].count += 1
    case .observed: counts[2].count += 1
    case .notKept: counts[3].count += 1
    case .unmodelled: counts[4].count += 1
    case .alreadyAbsent: counts[5].count += 1
    }
  }
  return counts
}

extension Change.Kind {
  var infinitive: String { self == .setRTC ? "set RTC" : rawValue }
}
