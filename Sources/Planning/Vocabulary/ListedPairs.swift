internal import Replication

extension DesiredBucket {
  /// The pairs that the configuration names, to have a rule or to have none.
  var listed: Set<RuleAddress> { Set(rules.map(\.rule.address) + tombstones.map(\.address)) }
}
