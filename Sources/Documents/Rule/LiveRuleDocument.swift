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
    var rule = RuleDocument()
    rule.location = live.settings.location.value?.location
    rule.transferType = live.settings.transferType.value?.rawValue
    rule.prefixes = live.settings.prefixes.value?.prefixes
    rule.action = live.settings.action.value?.words
    rule.historicalObjectReplication = live.settings.historicalObjectReplication.value?.rawValue
    rule.rtc = live.settings.rtc.value?.rawValue
    rule.syncRole = live.settings.syncRole.value ?? nil
    rule.sseKMSEncryptedObjects = live.settings.sseKMS.value?.word
    rule.replicaKMSKeyID = live.settings.sseKMS.value?.replicaKMSKeyID
    rule.userTaggings = (live.settings.userTaggings.value ?? nil).map { UserTaggingsDocument($0) }
    self.rule = rule
    unmodelledFields = live.settings.unmodelledFields.map(\.rawValue)
    unmodelled = live.unmodelled
  }

  /// The rule again. The whole element as OSS sent it is not part of a document.
  func liveRule(_ address: RuleAddress, path: String) throws(DocumentFlaw) -> LiveRule {
    let reading = RuleReading(document: rule, path: path)
    let status = RuleStatus(wireText: status)
    return LiveRule(
      id: id, address: address, status: status,
      settings: LiveSettings(
        location: try field(reading.location(), .location, path),
        transferType: try field(reading.transferType(), .transferType, path),
        prefixes: try field(reading.prefixes, .prefixes, path),
        action: try field(reading.action(), .action, path),
        historicalObjectReplication: try field(reading.history(), .historicalObjectReplication, path),
        rtc: try field(reading.rtc(), .rtc, path),
        syncRole: isUnmodelled(.syncRole) ? .unmodelled : .modelled(rule.syncRole),
        sseKMS: try field(reading.sseKMS(), .sseKMSEncryptedObjects, path),
        userTaggings: isUnmodelled(.userTaggings) ? .unmodelled : .modelled(try reading.userTaggings())),
      unmodelled: unmodelled)
  }

  private func field<Value>(_ value: Value?, _ field: RuleField, _ path: String) throws(DocumentFlaw)
    -> LiveField<Value>
  {
    if isUnmodelled(field) { return .unmodelled }
    guard let value else { throw DocumentFlaw(at: "\(path).\(field.rawValue)", "is missing") }
    return .modelled(value)
  }

  private func isUnmodelled(_ field: RuleField) -> Bool { unmodelledFields.contains(field.rawValue) }
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

extension LiveSettings {
  /// The fields of which OSS said something that is not modelled.
  var unmodelledFields: [RuleField] {
    let modelled: [(RuleField, Bool)] = [
      (.location, location.value != nil), (.transferType, transferType.value != nil),
      (.prefixes, prefixes.value != nil), (.action, action.value != nil),
      (.historicalObjectReplication, historicalObjectReplication.value != nil), (.rtc, rtc.value != nil),
      (.syncRole, syncRole != .unmodelled), (.sseKMSEncryptedObjects, sseKMS.value != nil),
      (.userTaggings, userTaggings != .unmodelled),
    ]
    return modelled.filter { !$0.1 }.map(\.0)
  }
}
