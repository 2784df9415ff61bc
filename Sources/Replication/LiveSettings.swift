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

  fileprivate func completed(by desired: Value) -> LiveField {
    if case .unmodelled = self { .modelled(desired) } else { self }
  }
}

/// `RuleSettings` as far as they are known: what a live rule says.
package struct LiveSettings: Hashable, Sendable {
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

  /// Takes what OSS says of each field; what is left out is what OSS means by an absent element.
  package init(
    location: LiveField<Region>,
    transferType: LiveField<TransferType> = .modelled(.internal),
    prefixes: LiveField<PrefixSet> = .modelled(.wholeBucket),
    action: LiveField<Action> = .modelled(.all),
    historicalObjectReplication: LiveField<HistoricalObjectReplication> = .modelled(.enabled),
    rtc: LiveField<RTC> = .modelled(.disabled),
    syncRole: LiveField<ExactString?> = .modelled(nil),
    sseKMS: LiveField<SSEKMS> = .modelled(.disabled),
    userTaggings: LiveField<UserTaggings?> = .modelled(nil)
  ) {
    self.location = location
    self.transferType = transferType
    self.prefixes = prefixes
    self.action = action
    self.historicalObjectReplication = historicalObjectReplication
    self.rtc = rtc
    self.syncRole = syncRole
    self.sseKMS = sseKMS
    self.userTaggings = userTaggings
  }

  /// Settings of which everything is known.
  package init(_ settings: RuleSettings) {
    self.init(
      location: .modelled(settings.location), transferType: .modelled(settings.transferType),
      prefixes: .modelled(settings.prefixes), action: .modelled(settings.action),
      historicalObjectReplication: .modelled(settings.historicalObjectReplication), rtc: .modelled(settings.rtc),
      syncRole: .modelled(settings.syncRole), sseKMS: .modelled(settings.sseKMS),
      userTaggings: .modelled(settings.userTaggings))
  }

  /// These settings with everything that is not known of them taken from the desired ones.
  ///
  /// Not known is what isn't modelled, and a role that OSS does not list where it need not.
  package func completed(by desired: RuleSettings) -> LiveSettings {
    LiveSettings(
      location: location.completed(by: desired.location),
      transferType: transferType.completed(by: desired.transferType),
      prefixes: prefixes.completed(by: desired.prefixes), action: action.completed(by: desired.action),
      historicalObjectReplication: historicalObjectReplication.completed(by: desired.historicalObjectReplication),
      rtc: rtc.completed(by: desired.rtc),
      syncRole: mayHideRole ? .modelled(desired.syncRole) : syncRole.completed(by: desired.syncRole),
      sseKMS: sseKMS.completed(by: desired.sseKMS), userTaggings: userTaggings.completed(by: desired.userTaggings))
  }

  /// GetBucketReplication's documentation promises SyncRole only for rules with KMS, so on others its absence says nothing.
  var mayHideRole: Bool { syncRole == .modelled(nil) && sseKMS.value?.isEnabled != true }
}

extension RuleSettings {
  /// The settings that live ones amount to; nil when a field is not modelled.
  package init?(_ live: LiveSettings) {
    guard let location = live.location.value, let transferType = live.transferType.value,
      let prefixes = live.prefixes.value, let action = live.action.value,
      let history = live.historicalObjectReplication.value, let rtc = live.rtc.value,
      let syncRole = live.syncRole.value, let sseKMS = live.sseKMS.value, let userTaggings = live.userTaggings.value
    else { return nil }
    self.init(
      location: location, action: action, historicalObjectReplication: history, transferType: transferType,
      prefixes: prefixes, rtc: rtc, syncRole: syncRole, sseKMS: sseKMS, userTaggings: userTaggings)
  }
}
