package import Diagnostics
package import Replication

/// A rule that the configuration protects from what would happen to it.
package struct ProtectedRule: Hashable, Sendable {
  package let address: RuleAddress
  /// What would happen to it.
  package let threat: Protection.Threat
  /// The place that asks for the change.
  package let origin: Origin
  /// The protections that fit, in the order of the file; at least one.
  package let protections: [Protection]
}

/// A protected rule stays what it is until the protection itself is taken out of the file: no consent lets it through.
func protectRail(_ draft: Draft) -> RailVerdict {
  let protections = draft.desired.protections
  guard !protections.isEmpty else { return RailVerdict() }
  let blocks = draft.changes.compactMap { change -> Block? in
    guard let threat = change.threat else { return nil }
    let fitting = protections.filter { $0.threats.contains(threat) && $0.match.matches(change.address) }
    guard !fitting.isEmpty else { return nil }
    return .protected(
      ProtectedRule(address: change.address, threat: threat, origin: change.origin, protections: fitting))
  }
  return RailVerdict(blocks: blocks)
}

extension Change {
  fileprivate var threat: Protection.Threat? {
    switch kind {
    case .delete: .delete
    case .replace: .replace
    case .create, .setRTC: nil
    }
  }
}

extension ProtectedRule {
  package var diagnostic: Diagnostic {
    let word = threat == .delete ? "deleted" : "replaced"
    return Diagnostic(
      .railProtect, "\(address) is protected from being \(word)", at: origin.span,
      labels: protections.map { protection in
        let threats = Protection.Threat.allCases.filter(protection.threats.contains).map(\.rawValue)
        return Diagnostic.Label(
          span: protection.origin.span,
          message: "\(protection.match) is protected from \(threats.joined(separator: " and ")) here"
            + (protection.authority == .operator ? ", by the operator" : ""))
      },
      notes: ["nothing was changed"], help: ["no --allow lets it through: keep the rule as it is, \(wayOut)"])
  }

  /// Who can take the protection away.
  private var wayOut: String {
    protections.contains { $0.authority == .operator }
      ? "or ask whoever keeps the operator's rails" : "or change the protection in the file"
  }
}
