internal import Replication
internal import XMLDocument

extension LiveRule {
  /// Reads one Rule element of GetBucketReplication.
  ///
  /// - Throws: `UntrustedRuleList` when the rule has not exactly one ID and one destination bucket.
  init(parsing element: XMLElement, source: BucketName) throws(UntrustedRuleList) {
    let (id, target, bucket) = try identity(of: element)
    let destination = Destination(target)
    var reader = ElementReader(element)
    reader.skip("ID")
    reader.keepUnlessPlain("ID")
    reader.skip("Destination")
    let status = reader.field("Status", absent: "") { leaf($0) }
    let criteria = reader.field("SourceSelectionCriteria", absent: false, kmsStatus)
    let key = reader.field("EncryptionConfiguration", absent: nil, replicaKey)
    self.init(
      id: ExactString(id),
      address: RuleAddress(source: source, destination: BucketName(bucket)),
      status: RuleStatus(wireText: status.value ?? ""),
      settings: LiveSettings(
        location: destination.location,
        transferType: destination.transferType,
        prefixes: reader.field("PrefixSet", absent: .wholeBucket, prefixSet),
        action: reader.field("Action", absent: .all) { leaf($0).flatMap { $0.isEmpty ? .all : Action(wireText: $0) } },
        historicalObjectReplication: reader.field("HistoricalObjectReplication", absent: .enabled) {
          leaf($0).flatMap(HistoricalObjectReplication.init(rawValue:))
        },
        rtc: reader.field("RTC", absent: .disabled, rtcStatus),
        syncRole: reader.field("SyncRole", absent: nil) { element in
          element.children.isEmpty ? .some(element.text.isEmpty ? nil : ExactString(element.text)) : nil
        },
        sseKMS: kmsHandling(criteria, key),
        userTaggings: reader.field("UserTaggings", absent: nil, tagCondition)),
      unmodelled: (destination.unmodelled + reader.unmodelled()).sorted(),
      canonicalXML: ExactString(element.canonical))
  }
}

/// What tells a rule from others: its ID, and its destination element with the name of the bucket in it.
private func identity(
  of rule: XMLElement
) throws(UntrustedRuleList) -> (id: String, destination: XMLElement, bucket: String) {
  guard rule.children(named: "ID").count <= 1, let id = rule.firstChild(named: "ID")?.text,
    !id.allSatisfy(\.isWhitespace)
  else {
    throw UntrustedRuleList(reason: "a rule has not exactly one ID")
  }
  guard rule.children(named: "Destination").count == 1, let destination = rule.firstChild(named: "Destination"),
    destination.children(named: "Bucket").count == 1,
    let bucket = destination.firstChild(named: "Bucket")?.trimmedText, !bucket.isEmpty
  else {
    throw UntrustedRuleList(reason: "rule \(id) has not exactly one destination bucket")
  }
  return (id, destination, bucket)
}

/// Where the copies go and over which link.
///
/// The SDKs also know Cloud and CloudLocation in the place of Location; such a destination is not modelled.
private struct Destination {
  let location: LiveField<Region>
  let transferType: LiveField<TransferType>
  let unmodelled: [ExactString]

  init(_ element: XMLElement) {
    var reader = ElementReader(element)
    reader.skip("Bucket")
    reader.keepUnlessPlain("Bucket")
    if element.firstChild(named: "Location") == nil {
      location = .unmodelled
      reader.keep(element)
    } else {
      location = reader.field("Location", absent: "") { location in
        leaf(location).flatMap { Region.isWellFormed($0) ? Region($0) : nil }
      }
    }
    transferType = reader.field("TransferType", absent: .internal) { type in
      leaf(type).flatMap { $0.isEmpty ? .internal : TransferType(rawValue: $0) }
    }
    unmodelled = reader.unmodelled()
  }
}

/// The text of an element that has nothing but text, without blanks around it.
private func leaf(_ element: XMLElement) -> String? { element.isPlain ? element.trimmedText : nil }

private func prefixSet(_ element: XMLElement) -> PrefixSet? {
  guard element.onlyHas("Prefix"), element.children.allSatisfy(\.isPlain) else { return nil }
  let prefixes = element.children.map { ExactString($0.text) }
  if prefixes.allSatisfy(\.isEmpty) { return .wholeBucket }
  return prefixes.contains(where: \.isEmpty) ? nil : PrefixSet(prefixes)
}

/// RTC's Status has capitals in some SDKs. `enabling` is on its way to `enabled`.
private func rtcStatus(_ element: XMLElement) -> RTC? {
  guard element.onlyHas("Status"), element.children.count <= 1 else { return nil }
  guard let status = element.children.first else { return element.text.allSatisfy(\.isWhitespace) ? .disabled : nil }
  switch leaf(status)?.lowercased() {
  case "enabled", "enabling": return .enabled
  case "disabled", "": return .disabled
  default: return nil
  }
}

private func kmsStatus(_ element: XMLElement) -> Bool? {
  guard element.onlyHas("SseKmsEncryptedObjects"), element.children.count <= 1 else { return nil }
  guard let objects = element.children.first else { return false }
  guard objects.onlyHas("Status"), objects.children.count <= 1 else { return nil }
  switch objects.children.first.map({ leaf($0)?.lowercased() }) {
  case "enabled": return true
  case "disabled", "", nil: return false
  default: return nil
  }
}

private func replicaKey(_ element: XMLElement) -> ExactString?? {
  guard element.onlyHas("ReplicaKmsKeyID"), element.children.count <= 1 else { return nil }
  guard let key = element.children.first else { return .some(nil) }
  guard key.isPlain else { return nil }
  return .some(key.text.isEmpty ? nil : ExactString(key.text))
}

/// OSS drops the key of a rule whose Status is `Disabled`, so it does not matter there.
private func kmsHandling(_ enabled: LiveField<Bool>, _ key: LiveField<ExactString?>) -> LiveField<SSEKMS> {
  guard let enabled = enabled.value else { return .unmodelled }
  guard enabled else { return .modelled(.disabled) }
  guard let key = key.value else { return .unmodelled }
  return .modelled(.enabled(replicaKMSKeyID: key))
}

private func tagCondition(_ element: XMLElement) -> UserTaggings?? {
  if element.children.isEmpty { return element.text.allSatisfy(\.isWhitespace) ? .some(nil) : nil }
  guard element.onlyHas("FilterType", "UserTagging"), element.children(named: "FilterType").count == 1,
    let filter = element.firstChild(named: "FilterType").flatMap(leaf).flatMap(UserTaggings.FilterType.init)
  else { return nil }
  var tags: [UserTaggings.Tag] = []
  for tagging in element.children(named: "UserTagging") {
    guard tagging.onlyHas("Key", "Value"), tagging.children(named: "Key").count == 1,
      tagging.children(named: "Value").count <= 1, tagging.children.allSatisfy(\.isPlain),
      let key = tagging.firstChild(named: "Key")
    else { return nil }
    tags.append(.init(key: ExactString(key.text), value: ExactString(tagging.firstChild(named: "Value")?.text ?? "")))
  }
  return UserTaggings(filterType: filter, tags: tags)
}
