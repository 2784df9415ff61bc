package import Replication

/// What one bucket needs to have the rules it shall have; the heart of the program.
///
/// Every rule of either side that is in scope falls under exactly one of: a change, an observation, a match.
///
/// - Parameters:
///   - scope: which rules may be looked at and changed.
///   - forceReplace: rules to be made anew even where nothing differs.
///   - consents: what was allowed by name.
///   - slots: how many rules the bucket may have.
package func diff(
  bucket: DesiredBucket, rules: RuleList, consents: Consents = .none, scope: Scope = .everything,
  forceReplace: Set<RuleAddress> = [], slots: Int = .max
) -> BucketPlan {
  diff(
    bucket: bucket, rules: rules,
    on: BucketTerms(scope: scope, forceReplace: forceReplace, consents: consents, slots: slots))
}

func diff(bucket: DesiredBucket, rules: RuleList, on terms: BucketTerms) -> BucketPlan {
  BucketComparison(bucket, rules, on: terms).plan
}

extension BucketPlan {
  /// Plans the same bucket on the same terms again, for the rules that it has now.
  package func replanned(for rules: RuleList) -> BucketPlan { diff(bucket: desired, rules: rules, on: terms) }
}

/// The rules of one bucket beside those that it shall have, and what comes of it.
private struct BucketComparison {
  let bucket: DesiredBucket
  let rules: RuleList
  let terms: BucketTerms
  /// The pairs that the configuration names.
  let listed: Set<RuleAddress>

  var changes: [Change] = []
  var observations: [Observation] = []
  var matching: Set<RuleAddress> = []
  /// Pairs whose new rule waits for a closing one.
  var waiting: Set<RuleAddress> = []
  var leftOut = 0

  init(_ bucket: DesiredBucket, _ rules: RuleList, on terms: BucketTerms) {
    self.bucket = bucket
    self.rules = rules
    self.terms = terms
    listed = bucket.listed
    for desired in bucket.rules where isInScope(desired.rule.address) { compare(desired) }
    for tombstone in bucket.tombstones where isInScope(tombstone.address) { compare(tombstone) }
    for live in rules.live.values where !listed.contains(live.address) && isInScope(live.address) {
      compare(unlisted: live)
    }
    for closing in rules.closing where !waiting.contains(closing.address) && terms.scope.contains(closing.address) {
      observations.append(.closing(closing))
    }
    guard bucket.mode == .observe else { return }
    observations += changes.map { .observed($0) }
    changes = []
    waiting = []
  }

  /// Whether a pair is in scope; one that is not is counted.
  private mutating func isInScope(_ address: RuleAddress) -> Bool {
    let isInScope = terms.scope.contains(address)
    if !isInScope { leftOut += 1 }
    return isInScope
  }

  private mutating func compare(_ desired: DesiredRule) {
    let address = desired.rule.address
    guard let live = rules.live[address] else {
      changes.append(.create(desired))
      if rules.isClosing(address) { waiting.insert(address) }
      return
    }
    let comparison = RuleComparison(live, desired, terms.replacePolicy(for: address, in: bucket))
    if let change = comparison.change {
      changes.append(change)
    } else if comparison.differences.isEmpty {
      matching.insert(address)
    }
    observations += comparison.observations
  }

  private mutating func compare(_ tombstone: Tombstone) {
    if let live = rules.live[tombstone.address] {
      changes.append(.delete(live, because: .tombstone(tombstone)))
    } else {
      observations.append(.alreadyAbsent(tombstone))
    }
  }

  private mutating func compare(unlisted live: LiveRule) {
    switch bucket.mode {
    case .exclusive: changes.append(.delete(live, because: .unlisted(bucket: bucket.origin)))
    case .listed, .observe: observations.append(.unmanaged(live))
    }
  }

  /// The live rules in scope that the configuration manages.
  private var managedLive: Int {
    switch bucket.mode {
    case .exclusive: rules.live.keys.count(where: terms.scope.contains)
    case .listed: rules.live.keys.count { terms.scope.contains($0) && listed.contains($0) }
    case .observe: 0
    }
  }

  var plan: BucketPlan {
    let order = ChangeOrder(
      changes, waiting: waiting, occupied: rules.live.count + rules.closing.count, slots: terms.slots)
    return BucketPlan(
      desired: bucket, changes: order.changes, observations: observations.sorted { $0.address < $1.address },
      matches: .found(matching, among: rules), managedLive: managedLive, waiting: waiting,
      waitingForSlot: order.waitingForSlot, leftOut: leftOut, terms: terms)
  }
}
