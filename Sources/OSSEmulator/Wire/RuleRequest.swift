internal import XMLDocument

/// A rule as PutBucketReplication takes it, read and checked as far as it can be without looking at any bucket.
struct RuleRequest {
  /// Nil when the service is to choose one.
  var id: String?
  var prefixes: [String]
  var userTaggings: StoredRule.UserTaggings?
  var action: String
  var destinationBucket: String
  var destinationLocation: String
  /// Nil when the element is absent or empty.
  var transferType: StoredRule.TransferType?
  var copiesHistory: Bool
  var syncRole: String?
  var kmsEncryptedObjects: StoredRule.KMSEncryptedObjects?
  var replicaKMSKeyID: String?
  var wantsRTC: Bool

  /// Reads the Rule element. Unknown elements, and Status, are passed over; an empty element is as good as none.
  init(_ rule: XMLElement, limits: EmulatorLimits) throws(Refusal) {
    guard let destination = rule.firstChild(named: "Destination"),
      let bucket = destination.content("Bucket"), let location = destination.content("Location")
    else { throw .malformedXML }
    destinationBucket = bucket
    destinationLocation = location

    id = try Self.id(rule.firstChild(named: "ID")?.text ?? "")
    prefixes = try PrefixReading.prefixes(of: rule, limit: limits.prefixesPerRule)
    userTaggings = try UserTaggingsReading.userTaggings(of: rule)
    action = try ActionList.checked(rule.content("Action") ?? "ALL")
    copiesHistory = try Self.copiesHistory(rule.content("HistoricalObjectReplication"))
    transferType = try destination.content("TransferType").map(Self.transferType)
    syncRole = try rule.content("SyncRole").map(Self.syncRole)
    wantsRTC = try rule.firstChild(named: "RTC").map(Self.rtcStatus) ?? false
    kmsEncryptedObjects = try rule.firstChild(named: "SourceSelectionCriteria")?
      .firstChild(named: "SseKmsEncryptedObjects").map(Self.kmsEncryptedObjects)
    replicaKMSKeyID = rule.firstChild(named: "EncryptionConfiguration")?.content("ReplicaKmsKeyID")
    guard StoredBucket.isValidName(bucket) else { throw .invalidTargetName }
  }

  /// Reads the Status of an RTC element, in any case.
  static func rtcStatus(_ element: XMLElement) throws(Refusal) -> Bool {
    guard let status = element.content("Status") else { throw .malformedXML }
    switch status.lowercased() {
    case "enabled": return true
    case "disabled": return false
    default: throw .invalidStatus(of: "RTC")
    }
  }

  private static func id(_ text: String) throws(Refusal) -> String? {
    guard !text.isEmpty else { return nil }
    guard text.utf8.count <= 255, text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else { throw .invalidRuleID }
    return text
  }

  private static func copiesHistory(_ text: String?) throws(Refusal) -> Bool {
    switch text {
    case nil, "enabled": return true
    case "disabled": return false
    default: throw .invalidHistory
    }
  }

  private static func transferType(_ text: String) throws(Refusal) -> StoredRule.TransferType {
    guard let type = StoredRule.TransferType(rawValue: text) else { throw .transferTypeNotSupported }
    return type
  }

  /// A role is given by its name; the colons and slashes of an ARN are refused.
  private static func syncRole(_ text: String) throws(Refusal) -> String {
    let isName = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "-_.".utf8.contains(byte)
    }
    guard isName else { throw .illegalSyncRole }
    return text
  }

  private static func kmsEncryptedObjects(_ element: XMLElement) throws(Refusal) -> StoredRule.KMSEncryptedObjects {
    guard let status = StoredRule.KMSEncryptedObjects(rawValue: element.content("Status") ?? "") else {
      throw .invalidStatus(of: "SseKmsEncryptedObjects")
    }
    return status
  }
}

extension XMLElement {
  /// The trimmed text of the first child of a name; nil when there is no such child or no text in it.
  func content(_ name: String) -> String? {
    guard let text = firstChild(named: name)?.trimmedText, !text.isEmpty else { return nil }
    return text
  }
}
