internal import Diagnostics
internal import Planning
internal import Replication

/// What the changes of a plan take away, for good or for a while.
struct MarkdownLosses {
  let heading: String
  /// The lines of a list.
  let list: [String]

  /// Nil when nothing is taken away.
  init?(_ plan: Plan) {
    var kinds: [Change.Kind: Int] = [:]
    var effects: [Effect: Int] = [:]
    var unmodelled = 0
    for bucket in plan.buckets {
      for change in bucket.changes where change.kind == .delete || change.kind == .replace {
        kinds[change.kind, default: 0] += 1
        if change.live?.unmodelled.isEmpty == false { unmodelled += 1 }
        for effect in bucket.effects(of: change) where effect.isLoss { effects[effect, default: 0] += 1 }
      }
    }
    var totals: [String] = []
    if let deletes = kinds[.delete] { totals.append("\(counted(deletes, "rule")) deleted") }
    if let replaces = kinds[.replace] {
      totals.append("\(counted(replaces, "rule")) replaced, without replication in between")
    }
    guard !totals.isEmpty else { return nil }
    heading = "**\(totals.joined(separator: "; ")).**"
    let text = MarkdownText(longest: 100)
    let lost = effects.sorted { $0.key.name < $1.key.name }.map { effect, count in
      "- \(counted(count, "rule")): \(text.inline("\(prose: effect.words)"))"
    }
    list = lost + (unmodelled > 0 ? ["- \(counted(unmodelled, "rule")): parts that are not modelled are lost"] : [])
  }
}
