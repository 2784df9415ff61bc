package import Planning
package import Replication

/// How one change ended.
package struct ChangeResult: Hashable, Sendable {
  package let change: Change
  package var ending: Ending
  /// What became of waiting after the change was applied; nil where there was nothing to wait for.
  package var settling: Settling?

  package init(change: Change, ending: Ending, settling: Settling? = nil) {
    self.change = change
    self.ending = ending
    self.settling = settling
  }

  /// The ways in which a change can end.
  package enum Ending: Hashable, Sendable {
    /// Done, and seen in the live rules. `gap` is how long a replaced pair was without a rule; `notKept` is what OSS dropped.
    case applied(gap: Duration?, notKept: [FieldDifference])
    /// Not done.
    case failed(ApplyFailure)
    /// Not begun: the bucket is no longer as it was when the plan was made.
    case stale
    /// Not begun, because of something else.
    case skipped(SkipReason)
    /// Not begun, or not ended, because the run was interrupted.
    case interrupted(Interruption)
  }

  /// Why a change was not begun.
  package enum SkipReason: Hashable, Sendable {
    /// An earlier change of the bucket failed, and after that nothing is replaced or deleted.
    case afterFailure
    /// So many buckets have failed that no further one is begun.
    case tooManyFailures
    /// As many pairs as may be without a rule were left without one, so that no further rule is replaced.
    case noPlace
  }

  /// How far a change was when the run was interrupted.
  package enum Interruption: Hashable, Sendable {
    /// The pair is as it was.
    case notDone
    /// The old rule of a replace is deleted, and the new one not there yet: nothing is replicated.
    case pendingCreate
    /// A write was sent, and what it did was not seen any more.
    case unverified
  }

  /// What became of waiting for a change that was applied.
  package enum Settling: Hashable, Sendable {
    /// What was waited for has come about.
    case reached
    /// It has not, within the time: the deleted rule is still listed as closing.
    case stillClosing
    /// It has not, within the time: the new rule has this status yet.
    case still(RuleStatus)
    /// The bucket could not be read any more; the text says why.
    case unreadable(String)
    /// The run was interrupted meanwhile.
    case interrupted
  }
}

extension ChangeResult {
  /// Whether the change was done and seen to be done.
  package var isApplied: Bool {
    if case .applied = ending { return true }
    return false
  }

  /// Whether the change was tried and not done.
  package var isFailed: Bool {
    if case .failed = ending { return true }
    return false
  }

  /// Whether the run ended before the change did.
  package var isInterrupted: Bool {
    if case .interrupted = ending { return true }
    return false
  }

  /// Whether the change was not begun, because another failed.
  package var isSkipped: Bool {
    if case .skipped = ending { return true }
    return false
  }
}
