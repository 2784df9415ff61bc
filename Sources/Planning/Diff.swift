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
///   - feasibility: what was found out about whether OSS will take the rules; a first draft goes without.
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
  let draft = Draft(desired: desired, buckets: buckets, unknown: unknown, terms: terms, feasibility: feasibility)
  let verdict = draft.judged()
  return Plan(
    buckets: buckets, unknown: unknown, blocks: verdict.blocks,
    warnings: verdict.warnings + draft.unusedConsents(verdict.used) + draft.unusedPatterns(observed),
    consents: consents, scope: scope, leftOut: LeftOut(buckets: leftOutBuckets, rules: leftOutRules),
    feasibility: feasibility)
}

extension DesiredBucket {
  /// The pairs that the configuration names, to have a rule or to have none.
  var listed: Set<RuleAddress> { Set(rules.map(\.rule.address) + tombstones.map(\.address)) }
}
