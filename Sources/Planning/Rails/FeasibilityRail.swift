internal import Replication

/// What OSS is known to refuse is not even begun.
func feasibilityRail(_ draft: Draft) -> RailVerdict {
  let blocks = draft.changes.compactMap { change -> Block? in
    guard change.kind != .delete, case .infeasible(let diagnostics)? = draft.feasibility.verdicts[change.address],
      !diagnostics.isEmpty
    else { return nil }
    return .infeasible(change.address, diagnostics)
  }
  return RailVerdict(blocks: blocks)
}
