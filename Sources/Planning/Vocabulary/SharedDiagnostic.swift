package import Diagnostics
package import Replication

extension Diagnostic {
  /// This finding about the first of several rules, told for all of them.
  ///
  /// - Parameter addresses: the rules; the finding stays as it is where it is only one.
  package func speaking(for addresses: [RuleAddress]) -> Diagnostic {
    addresses.count < 2 ? self : counting(addresses.count, notes: concernedRules(addresses))
  }

  /// The finding with how many more there are of its kind.
  private func counting(_ count: Int, notes: [String]) -> Diagnostic {
    Diagnostic(
      code, severity: severity, "\(message) (and \(count - 1) more alike)", at: span, labels: labels,
      notes: notes + self.notes, help: help)
  }
}

extension [Diagnostic] {
  /// Findings of which each is about one rule, with one for all that say the same of theirs.
  ///
  /// - Parameter addresses: the rule that each is about; as many as there are findings.
  func merged(about addresses: [RuleAddress]) -> [Diagnostic] {
    OrderedGroups(zip(self, addresses)) { DiagnosticTemplate($0, about: $1) }.groups.compactMap { group in
      group.first.map { $0.0.speaking(for: group.map(\.1)) }
    }
  }
}

/// What a finding says, whichever rule it is about and wherever that stands.
private struct DiagnosticTemplate: Hashable {
  let code: DiagnosticCode
  let severity: Severity
  let texts: [String]

  init(_ diagnostic: Diagnostic, about address: RuleAddress) {
    (code, severity) = (diagnostic.code, diagnostic.severity)
    texts = ([diagnostic.message] + diagnostic.notes + diagnostic.help).map {
      $0.replacing(address.description, with: "\u{0}")
    }
  }
}
