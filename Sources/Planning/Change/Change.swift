package import Replication

/// One thing to do so that one pair of buckets has the rule it shall have.
package enum Change: Hashable, Sendable {
  /// The pair has no live rule and shall have one.
  case create(DesiredRule)
  /// The pair's rule differs in more than RTC, and OSS can change only RTC in place.
  case replace(LiveRule, by: DesiredRule, differences: [FieldDifference])
  /// The pair's rule differs in RTC alone.
  case setRTC(LiveRule, to: DesiredRule)
  /// The pair has a rule and shall have none.
  case delete(LiveRule, because: DeleteReason)

  /// The kinds of changes, in the order in which a bucket's changes are made: coverage shrinks only at the end.
  package enum Kind: String, CaseIterable, Comparable, Sendable {
    case create
    case setRTC = "set-rtc"
    case replace
    case delete

    package static func < (left: Kind, right: Kind) -> Bool { left.rank < right.rank }

    /// Each kind has a rank of its own: kinds that differ and yet are neither before nor after each other would leave the
    /// order of a plan to chance.
    private var rank: Int {
      switch self {
      case .create: 0
      case .setRTC: 1
      case .replace: 2
      case .delete: 3
      }
    }
  }

  package var kind: Kind {
    switch self {
    case .create: .create
    case .replace: .replace
    case .setRTC: .setRTC
    case .delete: .delete
    }
  }

  /// The pair of buckets.
  package var address: RuleAddress {
    switch self {
    case .create(let desired): desired.rule.address
    case .replace(let live, _, _), .setRTC(let live, _), .delete(let live, _): live.address
    }
  }

  /// The rule that is there now.
  package var live: LiveRule? {
    switch self {
    case .create: nil
    case .replace(let live, _, _), .setRTC(let live, _), .delete(let live, _): live
    }
  }

  /// The rule that shall be there.
  package var desired: DesiredRule? {
    switch self {
    case .create(let desired), .replace(_, let desired, _), .setRTC(_, let desired): desired
    case .delete: nil
    }
  }

  /// The place in the configuration that asks for the change.
  package var origin: Origin {
    switch self {
    case .create(let desired), .replace(_, let desired, _), .setRTC(_, let desired): desired.origin
    case .delete(_, .tombstone(let tombstone)): tombstone.origin
    case .delete(_, .unlisted(let bucket)): bucket
    }
  }
}

/// Why a rule is deleted.
package enum DeleteReason: Hashable, Sendable {
  /// The configuration says `state: absent`.
  case tombstone(Tombstone)
  /// The bucket is managed exclusively and its list, at this place, does not hold the rule.
  case unlisted(bucket: Origin)
}
