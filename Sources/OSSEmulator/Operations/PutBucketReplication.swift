internal import XMLDocument

extension Emulator {
  /// `POST /?comp=add&replication` adds one rule; there is no way to change or to set the rules of a bucket as a whole.
  ///
  /// The checks come in this order: the document, the values, the target bucket and its location, an existing rule for
  /// the pair, the ID, the transfer type, versioning, RTC, the number of rules.
  mutating func putBucketReplication(_ call: Call) throws(Refusal) -> Success {
    let source = try accessibleBucket(call)
    let request = try ruleRequest(call)
    let target = try targetBucket(of: request, source: source)
    let rules = liveRules(of: source, call)
    guard !rules.contains(where: { $0.destinationBucket == target.name }) else { throw .bucketReplicationAlreadyExist }
    if let id = request.id, rules.contains(where: { $0.id == id }) { throw .ruleIDIsNotUnique }
    let transferType = try transferType(of: request, source: source, target: target)
    guard source.versioning == target.versioning, source.versioning != .suspended else { throw .versioningDiffers }
    if request.wantsRTC { try checkRTC(from: source.region, to: target.region) }
    try checkRuleLimits(source: source, target: target, call)

    var rule = StoredRule(
      id: request.id ?? identifiers.ruleID(), destinationBucket: target.name,
      destinationLocation: request.destinationLocation, createdAt: call.now)
    rule.prefixes = request.prefixes
    rule.userTaggings = request.userTaggings
    rule.action = request.action
    rule.transferType = transferType
    rule.copiesHistory = request.copiesHistory
    rule.syncRole = request.syncRole
    rule.rtcSince = request.wantsRTC ? call.now : nil
    // Without a role OSS drops what concerns SSE-KMS without a word, and the key also where nothing uses it.
    if request.syncRole != nil {
      rule.kmsEncryptedObjects = request.kmsEncryptedObjects
      rule.replicaKMSKeyID = request.kmsEncryptedObjects == .enabled ? request.replicaKMSKeyID : nil
    }

    var changed = source
    changed.rules = rules + [rule]
    store[source.name] = changed
    let header = (name: "x-oss-replication-rule-id", value: rule.id)
    return Success(headers: settings.facts.ruleIDHeader == .on ? [header] : [], rule: rule)
  }

  private func ruleRequest(_ call: Call) throws(Refusal) -> RuleRequest {
    guard !PrefixReading.hasForeignBytesInPrefix(call.body) else { throw .prefixIsNotUTF8 }
    let rules = try call.document(root: "ReplicationConfiguration").children(named: "Rule")
    guard let rule = rules.first else { throw .malformedXML }
    guard rules.count == 1 else { throw .tooManyReplicationRules }
    return try RuleRequest(rule, limits: settings.limits)
  }

  private func targetBucket(of request: RuleRequest, source: StoredBucket) throws(Refusal) -> StoredBucket {
    guard request.destinationBucket != source.name, let target = store[request.destinationBucket] else {
      throw .invalidTargetBucket
    }
    guard target.owner == source.owner || request.syncRole != nil else { throw .invalidTargetBucket }
    guard request.destinationLocation == "oss-\(target.region)" else { throw .invalidTargetLocation }
    guard source.region != target.region else { return target }
    guard RegionTable.contains(source.region) else { throw .noReplicationLocation }
    guard RegionTable.contains(target.region) else { throw .badReplicationLocation }
    return target
  }

  /// Accelerated links exist between mainland China and the rest of the world, and only there; whether others do, is open.
  private func transferType(
    of request: RuleRequest, source: StoredBucket, target: StoredBucket
  ) throws(Refusal) -> StoredRule.TransferType {
    if request.transferType == nil, settings.facts.transferTypeRequired == .yes { throw .missingTransferType }
    let type = request.transferType ?? .internal
    if source.region == target.region {
      guard type == .internal || settings.facts.ossAccSameRegion == .accepted else { throw .transferTypeNotSupported }
      return type
    }
    let isAccelerated = RegionTable.acceleratedTargets(from: source.region).contains(target.region)
    if isAccelerated, type == .internal, settings.facts.internalAcrossBorder == .accepted { return type }
    guard isAccelerated == (type == .accelerated) else { throw .transferTypeNotSupported }
    return type
  }

  /// Refuses RTC between regions that do not have it; a region does not have it with itself.
  func checkRTC(from source: String, to target: String) throws(Refusal) {
    guard RegionTable.timeControlledTargets(from: source).contains(target) else {
      throw .rtcNotSupportedBetweenRegions
    }
  }

  /// A bucket's rules are counted where they begin and where they end, closing ones included.
  private func checkRuleLimits(source: StoredBucket, target: StoredBucket, _ call: Call) throws(Refusal) {
    let limit = settings.limits.rulesPerBucket
    guard store.ruleCount(at: source.name, now: call.now, durations: settings.durations) < limit else {
      throw .tooManyOutgoingReplication
    }
    guard store.ruleCount(at: target.name, now: call.now, durations: settings.durations) < limit else {
      throw .tooManyIncomingReplication
    }
  }
}
