/// A rule: the two buckets that it joins, and what it says.
package struct ReplicationRule: Hashable, Sendable {
  /// The source and the destination bucket.
  package var address: RuleAddress
  /// Everything else.
  package var settings: RuleSettings

  package init(address: RuleAddress, settings: RuleSettings) {
    self.address = address
    self.settings = settings
  }
}

/// The settings, one by one.
extension ReplicationRule {
  package var location: Region { settings.location }
  package var transferType: TransferType { settings.transferType }
  package var prefixes: PrefixSet { settings.prefixes }
  package var action: Action { settings.action }
  package var historicalObjectReplication: HistoricalObjectReplication { settings.historicalObjectReplication }
  package var rtc: RTC { settings.rtc }
  package var syncRole: ExactString? { settings.syncRole }
  package var sseKMS: SSEKMS { settings.sseKMS }
  package var userTaggings: UserTaggings? { settings.userTaggings }
}
