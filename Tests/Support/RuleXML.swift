/// Writes what GetBucketReplication answers, for tests that are about something else than its XML.
package enum RuleXML {
  /// A list of rules.
  package static func list(_ rules: String...) -> String {
    "<ReplicationConfiguration>\(rules.joined())</ReplicationConfiguration>"
  }

  /// One rule; nil and no prefixes leave their element out.
  package static func rule(
    _ id: String = "r", to destination: String = "invoices-dr", location: String? = "oss-cn-beijing",
    prefixes: [String] = [], action: String? = "PUT", historicalObjectReplication: String? = nil,
    status: String? = "doing"
  ) -> String {
    let prefixSet = prefixes.isEmpty ? nil : prefixes.map { element("Prefix", $0) }.joined()
    return element(
      "Rule",
      element("ID", id) + element("PrefixSet", prefixSet) + element("Action", action)
        + element("Destination", element("Bucket", destination) + element("Location", location))
        + element("HistoricalObjectReplication", historicalObjectReplication) + element("Status", status))
  }

  private static func element(_ name: String, _ content: String?) -> String {
    content.map { "<\(name)>\($0)</\(name)>" } ?? ""
  }
}
