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
    guard live.unmodelled.isEmpty, let settings = RuleSettings(live.settings) else {
      let parts = live.unmodelled.isEmpty ? "" : ": " + live.unmodelled.map(\.text).joined(separator: " ")
      self = .inexpressible(reason: "it has parts that this program does not know" + parts)
      return
    }
    let rule = ReplicationRule(address: live.address, settings: settings)
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
