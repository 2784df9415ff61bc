package import Replication

/// Something worth saying about a pair of buckets that is no reason to do anything. At most RTC is set for the pair.
package enum Observation: Hashable, Sendable {
  /// A live rule that the configuration doesn't list, in a bucket that is managed as `listed`.
  case unmanaged(LiveRule)
  /// A deleted rule that is not gone yet and that nothing waits for.
  case closing(LiveRule)
  /// A difference in a bucket that is only observed.
  case observed(Change)
  /// OSS lists the rule without something that was asked for; a replace would very likely end the same way.
  case notKept(LiveRule, DesiredRule, differences: [FieldDifference])
  /// The rule holds parts that aren't modelled; it stays, since nothing that is modelled takes a new rule.
  case unmodelled(LiveRule)
  /// The pair shall have no rule and has none.
  case alreadyAbsent(Tombstone)

  /// The pair of buckets.
  package var address: RuleAddress {
    switch self {
    case .unmanaged(let rule), .closing(let rule), .unmodelled(let rule), .notKept(let rule, _, _): rule.address
    case .observed(let change): change.address
    case .alreadyAbsent(let tombstone): tombstone.address
    }
  }
}

extension Observation {
  /// Whether it says of a listed rule that is not as it shall be.
  var isDifference: Bool {
    switch self {
    case .observed, .notKept: true
    case .unmanaged, .closing, .unmodelled, .alreadyAbsent: false
    }
  }
}
