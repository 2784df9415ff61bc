package import Replication

/// The observed state as it would be once every change of a plan is made and everything that closes is gone.
///
/// It takes for granted what a plan hopes for: that every consent that is missing were given, and that OSS keeps all that it
/// is sent. Planning again on the result must give no change; a plan for which that does not hold is wrong.
package func simulate(_ plan: Plan, on observed: ObservedState) -> ObservedState {
  var after = observed
  for bucket in plan.buckets {
    guard case .known(let rules)? = observed.buckets[bucket.desired.name] else { continue }
    after.buckets[bucket.desired.name] = .known(rules.applying(bucket.changes))
  }
  return after
}

extension RuleList {
  /// The rules as they are once changes are made and nothing is closing any more.
  fileprivate func applying(_ changes: [Change]) -> RuleList {
    var rules = self
    rules.settle()
    for change in changes {
      switch change {
      case .create(let desired), .replace(_, let desired, _): rules.put(LiveRule(started: desired.rule))
      case .setRTC(var rule, let desired):
        rule.rtc = .modelled(desired.rule.rtc)
        rules.put(rule)
      case .delete: rules.remove(change.address)
      }
    }
    return rules
  }
}

extension LiveRule {
  /// The rule as OSS would list it once it was created and has started. Its identifier would be OSS's.
  fileprivate init(started rule: ReplicationRule) {
    self.init(
      id: "", address: rule.address, status: .doing, location: .modelled(rule.location),
      transferType: .modelled(rule.transferType), prefixes: .modelled(rule.prefixes), action: .modelled(rule.action),
      historicalObjectReplication: .modelled(rule.historicalObjectReplication), rtc: .modelled(rule.rtc),
      syncRole: .modelled(rule.syncRole), sseKMS: .modelled(rule.sseKMS),
      userTaggings: .modelled(rule.userTaggings))
  }
}
