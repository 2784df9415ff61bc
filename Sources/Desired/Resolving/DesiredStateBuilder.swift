internal import Diagnostics
internal import Replication

/// Builds the desired state, one bucket after the other.
struct DesiredStateBuilder {
  private var buckets: [DesiredBucket] = []
  /// Whether a part of a bucket is open, which has then been reported.
  private var isIncomplete = false

  mutating func add(_ bucket: ResolvedBucket) {
    guard !isIncomplete else { return }
    if let desired = bucket.desiredBucket() {
      buckets.append(desired)
    } else {
      isIncomplete = true
    }
  }

  /// The desired state; nil when a part is open.
  consuming func state(of written: WrittenConfiguration) -> DesiredState? {
    guard !isIncomplete else { return nil }
    return DesiredState(
      project: written.project, buckets: sorted(), protections: written.protections, limits: written.limits)
  }

  /// The buckets by their names.
  private consuming func sorted() -> [DesiredBucket] {
    let names = buckets.map(\.name)
    guard zip(names, names.dropFirst()).contains(where: { $1 < $0 }) else { return buckets }
    // Sorting numbers moves less about than sorting buckets.
    return names.indices.sorted { names[$0] < names[$1] }.map { buckets[$0] }
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
