package import Planning
package import Replication

/// How one change ended.
package struct ChangeResult: Hashable, Sendable {
  package let change: Change
  package let ending: Ending

  package init(change: Change, ending: Ending) {
    self.change = change
    self.ending = ending
  }

  /// The ways in which a change can end.
  package enum Ending: Hashable, Sendable {
    /// Done, and seen in the live rules. `gap` is how long a replaced pair was without a rule; `notKept` is what OSS dropped.
    case applied(gap: Duration?, notKept: [FieldDifference])
    /// Not done.
    case failed(ApplyFailure)
    /// Not begun: the bucket is no longer as it was when the plan was made.
    case stale
    /// Not begun: an earlier change of the bucket failed, and after that nothing is replaced or deleted.
    case skipped
    /// Not begun, or not ended, because the run was interrupted. `pending` is true when a rule's old version is deleted and
    /// its new one not there yet.
    case interrupted(pending: Bool)
  }
}

/// Why a change was not done, and what is there now.
package struct ApplyFailure: Hashable, Sendable {
  /// What has become of the pair of buckets.
  package enum Pair: Hashable, Sendable {
    /// What was there before is there still.
    case asBefore
    /// The old rule was deleted, the new one refused, and the old one put back.
    case restored
    /// There is no rule: nothing is replicated.
    case withoutRule
    /// It could not be found out.
    case unclear
  }

  /// What happened, as one sentence without a full stop.
  package let message: String
  /// What OSS said, piece by piece.
  package let facts: [String]
  /// Whether credentials, permissions or the clock are the cause.
  package let isAccess: Bool
  /// Whether some write of this change had been accepted.
  package let wroteSomething: Bool
  package let pair: Pair

  package init(message: String, facts: [String], isAccess: Bool, wroteSomething: Bool, pair: Pair) {
    self.message = message
    self.facts = facts
    self.isAccess = isAccess
    self.wroteSomething = wroteSomething
    self.pair = pair
  }
}
