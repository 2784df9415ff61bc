package import Applying
internal import Replication

// How a change ended, in the words that reports for people and for programs share.

extension ChangeResult {
  /// The ending in one word, as documents have it.
  package var endingWord: String {
    switch ending {
    case .applied: "applied"
    case .failed: "failed"
    case .stale: "stale"
    case .skipped: "skipped"
    case .interrupted: "interrupted"
    }
  }

  /// Why it was not begun, or how far it got when the run was interrupted, in one word; nil for other endings.
  var reasonWord: String? {
    switch ending {
    case .applied, .failed, .stale: nil
    case .skipped(.afterFailure): "after-failure"
    case .skipped(.tooManyFailures): "too-many-failures"
    case .skipped(.noPlace): "max-unavailable"
    case .interrupted(.notDone): "not-begun"
    case .interrupted(.pendingCreate): "pending-create"
    case .interrupted(.unverified): "unverified"
    }
  }

  /// What happened instead of the change, as one sentence without a full stop; nil where it was made.
  package var account: String? {
    switch ending {
    case .applied: nil
    case .failed(let failure): failure.message
    case .stale: "not begun: the bucket is no longer as it was when the plan was made"
    case .skipped(.afterFailure): "not begun, because an earlier change of this bucket failed"
    case .skipped(.tooManyFailures): "not begun, because too many buckets have failed"
    case .skipped(.noPlace):
      "not begun, because as many pairs are left without a rule as limits.replace.max_unavailable allows"
    case .interrupted(.notDone): "not begun"
    case .interrupted(.pendingCreate): "the old rule is deleted, the new one NOT created yet"
    case .interrupted(.unverified): "begun, and what it did was not seen any more"
    }
  }

  /// What the pair of buckets has now.
  package var pair: PairState {
    switch ending {
    case .applied: .asDesired
    case .failed(let failure): PairState(failure.pair)
    case .stale, .skipped, .interrupted(.notDone): .untouched
    case .interrupted(.pendingCreate): .withoutRule
    case .interrupted(.unverified): .unclear
    }
  }

  /// How long a replaced pair was without a rule, where it has one again.
  package var gap: Duration? {
    switch ending {
    case .applied(let gap, _): gap
    case .failed(let failure): failure.gap
    case .stale, .skipped, .interrupted: nil
    }
  }
}

/// What has become of a pair of buckets.
package enum PairState: String, Encodable, Sendable {
  /// It has the rule that was asked for, or none where none was.
  case asDesired = "as-desired"
  /// This run did nothing to it.
  case untouched
  /// What was tried has changed nothing.
  case asBefore = "as-before"
  /// The old rule was deleted and put back.
  case restored
  /// It has no rule: nothing is replicated.
  case withoutRule = "without-rule"
  /// It could not be found out.
  case unclear

  package init(_ pair: ApplyFailure.Pair) {
    switch pair {
    case .asBefore: self = .asBefore
    case .restored: self = .restored
    case .withoutRule: self = .withoutRule
    case .unclear: self = .unclear
    }
  }

  /// What it means for people, as a clause; nil where there is nothing to say.
  package var clause: String? {
    switch self {
    case .asDesired, .untouched: nil
    case .asBefore: "the pair is as it was before"
    case .restored: "the old rule was put back as OSS had listed it, under a new ID"
    case .withoutRule: "replication is OFF: the pair has no rule"
    case .unclear: "what the pair has now could not be made certain"
    }
  }
}

extension RestoreLoss {
  /// The loss in one word, as documents have it.
  var word: String {
    switch self {
    case .roleUnknown: "role-unknown"
    case .historyRunsAgain: "history-runs-again"
    case .gapNotCopied: "gap-not-copied"
    }
  }

  /// What is lost, or comes with it, for people.
  package var note: String {
    switch self {
    case .roleUnknown:
      "OSS lists a role only for rules with KMS: if the old rule had one, it is lost; set sync_role to have it again"
    case .historyRunsAgain:
      "its history replication is enabled: existing objects are copied again, overwriting same names; billed"
    case .gapNotCopied:
      "its history replication is disabled: objects written while the pair was without a rule are not copied"
    }
  }
}

extension ChangeResult.Settling {
  /// What became of waiting, in one word.
  var word: String {
    switch self {
    case .reached: "reached"
    case .stillClosing: "still-closing"
    case .still: "not-doing"
    case .unreadable: "unreadable"
    case .interrupted: "interrupted"
    }
  }
}
