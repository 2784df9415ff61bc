internal import Diagnostics
internal import Replication

/// A configuration without a single rule is far more often an accident than a wish.
///
/// It looks at the whole configuration, since a scope does not make a file empty, but counts only live rules in scope. All
/// of them would be deleted, so `--allow empty:N` says the number of deletes too, and the delete rail asks nothing more.
func emptyRail(_ draft: Draft) -> RailVerdict {
  guard draft.isWithoutRules, draft.deletes > 0 else { return RailVerdict() }
  let live = draft.managedLive
  let used: Set<Consent> = draft.consents.empty.map { [.empty($0)] } ?? []
  guard draft.consents.empty != live else { return RailVerdict(used: used) }
  return RailVerdict(blocks: [.empty(liveRules: live, allowed: draft.consents.empty)], used: used)
}

extension Draft {
  /// Whether the configuration asks for no rule at all.
  var isWithoutRules: Bool { desired.buckets.allSatisfy(\.rules.isEmpty) }
}

func emptyDiagnostic(liveRules: Int, allowed: Int?) -> Diagnostic {
  let refused = allowed.map { ["--allow empty:\($0) names another number, so it is refused"] } ?? []
  return Diagnostic(
    .railEmpty, "the configuration has no rule at all, and \(counted(liveRules, "live rule")) would be deleted",
    notes: refused + ["nothing was changed"],
    help: ["if these rules shall go, pass --allow empty:\(liveRules)"])
}
