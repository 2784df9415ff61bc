extension LiveRule {
  /// Whether two listings of a pair say the same of what is replicated and how.
  ///
  /// The identifier, the status and history replication are left out: the first two are OSS's bookkeeping, and the third
  /// has done its work when the rule was made.
  package func isSameConfiguration(as other: LiveRule) -> Bool {
    configuration == other.configuration
  }

  /// This rule with everything that is not known of it taken from the desired one.
  ///
  /// Not known is what isn't modelled, and a role that OSS does not list where it need not.
  package func completed(by desired: ReplicationRule) -> LiveRule {
    var copy = self
    copy.location = location.completed(by: desired.location)
    copy.transferType = transferType.completed(by: desired.transferType)
    copy.prefixes = prefixes.completed(by: desired.prefixes)
    copy.action = action.completed(by: desired.action)
    copy.rtc = rtc.completed(by: desired.rtc)
    copy.syncRole = syncRole.completed(by: desired.syncRole)
    if let role = syncRole.value, mayHide(syncRole: role) { copy.syncRole = .modelled(desired.syncRole) }
    copy.sseKMS = sseKMS.completed(by: desired.sseKMS)
    copy.userTaggings = userTaggings.completed(by: desired.userTaggings)
    return copy
  }

  private var configuration: LiveRule {
    var copy = self
    copy.id = ""
    copy.status = .doing
    copy.historicalObjectReplication = .unmodelled
    copy.canonicalXML = ""
    return copy
  }
}

extension LiveField {
  fileprivate func completed(by desired: Value) -> LiveField {
    if case .unmodelled = self { .modelled(desired) } else { self }
  }
}
