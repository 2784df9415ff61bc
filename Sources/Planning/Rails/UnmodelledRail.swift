internal import Diagnostics
internal import Replication

/// A replace or delete would lose what the configuration has no words for.
func unmodelledRail(_ draft: Draft) -> RailVerdict {
  var verdict = RailVerdict()
  for change in draft.changes where change.kind == .replace || change.kind == .delete {
    guard let live = change.live, !live.unmodelled.isEmpty else { continue }
    if draft.consents.unmodelled.contains(change.address) {
      verdict.used.insert(.unmodelled(change.address))
    } else {
      verdict.blocks.append(.unmodelled(live, origin: change.origin))
    }
  }
  return verdict
}

func unmodelledDiagnostic(_ rule: LiveRule, at origin: Origin) -> Diagnostic {
  Diagnostic(
    .railUnmodelled, "the rule \(rule.address) has parts that would be lost", at: origin.span,
    notes: rule.unmodelled.map { "OSS lists \($0)" } + ["nothing was changed"],
    help: ["if the rule may go, pass --allow unmodelled:\(rule.address)"])
}
