internal import Diagnostics
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

extension Plan {
  /// What OSS would refuse, each cause once, and a warning of what could not be made certain. A replace that is held back
  /// for it says so itself.
  var feasibilityDiagnostics: [Diagnostic] {
    var findings = FindingCollector()
    var held: Set<RuleAddress> = []
    for block in blocks {
      switch block {
      case .infeasible(_, let obstacles): for obstacle in obstacles { findings.add(obstacle) }
      case .replace(let replace): held.insert(replace.address)
      default: break
      }
    }
    let doubts = feasibility.doubts.compactMap { doubt -> Doubt? in
      let others = doubt.addresses.filter { !held.contains($0) }
      return others.isEmpty ? nil : Doubt(cause: doubt.cause, origin: doubt.origin, addresses: others)
    }
    return findings.obstacles.merged(closing: ["nothing was changed"]) + doubts.merged(severity: .warning)
  }
}
