package import Diagnostics
internal import Replication

extension Plan {
  /// What the plan could not see, what stops it and what is very likely not meant so, each at its place where it has one.
  package var diagnostics: [Diagnostic] {
    unknown.diagnostics + railDiagnostics + feasibilityDiagnostics + warnings.map(\.diagnostic)
  }

  /// What the rails say, each cause once: those that hold one rule back speak for all that they hold back alike.
  package var railDiagnostics: [Diagnostic] {
    OrderedGroups(blocks.filter { $0.rail != .feasibility }) { $0.rail }.groups.flatMap { blocks -> [Diagnostic] in
      if let diagnostics = replaceDiagnostics(blocks) { return diagnostics }
      let addresses = blocks.compactMap(\.onlyAddress)
      let diagnostics = blocks.flatMap(\.diagnostics)
      return addresses.count == diagnostics.count && addresses.count == blocks.count
        ? diagnostics.merged(about: addresses) : diagnostics
    }
  }
}

extension Block {
  /// The rule that it holds back, where that is one.
  fileprivate var onlyAddress: RuleAddress? {
    if case .recorded = self { return nil }
    guard case .pairs(let addresses) = hold, addresses.count == 1 else { return nil }
    return addresses.first
  }
}

extension Plan {
  /// What OSS would refuse, each cause once, and a warning of what could not be made certain. A replace that is held back
  /// for it says so itself.
  private var feasibilityDiagnostics: [Diagnostic] {
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
