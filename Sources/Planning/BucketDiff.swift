package import Replication

/// What one bucket needs to have the rules it shall have; the heart of the program.
///
/// Every rule of either side falls under exactly one of: a change, an observation, unchanged.
package func diff(bucket: DesiredBucket, rules: RuleList, consents: Consents = .none) -> BucketPlan {
  var changes: [Change] = []
  var observations: [Observation] = []
  var unchanged = 0
  var waiting: Set<RuleAddress> = []

  for desired in bucket.rules {
    let address = desired.rule.address
    guard let live = rules.live[address] else {
      changes.append(.create(desired))
      if rules.isClosing(address) { waiting.insert(address) }
      continue
    }
    let verdict = compare(live, desired, mayReplace: consents.replace.contains(address))
    if let change = verdict.change { changes.append(change) } else if verdict.isAsDesired { unchanged += 1 }
    observations += verdict.observations
  }

  for tombstone in bucket.tombstones {
    if let live = rules.live[tombstone.address] {
      changes.append(.delete(live, because: .tombstone(tombstone)))
    } else {
      observations.append(.alreadyAbsent(tombstone))
    }
  }

  let listed = Set(bucket.rules.map(\.rule.address) + bucket.tombstones.map(\.address))
  let unlisted = rules.live.values.filter { !listed.contains($0.address) }
  switch bucket.mode {
  case .exclusive: changes += unlisted.map { .delete($0, because: .unlisted(bucket: bucket.origin)) }
  case .listed, .observe: observations += unlisted.map { .unmanaged($0) }
  }
  observations += rules.closing.filter { !waiting.contains($0.address) }.map { .closing($0) }

  if bucket.mode == .observe {
    observations += changes.map { .observed($0) }
    changes = []
    waiting = []
  }
  return BucketPlan(
    desired: bucket,
    changes: changes.sorted { ($0.kind, $0.address) < ($1.kind, $1.address) },
    observations: observations.sorted { $0.address < $1.address },
    unchanged: unchanged,
    managedLive: bucket.mode == .exclusive ? rules.live.count : rules.live.count - unlisted.count,
    waiting: waiting)
}

/// What a live rule needs to become the desired one.
private func compare(
  _ live: LiveRule, _ desired: DesiredRule, mayReplace: Bool
) -> (change: Change?, isAsDesired: Bool, observations: [Observation]) {
  let differences = live.differences(from: desired.rule)
  let notKept = differences.filter(\.isNotKept)
  let inPlace = differences.contains { $0.field == .rtc }
  let needsReplace = differences.contains { !$0.isNotKept && $0.field != .rtc } || (mayReplace && !notKept.isEmpty)

  var observations: [Observation] = []
  if !live.unmodelled.isEmpty && !needsReplace { observations.append(.unmodelled(live)) }
  if needsReplace { return (.replace(live, by: desired, differences: differences), false, observations) }
  if !notKept.isEmpty { observations.append(.notKept(live, desired, differences: notKept)) }
  return (inPlace ? .setRTC(live, to: desired) : nil, differences.isEmpty, observations)
}
