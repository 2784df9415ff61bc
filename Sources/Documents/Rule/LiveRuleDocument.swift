package import Replication

/// A rule as OSS listed it. What is not modelled is absent among the fields and stands as XML in `unmodelled`.
package struct LiveRuleDocument: Hashable, Sendable {
  /// The rule's identifier in OSS.
  package let id: ExactString
  /// OSS's word for where the rule stands.
  package let status: String
  package let rule: RuleDocument
  /// The keys of fields that are absent because OSS said something that is not modelled.
  package let unmodelledFields: [String]
  /// Canonical XML of every part that is not modelled, sorted.
  package let unmodelled: [ExactString]

  package init(_ live: LiveRule) {
    id = live.id
    status = live.status.wireText
    rule = RuleDocument(live.settings)
    // The key stands in one element with its switch.
    let fields = RuleField.allCases.filter { $0 != .replicaKMSKeyID }
    unmodelledFields = fields.filter { live.settings[$0] == nil }.map(\.rawValue)
    unmodelled = live.unmodelled
  }

  /// The rule again. The whole element as OSS sent it is not part of a document.
  func liveRule(_ address: RuleAddress, path: String) throws(DocumentFlaw) -> LiveRule {
    let reading = RuleReading(document: rule, path: path, unmodelledFields: unmodelledFields)
    return LiveRule(
      id: id, address: address, status: RuleStatus(wireText: status), settings: try reading.settings(),
      unmodelled: unmodelled)
  }
}

extension LiveRuleDocument: Codable {
  private enum CodingKeys: String, CodingKey {
    case id
    case status
    case unmodelledFields = "unmodelled_fields"
    case unmodelled
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decode(ExactString.self, forKey: .id)
    status = try container.decode(String.self, forKey: .status)
    unmodelledFields = try container.decode([String].self, forKey: .unmodelledFields)
    unmodelled = try container.decode([ExactString].self, forKey: .unmodelled)
    rule = try RuleDocument(from: decoder)
  }

  package func encode(to encoder: any Encoder) throws {
    try rule.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(status, forKey: .status)
    try container.encode(unmodelledFields, forKey: .unmodelledFields)
    try container.encode(unmodelled, forKey: .unmodelled)
  }
}
