package import Replication

/// What one bucket needs to have the rules it shall have; the heart of the program.
///
/// Every rule of either side that is in scope falls under exactly one of: a change, an observation, unchanged.
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
  var changes: [Change] = []
  var observations: [Observation] = []
  var matching: Set<RuleAddress> = []
  var leftOut = 0
  var waiting: Set<RuleAddress> = []

  for desired in bucket.rules {
    let address = desired.rule.address
    guard terms.scope.contains(address) else {
      leftOut += 1
      continue
    }
    guard let live = rules.live[address] else {
      changes.append(.create(desired))
      if rules.isClosing(address) { waiting.insert(address) }
      continue
    }
    let verdict = compare(live, desired, asked: terms.wish(for: address, in: bucket))
    if let change = verdict.change { changes.append(change) } else if verdict.isAsDesired { matching.insert(address) }
    observations += verdict.observations
  }

  for tombstone in bucket.tombstones {
    guard terms.scope.contains(tombstone.address) else {
      leftOut += 1
      continue
    }
    if let live = rules.live[tombstone.address] {
      changes.append(.delete(live, because: .tombstone(tombstone)))
    } else {
      observations.append(.alreadyAbsent(tombstone))
    }
  }

  let listed = bucket.listed
  let unlisted = rules.live.values.filter { !listed.contains($0.address) }
  let unlistedInScope = unlisted.filter { terms.scope.contains($0.address) }
  leftOut += unlisted.count - unlistedInScope.count
  switch bucket.mode {
  case .exclusive: changes += unlistedInScope.map { .delete($0, because: .unlisted(bucket: bucket.origin)) }
  case .listed, .observe: observations += unlistedInScope.map { .unmanaged($0) }
  }
  observations += rules.closing.filter { !waiting.contains($0.address) && terms.scope.contains($0.address) }
    .map { .closing($0) }

  let liveInScope = rules.live.keys.count(where: terms.scope.contains)
  let managedLive =
    switch bucket.mode {
    case .exclusive: liveInScope
    case .listed: liveInScope - unlistedInScope.count
    case .observe: 0
    }
  if bucket.mode == .observe {
    observations += changes.map { .observed($0) }
    changes = []
    waiting = []
  }
  let order = ChangeOrder(
    changes, waiting: waiting, occupied: rules.live.count + rules.closing.count, slots: terms.slots)
  return BucketPlan(
    desired: bucket,
    changes: order.changes,
    observations: observations.sorted { $0.address < $1.address },
    matches: .found(matching, among: rules),
    managedLive: managedLive,
    waiting: waiting,
    waitingForSlot: order.waitingForSlot,
    leftOut: leftOut,
    terms: terms)
}

/// What the operator asked for about a rule that is there already.
private struct Wish {
  /// Make it anew whatever it says.
  let forcesReplace: Bool
  /// Make it anew also where OSS only dropped what was sent.
  let allowsReplace: Bool
}

extension BucketTerms {
  /// A bucket that is only observed is shown as it is: what would be done if somebody forced it is no difference.
  fileprivate func wish(for address: RuleAddress, in bucket: DesiredBucket) -> Wish {
    Wish(
      forcesReplace: bucket.mode != .observe && forceReplace.contains(address),
      allowsReplace: consents.replace.contains(address))
  }
}

/// What a live rule needs to become the desired one.
private func compare(
  _ live: LiveRule, _ desired: DesiredRule, asked: Wish
) -> (change: Change?, isAsDesired: Bool, observations: [Observation]) {
  let differences = live.differences(from: desired.rule)
  let notKept = differences.filter(\.isNotKept)
  let inPlace = differences.contains { $0.field == .rtc }
  let needsReplace =
    asked.forcesReplace || differences.contains(where: \.needsReplace) || (asked.allowsReplace && !notKept.isEmpty)

  var observations: [Observation] = []
  if !live.unmodelled.isEmpty && !needsReplace { observations.append(.unmodelled(live)) }
  if needsReplace { return (.replace(live, by: desired, differences: differences), false, observations) }
  if !notKept.isEmpty { observations.append(.notKept(live, desired, differences: notKept)) }
  return (inPlace ? .setRTC(live, to: desired) : nil, differences.isEmpty, observations)
}

extension FieldDifference {
  /// Whether it takes a new rule to settle it: OSS can change only RTC in place, and what it dropped once it would very
  /// likely drop again.
  var needsReplace: Bool { !isNotKept && field != .rtc }
}
