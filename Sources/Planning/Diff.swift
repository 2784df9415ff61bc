package import Replication

/// Plans what turns the observed state into the desired one.
///
/// A bucket that was not read, or whose reading told nothing, gets no change: absence must be proven. The same input always
/// gives the same plan, whatever the order of buckets and rules in it.
package func diff(desired: DesiredState, observed: ObservedState, consents: Consents = .none) -> Plan {
  var buckets: [BucketPlan] = []
  var unknown: [Plan.UnknownBucket] = []
  for bucket in desired.buckets.sorted(by: { $0.name < $1.name }) {
    switch observed.buckets[bucket.name] {
    case .known(let rules):
      buckets.append(diff(bucket: bucket, rules: rules, consents: consents))
    case .unknown(let reason):
      unknown.append(Plan.UnknownBucket(desired: bucket, reason: reason))
    case nil:
      let reason = UnknownReason(kind: .unreadable, message: "the bucket was not read")
      unknown.append(Plan.UnknownBucket(desired: bucket, reason: reason))
    }
  }
  let blocks = emptyRail(desired, buckets, consents) + buckets.flatMap { changeRails($0, consents) }
  return Plan(buckets: buckets, unknown: unknown, blocks: blocks, consents: consents)
}

/// A configuration without a single rule is far more often an accident than a wish.
private func emptyRail(_ desired: DesiredState, _ buckets: [BucketPlan], _ consents: Consents) -> [Block] {
  guard desired.buckets.allSatisfy({ $0.rules.isEmpty }) else { return [] }
  let deletes = buckets.flatMap(\.changes).count
  guard deletes > 0 else { return [] }
  let live = buckets.reduce(0) { $0 + $1.managedLive }
  return consents.empty == live ? [] : [.empty(liveRules: live)]
}

/// The rails that hold single changes back.
private func changeRails(_ bucket: BucketPlan, _ consents: Consents) -> [Block] {
  bucket.changes.flatMap { change -> [Block] in
    var blocks: [Block] = []
    if let live = change.live, change.kind == .replace || change.kind == .delete, !live.unmodelled.isEmpty,
      !consents.unmodelled.contains(change.address)
    {
      blocks.append(.unmodelled(live, origin: change.origin))
    }
    if case .replace(_, let desired, let differences) = change {
      for case .location(let live, let wanted) in differences {
        let origin = desired.fieldOrigins[.location] ?? desired.origin
        blocks.append(.locationDiffers(change.address, live: live, desired: wanted, origin: origin))
      }
    }
    return blocks
  }
}
