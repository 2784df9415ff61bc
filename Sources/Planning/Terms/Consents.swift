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
  /// How many rules may be deleted.
  package var delete: Int?
  /// How many rules may be replaced at once, where nothing else stands against a replace.
  package var replaces: Int?

  package static let none = Consents()

  package init(
    replace: Set<RuleAddress> = [], unmodelled: Set<RuleAddress> = [], unknown: Set<BucketName> = [],
    empty: Int? = nil, delete: Int? = nil, replaces: Int? = nil
  ) {
    self.replace = replace
    self.unmodelled = unmodelled
    self.unknown = unknown
    self.empty = empty
    self.delete = delete
    self.replaces = replaces
  }

  /// These consents and others; where both give a number, this one's.
  package func joined(with others: Consents) -> Consents {
    Consents(
      replace: replace.union(others.replace), unmodelled: unmodelled.union(others.unmodelled),
      unknown: unknown.union(others.unknown), empty: empty ?? others.empty, delete: delete ?? others.delete,
      replaces: replaces ?? others.replaces)
  }

  /// Every single consent, in a fixed order.
  package var all: [Consent] {
    let counted: [Consent?] = [delete.map { .delete($0) }, empty.map { .empty($0) }, replaces.map { .replaces($0) }]
    return counted.compactMap { $0 } + replace.sorted().map { .replace($0) }
      + unmodelled.sorted().map { .unmodelled($0) } + unknown.sorted().map { .unknown($0) }
  }
}

/// One permission.
package enum Consent: Hashable, Sendable {
  /// Exactly so many rules may be deleted.
  case delete(Int)
  /// A configuration without rules may leave exactly so many live rules unwanted.
  case empty(Int)
  /// Exactly so many rules may be replaced, however many go without saying.
  case replaces(Int)
  /// The rule may be replaced.
  case replace(RuleAddress)
  /// The rule may be replaced or deleted although it has parts that aren't modelled.
  case unmodelled(RuleAddress)
  /// The bucket may stay unread while the rest is applied.
  case unknown(BucketName)
}

extension Consent: CustomStringConvertible {
  /// As `--allow` takes it.
  package var description: String {
    switch self {
    case .delete(let count): "delete:\(count)"
    case .empty(let count): "empty:\(count)"
    case .replaces(let count): "replace:\(count)"
    case .replace(let address): "replace:\(address)"
    case .unmodelled(let address): "unmodelled:\(address)"
    case .unknown(let bucket): "unknown:\(bucket)"
    }
  }
}
