internal import FoundationEssentials

/// A rule of a seed, with the names and values of the configuration of replication in snake case.
struct SeedRule: Decodable {
  /// Assigned when absent.
  let id: String?
  private let destination: Destination
  private let prefixes: [String]
  private let action: String
  private let transferType: StoredRule.TransferType
  private let historicalObjectReplication: Switch
  private let rtc: RTC
  private let syncRole: String?
  private let kmsEncryptedObjects: StoredRule.KMSEncryptedObjects?
  private let replicaKMSKeyID: String?
  private let userTaggings: StoredRule.UserTaggings?
  private let status: Status

  private struct Destination: Decodable {
    let bucket: String
    /// With `oss-`; it may be a wrong one.
    let location: String
  }

  private enum Switch: String, Decodable { case enabled, disabled }

  private enum RTC: String, Decodable { case enabled, enabling, disabled }

  private enum Status: String, Decodable { case starting, doing, closing }

  private struct Taggings: Decodable {
    let filterType: StoredRule.UserTaggings.FilterType
    let tags: [StoredRule.UserTaggings.Tag]

    private enum CodingKeys: String, CodingKey {
      case filterType = "filter_type"
      case tags
    }
  }

  private enum CodingKeys: String, CodingKey, CaseIterable {
    case id, destination, prefixes, action, rtc, status
    case transferType = "transfer_type"
    case historicalObjectReplication = "historical_object_replication"
    case syncRole = "sync_role"
    case kmsEncryptedObjects = "sse_kms_encrypted_objects"
    case replicaKMSKeyID = "replica_kms_key_id"
    case userTaggings = "user_taggings"
  }

  init(from decoder: any Decoder) throws {
    try JSONReading.refuseUnknownKeys(in: decoder, allowed: CodingKeys.allCases.map(\.rawValue))
    let container = try decoder.container(keyedBy: CodingKeys.self)
    id = try container.decodeIfPresent(String.self, forKey: .id)
    destination = try container.decode(Destination.self, forKey: .destination)
    prefixes = try container.decodeIfPresent([String].self, forKey: .prefixes) ?? []
    action = try container.decodeIfPresent(String.self, forKey: .action) ?? "ALL"
    transferType =
      try container.decodeIfPresent(StoredRule.TransferType.self, forKey: .transferType) ?? .internal
    historicalObjectReplication =
      try container.decodeIfPresent(Switch.self, forKey: .historicalObjectReplication) ?? .enabled
    rtc = try container.decodeIfPresent(RTC.self, forKey: .rtc) ?? .disabled
    syncRole = try container.decodeIfPresent(String.self, forKey: .syncRole)
    kmsEncryptedObjects =
      try container.decodeIfPresent(StoredRule.KMSEncryptedObjects.self, forKey: .kmsEncryptedObjects)
    replicaKMSKeyID = try container.decodeIfPresent(String.self, forKey: .replicaKMSKeyID)
    userTaggings = try container.decodeIfPresent(Taggings.self, forKey: .userTaggings).map {
      StoredRule.UserTaggings(filterType: $0.filterType, tags: $0.tags)
    }
    status = try container.decodeIfPresent(Status.self, forKey: .status) ?? .doing
  }

  /// The rule as it would be stored had it been put long enough ago to have its status by now; a rule that is `doing` has
  /// copied its history.
  func stored(id: String, at now: Moment, durations: LifecycleDurations) -> StoredRule {
    let longAgo = now + (.zero - durations.starting - durations.history - durations.rtcEnabling)
    var rule = StoredRule(
      id: id, destinationBucket: destination.bucket, destinationLocation: destination.location,
      createdAt: status == .starting ? now : longAgo)
    rule.prefixes = prefixes
    rule.userTaggings = userTaggings
    rule.action = action
    rule.transferType = transferType
    rule.copiesHistory = historicalObjectReplication == .enabled
    rule.syncRole = syncRole
    rule.kmsEncryptedObjects = kmsEncryptedObjects
    rule.replicaKMSKeyID = replicaKMSKeyID
    switch rtc {
    case .disabled: rule.rtcSince = nil
    case .enabling: rule.rtcSince = now
    case .enabled: rule.rtcSince = longAgo
    }
    rule.closingSince = status == .closing ? now : nil
    return rule
  }
}
