package import Replication

/// Plans what turns the observed state into the desired one.
///
/// A bucket that was not read, or whose reading said nothing, gets no change: absence must be proven. The same input always
/// gives the same plan, whatever the order of buckets and rules in it.
///
/// - Parameters:
///   - scope: which rules the run is about.
///   - forceReplace: rules to be made anew even where nothing differs.
///   - consents: what was allowed by name.
///   - feasibility: what was found out about whether OSS will take the rules; a first draft goes without.
///   - operatorEndpoint: where every request goes instead of the buckets' own endpoints, if the operator said so; it is
///     only shown.
package func diff(
  desired: DesiredState, observed: ObservedState, consents: Consents = .none, scope: Scope = .everything,
  forceReplace: Set<RuleAddress> = [], feasibility: Feasibility = .unchecked, operatorEndpoint: Endpoint? = nil
) -> Plan {
  let terms = BucketTerms(scope: scope, forceReplace: forceReplace, consents: consents)
  var buckets: [BucketPlan] = []
  var unknown: [UnknownBucket] = []
  var leftOut = LeftOut.nothing
  for bucket in desired.buckets.sorted(by: { $0.name < $1.name }) {
    guard scope.mayContainRules(of: bucket.name) else {
      leftOut.buckets += 1
      leftOut.rules += bucket.listed.count
      continue
    }
    switch observed.buckets[bucket.name] ?? .unknown(.notRead) {
    case .known(let rules):
      let plan = diff(bucket: bucket, rules: rules, on: terms)
      leftOut.rules += plan.leftOut
      buckets.append(plan)
    case .unknown(let reason):
      leftOut.rules += bucket.listed.count { !scope.contains($0) }
      unknown.append(UnknownBucket(desired: bucket, reason: reason))
    }
  }
  let occupancy = Occupancy(buckets, in: observed, limit: desired.limits.rulesPerBucket)
  let draft = Draft(
    desired: desired, buckets: buckets.map { $0.fitted(to: occupancy, observed) }, unknown: unknown, terms: terms,
    occupancy: occupancy, feasibility: feasibility)
  let verdict = draft.judged()
  return Plan(
    buckets: draft.buckets, unknown: unknown, blocks: verdict.blocks,
    warnings: verdict.warnings + draft.unusedConsents(verdict.used) + draft.unusedPatterns(observed),
    consents: consents, scope: scope, leftOut: leftOut, feasibility: feasibility,
    safeguards: desired.safeguards.decided(forReplaces: draft.changes.count { $0.kind == .replace }),
    operatorEndpoint: operatorEndpoint)
}

extension UnknownReason {
  fileprivate static let notRead = UnknownReason(kind: .unreadable, message: "the bucket was not read")
}

extension BucketPlan {
  /// The same plan in an order for which the bucket's slots are enough, which depends on what all buckets are to have.
  fileprivate func fitted(to occupancy: Occupancy, _ observed: ObservedState) -> BucketPlan {
    var terms = terms
    terms.slots = occupancy.slots(of: desired.name)
    var plan = self
    plan.terms = terms
    let creates = changes.filter { $0.kind == .create }
    guard !creates.isEmpty else { return plan }
    if occupancy.occupied(of: desired.name) + creates.count > terms.slots,
      case .known(let rules)? = observed.buckets[desired.name]
    {
      plan = diff(bucket: desired, rules: rules, on: terms)
    }
    let buckets = Set(creates.flatMap { [$0.address.source, $0.address.destination] })
    plan.crowded = buckets.filter(occupancy.mayOverflow)
    return plan
  }
}
