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
      case .create(let desired), .replace(_, let desired, _):
        // The identifier would be OSS's.
        let rule = desired.rule
        rules.put(LiveRule(id: "", address: rule.address, status: .doing, settings: LiveSettings(rule.settings)))
      case .setRTC(var rule, let desired):
        rule.settings.rtc = .modelled(desired.rule.rtc)
        rules.put(rule)
      case .delete: rules.remove(change.address)
      }
    }
    return rules
  }
}
