package import Replication

/// Rules to start a test from; each argument changes what the test is about.
package enum Example {
  package static func address(_ source: String = "invoices", _ destination: String = "invoices-dr") -> RuleAddress {
    RuleAddress(source: BucketName(source), destination: BucketName(destination))
  }

  package static let origin = Origin(file: "oss-repl.yaml", line: 7, column: 9)

  package static func rule(
    _ address: RuleAddress = address(), change: (inout RuleSettings) -> Void = { _ in }
  ) -> ReplicationRule {
    var settings = RuleSettings(location: "cn-beijing", action: .put, historicalObjectReplication: .disabled)
    change(&settings)
    return ReplicationRule(address: address, settings: settings)
  }

  package static func desired(
    _ address: RuleAddress = address(), change: (inout RuleSettings) -> Void = { _ in }
  ) -> DesiredRule {
    DesiredRule(rule: rule(address, change: change), origin: origin)
  }

  /// The live rule that OSS would list for `rule`.
  package static func live(
    _ rule: ReplicationRule = rule(), id: ExactString = "rule-1", status: RuleStatus = .doing,
    change: (inout LiveRule) -> Void = { _ in }
  ) -> LiveRule {
    var live = LiveRule(id: id, address: rule.address, status: status, settings: LiveSettings(rule.settings))
    change(&live)
    return live
  }

  package static func bucket(
    _ name: BucketName = "invoices", mode: ManagementMode = .exclusive, rules: [DesiredRule] = [],
    tombstones: [Tombstone] = []
  ) -> DesiredBucket {
    DesiredBucket(
      name: name, region: "cn-hangzhou", mode: mode, rules: rules, tombstones: tombstones, origin: origin,
      regionOrigin: origin)
  }

  package static func observed(_ rules: [BucketName: [LiveRule]]) throws -> ObservedState {
    ObservedState(buckets: try rules.mapValues { .known(try RuleList($0)) })
  }
}
