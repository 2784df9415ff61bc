internal import Diagnostics
internal import Planning
internal import Replication

extension PlanDocument {
  /// The plan again, as far as it is shown.
  func plan() throws(DocumentFlaw) -> Plan {
    var changes: [BucketName: [(action: ActionDocument, change: Change)]] = [:]
    var pairs: [ExactString: RuleAddress] = [:]
    for (index, action) in actions.enumerated() {
      let path = "actions[\(index)]"
      let change = try action.change.change(path: path)
      guard action.change.address == ExactString(change.address.description), pairs[action.change.address] == nil else {
        throw DocumentFlaw(at: "\(path).address", "is not that of the action, or is there twice")
      }
      pairs[action.change.address] = change.address
      changes[change.address.source, default: []].append((action, change))
    }
    var observed: [BucketName: [Observation]] = [:]
    for (index, observation) in observations.enumerated() {
      observed[observation.source, default: []].append(try observation.observation(path: "observations[\(index)]"))
    }
    let terms = BucketTerms(
      scope: try scope.scope(), forceReplace: try requested.forceReplace(), consents: try requested.consents())
    var plans: [BucketPlan] = []
    for (index, bucket) in buckets.enumerated() {
      plans.append(
        try bucket.plan(
          changes: changes.removeValue(forKey: bucket.bucket) ?? [],
          observations: observed.removeValue(forKey: bucket.bucket) ?? [], terms: terms, path: "buckets[\(index)]"))
    }
    guard changes.isEmpty, observed.isEmpty else {
      throw DocumentFlaw(at: "buckets", "lacks a bucket that other parts name")
    }
    var unread: [UnknownBucket] = []
    for (index, bucket) in unknown.enumerated() { unread.append(try bucket.unknownBucket(path: "unknown[\(index)]")) }
    var held: [Block] = []
    for (index, block) in blocks.enumerated() { held.append(try block.block(pairs, path: "blocks[\(index)]")) }
    return Plan(
      buckets: plans, unknown: unread, blocks: held, warnings: [], consents: terms.consents, scope: terms.scope,
      leftOut: LeftOut(buckets: scope.leftOut.buckets, rules: scope.leftOut.rules), feasibility: .unchecked,
      safeguards: try rails.safeguards(), operatorEndpoint: try endpoints.operatorEndpoint())
  }
}
