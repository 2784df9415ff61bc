extension LiveRule {
  /// Whether two listings of a pair say the same of what is replicated and how.
  ///
  /// The identifier, the status and history replication are left out: the first two are OSS's bookkeeping, and the third
  /// has done its work when the rule was made.
  package func isSameConfiguration(as other: LiveRule) -> Bool {
    var settings = settings
    settings.historicalObjectReplication = other.settings.historicalObjectReplication
    return address == other.address && settings == other.settings && unmodelled == other.unmodelled
  }
  /// This rule with everything that is not known of it taken from the desired one.
  package func completed(by desired: ReplicationRule) -> LiveRule {
    var copy = self
    copy.settings = settings.completed(by: desired.settings)
    return copy
  }
}
