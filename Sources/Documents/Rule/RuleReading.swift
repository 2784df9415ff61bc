internal import Replication

/// Reads the values of a rule back from a document, and says where one is none.
struct RuleReading {
  let document: RuleDocument
  /// The place of the rule in the document.
  let path: String
  /// The keys of fields that are absent because OSS said something that is not modelled.
  var unmodelledFields: [String] = []

  func rule(_ address: RuleAddress) throws(DocumentFlaw) -> ReplicationRule {
    guard let settings = RuleSettings(try settings()) else { throw DocumentFlaw(at: path, "is not complete") }
    return ReplicationRule(address: address, settings: settings)
  }

  func settings() throws(DocumentFlaw) -> LiveSettings {
    LiveSettings(
      location: try field(.location, location),
      transferType: try field(.transferType, word),
      prefixes: try field(.prefixes) { value, _ in value.list.map { PrefixSet($0) } },
      action: try field(.action, action),
      historicalObjectReplication: try field(.historicalObjectReplication, word),
      rtc: try field(.rtc, word),
      syncRole: try optional(.syncRole) { value, _ in value.text },
      sseKMS: try field(.sseKMSEncryptedObjects, sseKMS),
      userTaggings: try optional(.userTaggings, userTaggings))
  }

  /// Reads one value; nil for one of another kind.
  private typealias Read<Value> = (FieldValueDocument, RuleField) throws(DocumentFlaw) -> Value?

  private func field<Value>(_ field: RuleField, _ read: Read<Value>) throws(DocumentFlaw) -> LiveField<Value> {
    switch try optional(field, read) {
    case .unmodelled: return .unmodelled
    case .modelled(let value?): return .modelled(value)
    case .modelled(nil): throw flaw(field, "is missing")
    }
  }

  /// A field that may be without a value.
  private func optional<Value>(_ field: RuleField, _ read: Read<Value>) throws(DocumentFlaw) -> LiveField<Value?> {
    if unmodelledFields.contains(field.rawValue) { return .unmodelled }
    guard let written = document[field] else { return .modelled(nil) }
    guard let value = try read(written, field) else { throw flaw(field, "is of another type") }
    return .modelled(value)
  }

  private func location(_ value: FieldValueDocument, _ field: RuleField) throws(DocumentFlaw) -> Region? {
    guard let text = value.text?.text else { return nil }
    guard text.hasPrefix("oss-") else { throw flaw(field, "is not a location, which begins with oss-") }
    return Region(text)
  }

  private func action(_ value: FieldValueDocument, _ field: RuleField) throws(DocumentFlaw) -> Action? {
    guard let words = value.list else { return nil }
    let operations = words.compactMap { Operation(rawValue: $0.text) }
    guard operations.count == words.count, let action = Action(Set(operations)) else {
      throw flaw(field, "is not a list of operations")
    }
    return action
  }

  private func sseKMS(_ value: FieldValueDocument, _ field: RuleField) throws(DocumentFlaw) -> SSEKMS? {
    switch value.text {
    case nil: return nil
    case "enabled"?: return .enabled(replicaKMSKeyID: document[.replicaKMSKeyID]?.text)
    case "disabled"?: return .disabled
    default: throw flaw(field, "is neither enabled nor disabled")
    }
  }

  private func userTaggings(_ value: FieldValueDocument, _ field: RuleField) throws(DocumentFlaw) -> UserTaggings? {
    guard case .taggings(let taggings) = value else { return nil }
    guard let filterType = UserTaggings.FilterType(rawValue: taggings.filterType) else {
      throw DocumentFlaw(at: "\(path).\(field.rawValue).filter_type", "has an unknown value")
    }
    let tags = taggings.tags.map { UserTaggings.Tag(key: $0.key, value: $0.value) }
    guard let value = UserTaggings(filterType: filterType, tags: tags) else { throw flaw(field, "has no tags") }
    return value
  }

  private func word<Value: RawRepresentable<String>>(
    _ value: FieldValueDocument, _ field: RuleField
  ) throws(DocumentFlaw) -> Value? {
    guard let text = value.text else { return nil }
    guard let value = Value(rawValue: text.text) else { throw flaw(field, "has an unknown value") }
    return value
  }

  private func flaw(_ field: RuleField, _ reason: String) -> DocumentFlaw {
    DocumentFlaw(at: "\(path).\(field.rawValue)", reason)
  }
}
