internal import Diagnostics
internal import Replication

extension ResolvedConfiguration {
  /// The desired state; nil when a part is open, which has then been reported.
  func desiredState() -> DesiredState? {
    let names = buckets.compactMap(\.name)
    guard names.count == buckets.count else { return nil }
    var desired: [DesiredBucket] = []
    desired.reserveCapacity(buckets.count)
    // Sorting numbers moves less about than sorting buckets.
    for index in names.indices.sorted(by: { names[$0] < names[$1] }) {
      guard let bucket = buckets[index].desiredBucket() else { return nil }
      desired.append(bucket)
    }
    return DesiredState(
      project: written.project, buckets: desired, protections: written.protections, limits: written.limits)
  }
}

extension ResolvedBucket {
  fileprivate func desiredBucket() -> DesiredBucket? {
    guard let name, let region = region.value, let regionSpan = self.region.span, let mode = manage.value else {
      return nil
    }
    var desiredRules: [DesiredRule] = []
    var tombstones: [Tombstone] = []
    for rule in rules {
      guard let destination = rule.destination else { return nil }
      let address = RuleAddress(source: name, destination: destination.value)
      if rule.isTombstone {
        tombstones.append(
          Tombstone(address: address, note: rule.note, origin: Origin(rule.written.place)))
      } else {
        guard let desired = rule.desiredRule(address) else { return nil }
        desiredRules.append(desired)
      }
    }
    return DesiredBucket(
      name: name, region: region, mode: mode, rules: desiredRules, tombstones: tombstones, origin: Origin(place),
      regionOrigin: Origin(regionSpan), account: account.value, endpoint: endpoint.value ?? .official(.public),
      pathStyle: pathStyle.value ?? false)
  }
}

extension ResolvedRule {
  fileprivate func desiredRule(_ address: RuleAddress) -> DesiredRule? {
    guard let location = location.value, let action = fields.action.value,
      let history = fields.historicalObjectReplication.value
    else { return nil }
    let rule = ReplicationRule(
      address: address,
      location: location,
      action: action,
      historicalObjectReplication: history,
      transferType: fields.transferType.value ?? .internal,
      prefixes: PrefixSet((fields.prefixes.value ?? []).map(\.value)),
      rtc: fields.rtc.value ?? .disabled,
      syncRole: fields.syncRole.value,
      sseKMS: fields.sseKMSEncryptedObjects.value == true
        ? .enabled(replicaKMSKeyID: fields.replicaKMSKeyID.value) : .disabled,
      userTaggings: fields.userTaggings.value?.complete)
    return DesiredRule(
      rule: rule, note: note, origin: Origin(written.place),
      destinationOrigin: destination.map { Origin($0.span) },
      fieldOrigins: fields.origins(location: self.location.span),
      destinationAccount: destinationAccount.value)
  }
}

extension TaggingFields<ExactString> {
  /// The condition; nil when a part of it is missing, which has then been reported.
  var complete: UserTaggings? {
    guard let filterType = filterType.value, let tags = tags.value else { return nil }
    return UserTaggings(
      filterType: filterType, tags: tags.map { UserTaggings.Tag(key: $0.key.value, value: $0.value.value) })
  }
}

extension Origin {
  init(_ span: SourceSpan) {
    self.init(file: span.file, line: span.start.line, column: span.start.column)
  }
}
