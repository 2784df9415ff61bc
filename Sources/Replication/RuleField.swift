/// The fields of a rule under their keys in the configuration, in the order in which differences are reported.
package enum RuleField: String, CaseIterable, Sendable {
  case location
  case transferType = "transfer_type"
  case prefixes
  case action
  case historicalObjectReplication = "historical_object_replication"
  case rtc
  case syncRole = "sync_role"
  case sseKMSEncryptedObjects = "sse_kms_encrypted_objects"
  case replicaKMSKeyID = "replica_kms_key_id"
  case userTaggings = "user_taggings"
}

extension RuleField {
  /// The fields in the order in which a whole rule is reported, without the location, which is reported with the destination.
  package static let inReadingOrder: [RuleField] = [
    .action, .historicalObjectReplication, .prefixes, .transferType, .rtc, .syncRole, .sseKMSEncryptedObjects,
    .replicaKMSKeyID, .userTaggings,
  ]

  /// Whether a configuration has to say it: OSS's defaults copy existing objects and carry deletes over.
  package var isRequired: Bool { self == .action || self == .historicalObjectReplication }
}

/// The value of any field of a rule, by its kind, for what treats all values of a kind alike.
package enum RuleFieldValue: Hashable, Sendable {
  /// One of a few words of OSS's.
  case word(String)
  case region(Region)
  case prefixes(PrefixSet)
  case action(Action)
  /// A name that is taken as it is, where one is set.
  case name(ExactString?)
  /// KMS with its key: the two make one difference.
  case kms(SSEKMS)
  case taggings(UserTaggings?)
}

extension LiveSettings {
  /// The value of a field; nil where it is not modelled.
  package subscript(field: RuleField) -> RuleFieldValue? {
    switch field {
    case .location: location.value.map { .region($0) }
    case .transferType: transferType.value.map { .word($0.rawValue) }
    case .prefixes: prefixes.value.map { .prefixes($0) }
    case .action: action.value.map { .action($0) }
    case .historicalObjectReplication: historicalObjectReplication.value.map { .word($0.rawValue) }
    case .rtc: rtc.value.map { .word($0.rawValue) }
    case .syncRole: syncRole.value.map { .name($0) }
    case .sseKMSEncryptedObjects: sseKMS.value.map { .kms($0) }
    case .replicaKMSKeyID: sseKMS.value.map { .name($0.replicaKMSKeyID) }
    case .userTaggings: userTaggings.value.map { .taggings($0) }
    }
  }

  /// The fields that have to be said of a rule: those that are required, and those that are not OSS's default.
  package var notableFields: [RuleField] {
    let defaults = LiveSettings(location: .unmodelled)
    return RuleField.inReadingOrder.filter { $0.isRequired || self[$0] != defaults[$0] }
  }
}
