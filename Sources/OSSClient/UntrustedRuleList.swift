package import Replication
package import XMLDocument

/// A rule list that can't be trusted to be whole.
package struct UntrustedRuleList: Error, Hashable, Sendable {
  /// What is wrong with it, as one sentence without a full stop.
  package let reason: String
}

extension LiveRule {
  /// The rules in a ReplicationConfiguration element.
  ///
  /// - Throws: `UntrustedRuleList` when there is no rule (OSS says so with a 404), when a rule lacks its ID or destination
  ///   bucket, when two rules that aren't closing share an ID, by which one is deleted, or when something stands beside the
  ///   rules, such as a mark that the list goes on elsewhere.
  package static func list(in root: XMLElement, source: BucketName) throws(UntrustedRuleList) -> [LiveRule] {
    if let foreign = root.children.first(where: { !$0.isNamed("Rule") }) {
      throw UntrustedRuleList(reason: "the rule list holds <\(foreign.name)> beside its rules")
    }
    guard !root.children.isEmpty else {
      throw UntrustedRuleList(reason: "the rule list is empty; for a bucket without rules OSS answers 404 instead")
    }
    guard !root.hasMixedContent else { throw UntrustedRuleList(reason: "the rule list holds text between its rules") }
    var rules: [LiveRule] = []
    var identifiers: Set<ExactString> = []
    for element in root.children {
      let rule = try LiveRule(parsing: element, source: source)
      guard rule.status == .closing || identifiers.insert(rule.id).inserted else {
        throw UntrustedRuleList(reason: "two rules have the ID \(rule.id)")
      }
      rules.append(rule)
    }
    return rules
  }
}
