package import Replication

/// What the operator allowed by name on the command line (`--allow KIND:WHAT`).
package struct Consents: Hashable, Sendable {
  /// Replaces allowed by address.
  package var replace: Set<RuleAddress>
  /// Rules with parts that aren't modelled that may be replaced or deleted.
  package var unmodelled: Set<RuleAddress>
  /// Buckets that may stay unread while the rest is applied.
  package var unknown: Set<BucketName>
  /// How many live rules a configuration without rules may leave unwanted.
  package var empty: Int?

  package static let none = Consents()

  package init(
    replace: Set<RuleAddress> = [], unmodelled: Set<RuleAddress> = [], unknown: Set<BucketName> = [], empty: Int? = nil
  ) {
    self.replace = replace
    self.unmodelled = unmodelled
    self.unknown = unknown
    self.empty = empty
  }
}
