package import Replication

/// What planning one bucket depends on beside the bucket itself.
package struct BucketTerms: Hashable, Sendable {
  package var scope: Scope
  package var forceReplace: Set<RuleAddress>
  package var consents: Consents
  /// How many rules the bucket may have.
  package var slots: Int

  package init(
    scope: Scope = .everything, forceReplace: Set<RuleAddress> = [], consents: Consents = .none, slots: Int = .max
  ) {
    self.scope = scope
    self.forceReplace = forceReplace
    self.consents = consents
    self.slots = slots
  }
}
