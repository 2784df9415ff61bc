package import Replication

/// Why a change was not done, and what is there now.
package struct ApplyFailure: Hashable, Sendable {
  /// What has become of the pair of buckets.
  package enum Pair: Hashable, Sendable {
    /// What was there before is there still.
    case asBefore
    /// The old rule was deleted, the new one refused, and the old one put back, with what that could not bring back.
    case restored([RestoreLoss])
    /// There is no rule: nothing is replicated.
    case withoutRule
    /// It could not be found out.
    case unclear
  }

  /// What happened, as one sentence without a full stop.
  package let message: String
  /// What OSS said, piece by piece.
  package let facts: [String]
  /// What OSS answered, field by field; nil where it did not, or where its answer is not the cause.
  package let answer: FailedAnswer?
  /// Whether credentials, permissions or the clock are the cause.
  package let isAccess: Bool
  /// Whether some write of this change had been accepted, or may have been and could not be looked for.
  package let wroteSomething: Bool
  package let pair: Pair
  /// How long a replaced pair was without a rule, where it has one again.
  package let gap: Duration?

  package init(
    message: String, facts: [String], answer: FailedAnswer? = nil, isAccess: Bool, wroteSomething: Bool, pair: Pair,
    gap: Duration? = nil
  ) {
    self.message = message
    self.facts = facts
    self.answer = answer
    self.isAccess = isAccess
    self.wroteSomething = wroteSomething
    self.pair = pair
    self.gap = gap
  }

  /// A failure that comes from one step.
  init(_ cause: StepFailure, wroteSomething: Bool, pair: Pair, gap: Duration? = nil) {
    self.init(
      message: cause.message, facts: cause.facts, answer: cause.answer, isAccess: cause.isAccess,
      wroteSomething: wroteSomething, pair: pair, gap: gap)
  }
}

/// What putting a deleted rule back can't bring back, or brings with it.
package enum RestoreLoss: Hashable, Sendable {
  /// OSS lists the role only of rules with KMS, so a role that the old rule may have had is not known and not put back.
  case roleUnknown
  /// The old rule had history replication enabled, so existing objects are copied again, overwriting same names; billed.
  case historyRunsAgain
  /// The old rule had history replication disabled, so objects written while the pair was without a rule are not copied.
  case gapNotCopied

  /// What is lost with a rule that is put back as it was listed.
  package static func losses(of rule: LiveRule) -> [RestoreLoss] {
    var losses: [RestoreLoss] = []
    if case .modelled(nil) = rule.settings.syncRole, rule.settings.sseKMS.value?.isEnabled != true {
      losses.append(.roleUnknown)
    }
    switch rule.settings.historicalObjectReplication {
    case .modelled(.enabled): losses.append(.historyRunsAgain)
    case .modelled(.disabled): losses.append(.gapNotCopied)
    case .unmodelled: break
    }
    return losses
  }
}
