package import Diagnostics
package import Replication

/// A block as a saved plan holds it.
package struct RecordedBlock: Hashable, Sendable {
  package let rail: Rail
  /// The rules whose changes it holds back.
  package let addresses: Set<RuleAddress>
  /// At least one.
  package let diagnostics: [Diagnostic]

  package init(rail: Rail, addresses: Set<RuleAddress>, diagnostics: [Diagnostic]) {
    self.rail = rail
    self.addresses = addresses
    self.diagnostics = diagnostics
  }
}
