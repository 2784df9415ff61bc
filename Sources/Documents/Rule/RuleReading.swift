internal import Replication

/// Reads the values of a rule back from a document, and says where one is none.
struct RuleReading {
  let document: RuleDocument
  /// The place of the rule in the document.
  let path: String

  func rule(_ address: RuleAddress) throws(DocumentFlaw) -> ReplicationRule {
    ReplicationRule(
      address: address,
      settings: RuleSettings(
        location: try needed(location(), "location"), action: try needed(action(), "action"),
        historicalObjectReplication: try needed(history(), "historical_object_replication"),
        transferType: try needed(transferType(), "transfer_type"), prefixes: try needed(prefixes, "prefixes"),
        rtc: try needed(rtc(), "rtc"), syncRole: document.syncRole,
        sseKMS: try needed(sseKMS(), "sse_kms_encrypted_objects"), userTaggings: try userTaggings()))
  }

  func location() throws(DocumentFlaw) -> Region? {
    guard let text = document.location else { return nil }
    guard text.hasPrefix("oss-") else { throw flaw("location", "is not a location, which begins with oss-") }
    return Region(text)
  }

  var prefixes: PrefixSet? { document.prefixes.map { PrefixSet($0) } }

  func transferType() throws(DocumentFlaw) -> TransferType? { try word(document.transferType, "transfer_type") }

  func history() throws(DocumentFlaw) -> HistoricalObjectReplication? {
    try word(document.historicalObjectReplication, "historical_object_replication")
  }

  func rtc() throws(DocumentFlaw) -> RTC? { try word(document.rtc, "rtc") }

  func action() throws(DocumentFlaw) -> Action? {
    guard let words = document.action else { return nil }
    let operations = words.compactMap { Operation(rawValue: $0) }
    guard operations.count == words.count, let action = Action(Set(operations)) else {
      throw flaw("action", "is not a list of operations")
    }
    return action
  }

  func sseKMS() throws(DocumentFlaw) -> SSEKMS? {
    switch document.sseKMSEncryptedObjects {
    case nil: return nil
    case "enabled": return .enabled(replicaKMSKeyID: document.replicaKMSKeyID)
    case "disabled": return .disabled
    default: throw flaw("sse_kms_encrypted_objects", "is neither enabled nor disabled")
    }
  }

  func userTaggings() throws(DocumentFlaw) -> UserTaggings? {
    guard let taggings = document.userTaggings else { return nil }
    let tags = taggings.tags.map { UserTaggings.Tag(key: $0.key, value: $0.value) }
    guard let filterType: UserTaggings.FilterType = try word(taggings.filterType, "user_taggings.filter_type"),
      let value = UserTaggings(filterType: filterType, tags: tags)
    else { throw flaw("user_taggings", "has no tags") }
    return value
  }

  private func word<Value: RawRepresentable<String>>(
    _ text: String?, _ key: String
  ) throws(DocumentFlaw) -> Value? {
    guard let text else { return nil }
    guard let value = Value(rawValue: text) else { throw flaw(key, "has an unknown value") }
    return value
  }

  private func needed<Value>(_ value: Value?, _ key: String) throws(DocumentFlaw) -> Value {
    guard let value else { throw flaw(key, "is missing") }
    return value
  }

  private func flaw(_ key: String, _ reason: String) -> DocumentFlaw {
    DocumentFlaw(at: "\(path).\(key)", reason)
  }
}
