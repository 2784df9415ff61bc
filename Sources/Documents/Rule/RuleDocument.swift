package import Replication

/// What a rule says, under the keys of the configuration. A field without a value is absent.
package struct RuleDocument: Codable, Hashable, Sendable {
  /// The region of the destination bucket with the prefix `oss-`.
  package var location: String?
  package var transferType: String?
  /// Sorted by bytes; empty for the whole bucket.
  package var prefixes: [ExactString]?
  /// The operations that are carried over, in the order PUT, DELETE, ABORT.
  package var action: [String]?
  package var historicalObjectReplication: String?
  package var rtc: String?
  package var syncRole: ExactString?
  package var sseKMSEncryptedObjects: String?
  package var replicaKMSKeyID: ExactString?
  package var userTaggings: UserTaggingsDocument?

  private enum CodingKeys: String, CodingKey {
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
}

/// A condition on the tags of objects.
package struct UserTaggingsDocument: Codable, Hashable, Sendable {
  /// One tag.
  package struct Tag: Codable, Hashable, Sendable {
    package let key: ExactString
    package let value: ExactString
  }

  package let filterType: String
  package let tags: [Tag]

  private enum CodingKeys: String, CodingKey {
    case filterType = "filter_type"
    case tags
  }

  init(_ taggings: UserTaggings) {
    filterType = taggings.filterType.rawValue
    tags = taggings.tags.map { Tag(key: $0.key, value: $0.value) }
  }
}

extension RuleDocument {
  package init(_ rule: RuleSettings) {
    location = rule.location.location
    transferType = rule.transferType.rawValue
    prefixes = rule.prefixes.prefixes
    action = rule.action.words
    historicalObjectReplication = rule.historicalObjectReplication.rawValue
    rtc = rule.rtc.rawValue
    syncRole = rule.syncRole
    sseKMSEncryptedObjects = rule.sseKMS.word
    replicaKMSKeyID = rule.sseKMS.replicaKMSKeyID
    userTaggings = rule.userTaggings.map { UserTaggingsDocument($0) }
  }
}

extension Action {
  /// The operations as a list of OSS's words, in the order in which OSS documents them.
  var words: [String] { Operation.allCases.filter(operations.contains).map(\.rawValue) }
}

extension SSEKMS {
  /// The word of `sse_kms_encrypted_objects`.
  var word: String { isEnabled ? "enabled" : "disabled" }
}
