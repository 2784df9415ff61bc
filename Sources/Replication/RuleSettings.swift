/// Everything that a rule says but which buckets it joins, in canonical form: two spellings that mean the same to OSS are
/// equal values.
package struct RuleSettings: Hashable, Sendable {
  // Its optional types are written out: `T?` would be nil before it is set, for which the compiler copies the whole value.
  /// The region of the destination bucket.
  package var location: Region
  /// The link over which objects travel.
  package var transferType: TransferType
  /// Which objects are covered.
  package var prefixes: PrefixSet
  /// Which changes are carried over.
  package var action: Action
  /// Whether existing objects are copied when the rule is created.
  package var historicalObjectReplication: HistoricalObjectReplication
  /// Replication Time Control.
  package var rtc: RTC
  /// The name of the RAM role that OSS assumes, where one is set.
  package var syncRole: Optional<ExactString>
  /// What happens to objects encrypted with KMS.
  package var sseKMS: SSEKMS
  /// The condition on tags, where there is one.
  package var userTaggings: Optional<UserTaggings>

  package init(
    location: Region,
    action: Action,
    historicalObjectReplication: HistoricalObjectReplication,
    transferType: TransferType = .internal,
    prefixes: PrefixSet = .wholeBucket,
    rtc: RTC = .disabled,
    syncRole: ExactString? = nil,
    sseKMS: SSEKMS = .disabled,
    userTaggings: UserTaggings? = nil
  ) {
    self.location = location
    self.action = action
    self.historicalObjectReplication = historicalObjectReplication
    self.transferType = transferType
    self.prefixes = prefixes
    self.rtc = rtc
    self.syncRole = syncRole
    self.sseKMS = sseKMS
    self.userTaggings = userTaggings
  }
}
