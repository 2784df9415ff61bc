internal import Diagnostics
internal import Replication

/// What of a live rule can be written into a configuration.
enum RuleExpression {
  /// All of it: the rule that says the same.
  case rule(ReplicationRule)
  /// Not all of it, and why.
  case inexpressible(reason: String)

  /// A rule can be written when every part of it is modelled and when a file with it alone reads back to it. The second
  /// keeps out what OSS lists but a configuration is refused for, without another copy of the lints.
  init(_ live: LiveRule, region: Region) {
    guard let rule = ReplicationRule(live) else {
      let parts = live.unmodelled.isEmpty ? "" : ": " + live.unmodelled.map(\.text).joined(separator: " ")
      self = .inexpressible(reason: "it has parts that this program does not know" + parts)
      return
    }
    let text = ImportedDocument.text(of: [BucketText(name: rule.address.source, region: region, rules: [rule])])
    let result = Configuration.decode(bytes: Array(text.utf8), file: "import")
    if let error = result.diagnostics.first(where: { $0.severity == .error }) {
      self = .inexpressible(reason: "a configuration may not say it: \(error.message)")
    } else if result.state?.buckets.map({ $0.rules.map(\.rule) }) == [[rule]] {
      self = .rule(rule)
    } else {
      self = .inexpressible(reason: "it would not read back to itself")
    }
  }
}

extension ReplicationRule {
  /// The rule that a live one amounts to; nil when a part of it is not modelled.
  fileprivate init?(_ live: LiveRule) {
    guard live.unmodelled.isEmpty, let location = live.location.value, let transferType = live.transferType.value,
      let prefixes = live.prefixes.value, let action = live.action.value,
      let history = live.historicalObjectReplication.value, let rtc = live.rtc.value,
      let syncRole = live.syncRole.value, let sseKMS = live.sseKMS.value, let userTaggings = live.userTaggings.value
    else { return nil }
    self.init(
      address: live.address, location: location, action: action, historicalObjectReplication: history,
      transferType: transferType, prefixes: prefixes, rtc: rtc, syncRole: syncRole, sseKMS: sseKMS,
      userTaggings: userTaggings)
  }
}
