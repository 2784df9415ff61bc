package import Replication

/// Plans what turns the observed state into the desired one.
///
/// A bucket that was not read, or whose reading told nothing, gets no change: absence must be proven. The same input always
/// gives the same plan, whatever the order of buckets and rules in it.
///
/// - Parameters:
///   - scope: which rules the run is about.
///   - forceReplace: rules to be made anew even where nothing differs.
///   - consents: what was allowed by name.
///   - feasibility: what was found out about whether OSS can make the rules.
package func diff(
  desired: DesiredState, observed: ObservedState, consents: Consents = .none, scope: Scope = .everything,
  forceReplace: Set<RuleAddress> = [], feasibility: Feasibility = .unchecked
) -> Plan {
  let terms = BucketTerms(scope: scope, forceReplace: forceReplace, consents: consents)
  var buckets: [BucketPlan] = []
  var unknown: [Plan.UnknownBucket] = []
  var leftOutBuckets = 0
  var leftOutRules = 0
  for bucket in desired.buckets.sorted(by: { $0.name < $1.name }) {
    guard scope.mayContainRules(of: bucket.name) else {
      leftOutBuckets += 1
      leftOutRules += bucket.listed.count
      continue
    }
    switch observed.buckets[bucket.name] {
    case .known(let rules):
      let plan = diff(bucket: bucket, rules: rules, on: terms)
      leftOutRules += plan.leftOut
      buckets.append(plan)
    case .unknown(let reason):
      leftOutRules += bucket.listed.count { !scope.contains($0) }
      unknown.append(Plan.UnknownBucket(desired: bucket, reason: reason))
    case nil:
      leftOutRules += bucket.listed.count { !scope.contains($0) }
      let reason = UnknownReason(kind: .unreadable, message: "the bucket was not read")
      unknown.append(Plan.UnknownBucket(desired: bucket, reason: reason))
    }
  }
  let blocks = emptyRail(desired, buckets, consents) + buckets.flatMap { changeRails($0, consents) }
  return Plan(
    buckets: buckets, unknown: unknown, blocks: blocks, consents: consents, scope: scope,
    leftOut: LeftOut(buckets: leftOutBuckets, rules: leftOutRules))
}
extension DesiredBucket {
  /// The pairs that the configuration names, to have a rule or to have none.
  var listed: Set<RuleAddress> { Set(rules.map(\.rule.address) + tombstones.map(\.address)) }
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
