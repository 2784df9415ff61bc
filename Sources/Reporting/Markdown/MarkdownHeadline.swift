internal import Planning
internal import Replication

/// The heading of a plan's comment.
func markdownHeading(project: String?, _ text: MarkdownText) -> String {
  guard let project else { return "## Replication plan" }
  return "## Replication plan for \(text.code(ExactString(project)))"
}

/// How many there are of everything, as the columns of a table of one row. Changes and what matches are always counted.
func markdownCounts(_ plan: Plan, unproven: Int) -> [(name: String, count: Int)] {
  var kinds: [Change.Kind: Int] = [:]
  for change in plan.changes { kinds[change.kind, default: 0] += 1 }
  let changes = Change.Kind.shown.map { (name: $0.infinitive, count: kinds[$0] ?? 0) }
  let observations = ObservationCounts(plan.observations)
  let others =
    ObservationCounts.Name.allCases.map { (name: $0.rawValue, count: observations[$0]) } + [
      (name: "unknown", count: plan.unknown.count), (name: "unproven", count: unproven),
      (name: "blocked", count: plan.blocks.count),
    ]
  return changes + [(name: "unchanged", count: plan.unchanged)] + others.filter { $0.count > 0 }
}
