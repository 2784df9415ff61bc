internal import Replication

/// What OSS is known to refuse is not even begun.
func feasibilityRail(_ draft: Draft) -> RailVerdict {
  let blocks = draft.changes.compactMap { change -> Block? in
    guard change.kind != .delete, case .infeasible(let obstacles)? = draft.feasibility.verdicts[change.address],
      !obstacles.isEmpty
    else { return nil }
    return .infeasible(change.address, obstacles)
  }
  return RailVerdict(blocks: blocks)
}
