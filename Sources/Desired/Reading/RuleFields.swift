internal import Diagnostics
internal import Replication

/// The fields of a rule as one block writes them, in the rule itself or in `defaults.rule`.
struct WrittenRuleFields: Sendable {
  var transferType: Setting<TransferType> = .absent
  var prefixes: Setting<[Located<ExactString>]> = .absent
  var action: Setting<Action> = .absent
  var historicalObjectReplication: Setting<HistoricalObjectReplication> = .absent
  var rtc: Setting<RTC> = .absent
  var syncRole: Setting<ExactString> = .absent
  var sseKMSEncryptedObjects: Setting<Bool> = .absent
  var replicaKMSKeyID: Setting<ExactString> = .absent
  var userTaggings: Setting<WrittenUserTaggings> = .absent

  /// These fields with the inherited ones below them. Lists replace; `user_taggings` is a mapping and merges.
  func over(_ inherited: WrittenRuleFields) -> WrittenRuleFields {
    WrittenRuleFields(
      transferType: transferType.over(inherited.transferType),
      prefixes: prefixes.over(inherited.prefixes),
      action: action.over(inherited.action),
      historicalObjectReplication: historicalObjectReplication.over(inherited.historicalObjectReplication),
      rtc: rtc.over(inherited.rtc),
      syncRole: syncRole.over(inherited.syncRole),
      sseKMSEncryptedObjects: sseKMSEncryptedObjects.over(inherited.sseKMSEncryptedObjects),
      replicaKMSKeyID: replicaKMSKeyID.over(inherited.replicaKMSKeyID),
      userTaggings: mergedTaggings(over: inherited.userTaggings))
  }

  private func mergedTaggings(over inherited: Setting<WrittenUserTaggings>) -> Setting<WrittenUserTaggings> {
    guard case .given(let own, let span) = userTaggings, case .given(let below, _) = inherited else {
      return userTaggings.over(inherited)
    }
    let merged = WrittenUserTaggings(
      filterType: own.filterType.over(below.filterType), tags: own.tags.over(below.tags))
    return .given(merged, at: span)
  }

  /// The place that gave each field that was written.
  var spans: [RuleField: SourceSpan] {
    var spans: [RuleField: SourceSpan] = [:]
    spans[.transferType] = transferType.span
    spans[.prefixes] = prefixes.span
    spans[.action] = action.span
    spans[.historicalObjectReplication] = historicalObjectReplication.span
    spans[.rtc] = rtc.span
    spans[.syncRole] = syncRole.span
    spans[.sseKMSEncryptedObjects] = sseKMSEncryptedObjects.span
    spans[.replicaKMSKeyID] = replicaKMSKeyID.span
    spans[.userTaggings] = userTaggings.span
    return spans
  }

  /// Fields of which nothing is known, so that nothing is reported as missing in them.
  static let invalid = WrittenRuleFields(
    transferType: .invalid, prefixes: .invalid, action: .invalid, historicalObjectReplication: .invalid, rtc: .invalid,
    syncRole: .invalid, sseKMSEncryptedObjects: .invalid, replicaKMSKeyID: .invalid, userTaggings: .invalid)
}

/// A condition on tags as one block writes it.
struct WrittenUserTaggings: Sendable {
  var filterType: Setting<UserTaggings.FilterType>
  var tags: Setting<[UserTaggings.Tag]>
}
