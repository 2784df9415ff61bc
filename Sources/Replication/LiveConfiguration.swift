extension LiveRule {
  /// Whether two listings of a pair say the same of what is replicated and how.
  ///
  /// The identifier, the status and history replication are left out: the first two are OSS's bookkeeping, and the third
  /// has done its work when the rule was made.
  package func isSameConfiguration(as other: LiveRule) -> Bool {
    configuration == other.configuration
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
