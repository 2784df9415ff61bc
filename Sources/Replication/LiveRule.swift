/// One field of a live rule: either a value of ours, or something OSS said that we have no value for.
package enum LiveField<Value: Hashable & Sendable>: Hashable, Sendable {
  case modelled(Value)
  /// OSS sent something we don't model; it stands among the rule's `unmodelled` fragments.
  case unmodelled

  /// The value, where there is one.
  package var value: Value? {
    switch self {
    case .modelled(let value): value
    case .unmodelled: nil
    }
  }
}

/// A rule as GetBucketReplication listed it.
///
/// Elements that OSS leaves out for their default are filled in, so equal rules are equal whatever was left out. What
/// can't be read into a field is kept as canonical XML, never dropped.
package struct LiveRule: Hashable, Sendable {
  /// The rule's identifier, assigned by OSS or by the client that made it.
  package var id: ExactString
  package var address: RuleAddress
  package var status: RuleStatus
  package var location: LiveField<Region>
  package var transferType: LiveField<TransferType>
  package var prefixes: LiveField<PrefixSet>
  package var action: LiveField<Action>
  package var historicalObjectReplication: LiveField<HistoricalObjectReplication>
  package var rtc: LiveField<RTC>
  /// The role's name; nil where OSS lists none, which does not prove that none is set.
  package var syncRole: LiveField<ExactString?>
  package var sseKMS: LiveField<SSEKMS>
  package var userTaggings: LiveField<UserTaggings?>
  /// Canonical XML of every part of the rule that is not modelled, sorted.
  package var unmodelled: [ExactString]
  /// The rule's whole element as OSS sent it in canonical form, from which it can be put back.
  package var canonicalXML: ExactString

  package init(
    id: ExactString,
    address: RuleAddress,
    status: RuleStatus,
    location: LiveField<Region>,
    transferType: LiveField<TransferType> = .modelled(.internal),
    prefixes: LiveField<PrefixSet> = .modelled(.wholeBucket),
    action: LiveField<Action> = .modelled(.all),
    historicalObjectReplication: LiveField<HistoricalObjectReplication> = .modelled(.enabled),
    rtc: LiveField<RTC> = .modelled(.disabled),
    syncRole: LiveField<ExactString?> = .modelled(nil),
    sseKMS: LiveField<SSEKMS> = .modelled(.disabled),
    userTaggings: LiveField<UserTaggings?> = .modelled(nil),
    unmodelled: [ExactString] = [],
    canonicalXML: ExactString = ""
  ) {
    self.id = id
    self.address = address
    self.status = status
    self.location = location
    self.transferType = transferType
    self.prefixes = prefixes
    self.action = action
    self.historicalObjectReplication = historicalObjectReplication
    self.rtc = rtc
    self.syncRole = syncRole
    self.sseKMS = sseKMS
    self.userTaggings = userTaggings
    self.unmodelled = unmodelled
    self.canonicalXML = canonicalXML
  }
}
