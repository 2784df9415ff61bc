package import Diagnostics
package import Replication

extension Diagnostic {
  /// This finding about the first of several rules, told for all of them.
  ///
  /// - Parameter addresses: the rules; the finding stays as it is where it is only one.
  package func speaking(for addresses: [RuleAddress]) -> Diagnostic {
    guard let first = addresses.first, addresses.count > 1 else { return self }
    // Advice that names the first rule does nothing for the others.
    let isAboutFirst = help.contains { $0.contains(first.description) }
    return counting(
      addresses.count, notes: concernedRules(addresses),
      others: isAboutFirst ? ["each of the others takes the same with its own address"] : [])
  }

  /// The finding with how many more there are of its kind.
  private func counting(_ count: Int, notes: [String], others: [String]) -> Diagnostic {
    Diagnostic(
      code, severity: severity, "\(message) (and \(count - 1) more alike)", at: span, labels: labels,
      notes: notes + self.notes, help: help + others)
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
