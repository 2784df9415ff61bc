internal import Diagnostics
internal import Replication

/// Builds the desired state, one bucket after the other.
struct DesiredStateBuilder {
  private var buckets: [DesiredBucket] = []
  /// Whether a part of a bucket is open, which has then been reported.
  private var isIncomplete = false

  /// - Parameter buckets: about how many buckets there will be.
  init(buckets: Int) { self.buckets.reserveCapacity(buckets) }

  mutating func add(_ bucket: ResolvedBucket) {
    guard !isIncomplete else { return }
    if let desired = bucket.desiredBucket() {
      buckets.append(desired)
    } else {
      isIncomplete = true
    }
  }

  /// The desired state, for which the buckets are taken away; nil when a part is open.
  mutating func takeState(of project: String?, _ safeguards: Safeguards) -> DesiredState? {
    guard !isIncomplete else { return nil }
    return DesiredState(
      project: project, buckets: takeSorted(), protections: safeguards.protections, limits: safeguards.limits,
      settledAccounts: safeguards.accounts)
  }

  /// Takes the buckets away, by their names.
  private mutating func takeSorted() -> [DesiredBucket] {
    var taken: [DesiredBucket] = []
    swap(&taken, &buckets)
    var order = taken.indices.map { (beginning: NameBeginning(taken[$0].name.text), index: $0) }
    order.sort { left, right in
      left.beginning == right.beginning
        ? taken[left.index].name < taken[right.index].name : left.beginning < right.beginning
    }
    // Moving buckets costs less than copying them. Each is moved to its place along the cycle of those that are in each
    // other's places.
    taken.withUnsafeMutableBufferPointer { taken in
      for start in taken.indices {
        var place = start
        while order[place].index != start {
          let source = order[place].index
          taken.swapAt(place, source)
          order[place].index = place
          place = source
        }
        order[place].index = place
      }
    }
    return taken
  }
}

/// The first bytes of a name as numbers, by which most names are told apart at once.
private struct NameBeginning: Comparable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0

  init(_ name: String) {
    let bytes = name.utf8.span
    for index in 0..<min(bytes.count, 8) { first |= UInt64(bytes[index]) << UInt64(56 - 8 * index) }
    for index in 8..<max(8, min(bytes.count, 16)) { second |= UInt64(bytes[index]) << UInt64(120 - 8 * index) }
  }

  static func < (left: NameBeginning, right: NameBeginning) -> Bool {
    left.first == right.first ? left.second < right.second : left.first < right.first
  }
}

extension ResolvedBucket {
  fileprivate func desiredBucket() -> DesiredBucket? {
    guard let name, let region = region.value, let regionSpan = self.region.span, let mode = manage.value else {
      return nil
    }
    var desiredRules: [DesiredRule] = []
    desiredRules.reserveCapacity(rules.count)
    var tombstones: [Tombstone] = []
    for rule in rules {
      guard let destination = rule.destination else { return nil }
      let address = RuleAddress(source: name, destination: destination.value)
      if rule.isTombstone {
        tombstones.append(
          Tombstone(address: address, note: rule.note, origin: Origin(rule.written.place)))
      } else {
        guard rule.addDesiredRule(address, to: &desiredRules) else { return nil }
      }
    }
    return DesiredBucket(
      name: name, region: region, mode: mode, rules: desiredRules, tombstones: tombstones, origin: Origin(place),
      regionOrigin: Origin(regionSpan), account: account.value, endpoint: endpointChoice(of: name),
      pathStyle: pathStyle.value ?? false)
  }

  /// Where requests for the bucket go. Its name is put before the endpoint when they are sent, so it is left out where an
  /// official endpoint is written with it.
  private func endpointChoice(of name: BucketName) -> EndpointChoice {
    guard case .fixed(let written)? = endpoint.value else { return endpoint.value ?? .official(.public) }
    return .fixed(written.officialEndpoint(of: name) ?? written)
  }
}

extension ResolvedRule {
  /// Adds the rule to others; false when a part of it is open.
  fileprivate func addDesiredRule(_ address: RuleAddress, to rules: inout [DesiredRule]) -> Bool {
    guard let location = location.value, let action = fields.action.value,
      let history = fields.historicalObjectReplication.value
    else { return false }
    rules.append(
      DesiredRule(
        rule: ReplicationRule(
          address: address,
          settings: RuleSettings(
            location: location,
            action: action,
            historicalObjectReplication: history,
            transferType: fields.transferType.value ?? .internal,
            prefixes: PrefixSet((fields.prefixes.value ?? []).map(\.value)),
            rtc: fields.rtc.value ?? .disabled,
            syncRole: fields.syncRole.value,
            sseKMS: fields.sseKMSEncryptedObjects.value == true
              ? .enabled(replicaKMSKeyID: fields.replicaKMSKeyID.value) : .disabled,
            userTaggings: fields.userTaggings.value?.complete)),
        note: note, origin: Origin(written.place),
        destinationOrigin: destination.map { Origin($0.span) },
        fieldOrigins: fields.origins(location: self.location.span),
        destinationAccount: destinationAccount.value))
    return true
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
    self.init(
      file: span.file, line: span.start.line, column: span.start.column, end: (span.end.line, span.end.column))
  }
}
