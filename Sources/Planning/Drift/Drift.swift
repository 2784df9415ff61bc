package import Replication

/// Where live rules are not what the configuration says, for somebody who looks and changes nothing.
///
/// The same comparison as a plan's, without rails and consents: what is managed as `observe` or `listed` counts like
/// everything else.
package struct Drift: Hashable, Sendable {
  /// What differs, sorted by address; a pair has at most one item for its rule and one for its destination bucket.
  package let items: [DriftItem]
  /// What is worth saying and is no drift, because no run would change it: what OSS did not keep, rules with parts that
  /// aren't modelled and equal otherwise, and closing rules that nobody wants. Sorted by address.
  package let observations: [Observation]
  /// Rules in scope that are live as configured and whose destination is not known to be gone.
  package let matches: Int
  /// The buckets that were compared, in which the rules are found that match.
  package let compared: [BucketPlan]
  /// The buckets that could not be read, sorted by name; nothing is said of their rules.
  package let unknown: [UnknownBucket]
  /// Whether destination buckets were looked at.
  package let looksAtDestinations: Bool
  /// The destination buckets of which it is not known whether they exist, sorted by name and region.
  package let unchecked: [UncheckedDestination]
  /// What is very likely not meant so.
  package let warnings: [PlanWarning]
  /// Which rules it is about.
  package let scope: Scope
  /// What the scope leaves out.
  package let leftOut: LeftOut

  /// Why the run can't say all that it was asked for.
  ///
  /// A destination that refuses to be looked at is not among the reasons: that of another account always does, unless its
  /// bucket policy says otherwise.
  package var unreadReasons: [UnknownReason] {
    unknown.map(\.reason) + unchecked.compactMap(\.reason).filter { $0.kind != .access }
  }

  /// The pairs of which something is said, so that they are not among those that match.
  package var differing: Set<RuleAddress> {
    Set(items.map(\.address) + observations.filter(\.isDifference).map(\.address))
  }

  /// How many items there are of a kind.
  package func count(_ kind: DriftItem.Kind) -> Int { items.count { $0.kind == kind } }
}

/// One difference between live rules and the configuration.
package struct DriftItem: Hashable, Sendable {
  package enum Finding: Hashable, Sendable {
    /// The pair has a rule, but another one.
    case changed(LiveRule, DesiredRule, differences: [FieldDifference])
    /// The pair shall have a rule and has none, or only one that is being deleted.
    case missingLive(DesiredRule, isClosing: Bool)
    /// The pair has a rule that the configuration does not list, or that the tombstone says it shall not have.
    case unmanagedLive(LiveRule, Tombstone?)
    /// The bucket that the pair's rule copies to does not exist, or not where the rule says.
    case orphanDestination(OrphanDestination)
  }

  /// The kinds in the order in which they are shown.
  package enum Kind: String, CaseIterable, Sendable {
    case changed
    case missingLive = "missing-live"
    case unmanagedLive = "unmanaged-live"
    case orphanDestination = "orphan-destination"
  }

  /// The source bucket.
  package let bucket: DesiredBucket
  package let finding: Finding

  package var kind: Kind {
    switch finding {
    case .changed: .changed
    case .missingLive: .missingLive
    case .unmanagedLive: .unmanagedLive
    case .orphanDestination: .orphanDestination
    }
  }

  /// The pair of buckets.
  package var address: RuleAddress {
    switch finding {
    case .changed(_, let desired, _), .missingLive(let desired, _): desired.rule.address
    case .unmanagedLive(let live, _): live.address
    case .orphanDestination(let orphan): orphan.address
    }
  }

  /// The rule that is there, where there is one.
  package var live: LiveRule? {
    switch finding {
    case .changed(let live, _, _), .unmanagedLive(let live, _): live
    case .missingLive: nil
    case .orphanDestination(let orphan): orphan.live
    }
  }

  /// The rule that shall be there, where there is one.
  package var desired: DesiredRule? {
    switch finding {
    case .changed(_, let desired, _), .missingLive(let desired, _): desired
    case .unmanagedLive: nil
    case .orphanDestination(let orphan): orphan.desired
    }
  }

  /// Where the rule that is there is not what is asked for.
  package var differences: [FieldDifference] {
    guard case .changed(_, _, let differences) = finding else { return [] }
    return differences
  }

  /// The place in the configuration that asks for something else than what is there.
  package var origin: Origin {
    switch finding {
    case .changed(_, let desired, _), .missingLive(let desired, _): desired.origin
    case .unmanagedLive(_, let tombstone): tombstone?.origin ?? bucket.origin
    case .orphanDestination(let orphan): orphan.origin ?? bucket.origin
    }
  }

  /// What the configuration tells people about the rule.
  package var note: String? {
    if case .unmanagedLive(_, let tombstone) = finding { return tombstone?.note }
    return desired?.note
  }
}
