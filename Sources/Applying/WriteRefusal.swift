package import Replication

/// A write that OSS refused, or that was not even sent: it changed nothing.
package struct WriteRefusal: Hashable, Sendable {
  /// What the refusal says of the bucket's rules.
  package enum Reason: Hashable, Sendable {
    /// The pair of buckets has a rule already, be it a closing one.
    case pairHasRule
    /// The rule that was named is not there.
    case ruleGone
    /// The rule that was named is deleted and only not gone yet.
    case ruleClosing
    /// The bucket has as many rules as it may have; closing ones count.
    case bucketFull
    /// Nothing.
    case other
  }

  package let reason: Reason
  package let failure: StepFailure

  package init(_ reason: Reason, _ failure: StepFailure) {
    self.reason = reason
    self.failure = failure
  }
}

/// A write without an answer that proves what it did, or whose failure passes: look, then perhaps send it again.
package struct UnclearWrite: Hashable, Sendable {
  package let failure: StepFailure
  /// Whether it may have changed something all the same.
  package let mayHaveTakenEffect: Bool
  /// How long OSS asks to wait before the next try.
  package let retryAfter: Duration?

  package init(_ failure: StepFailure, mayHaveTakenEffect: Bool, retryAfter: Duration? = nil) {
    self.failure = failure
    self.mayHaveTakenEffect = mayHaveTakenEffect
    self.retryAfter = retryAfter
  }
}

/// Why a step did not give what was asked for.
package struct StepFailure: Hashable, Sendable {
  /// What happened, as one sentence without a full stop.
  package let message: String
  /// What OSS said, piece by piece.
  package let facts: [String]
  /// The same field by field; nil where no answer came.
  package let answer: FailedAnswer?
  /// Whether credentials, permissions or the clock are the cause.
  package let isAccess: Bool

  package init(message: String, facts: [String] = [], answer: FailedAnswer? = nil, isAccess: Bool = false) {
    self.message = message
    self.facts = facts
    self.answer = answer
    self.isAccess = isAccess
  }

  /// - Parameter prefix: what the message begins with.
  init(_ reason: UnknownReason, prefix: String = "") {
    self.init(
      message: prefix + reason.message, facts: reason.facts, answer: reason.answer, isAccess: reason.kind == .access)
  }
}
