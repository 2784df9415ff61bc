internal import Planning
internal import Replication

extension Work {
  var acceptedButUnseen: StepFailure { StepFailure(message: "OSS accepted the rule, but does not list it") }

  /// How far the change is when nothing more is done to it.
  var interruption: ChangeResult.Interruption {
    if let old = change.live, change.kind == .replace, deleted.contains(old.id), !mayBeOurs { return .pendingCreate }
    return mayHaveTakenEffect || wroteSomething ? .unverified : .notDone
  }

  /// The ending for a fault of our own: a write was answered as if it were a read, or the other way round.
  var answerOfWrongKind: ChangeResult.Ending {
    failure("internal fault: a call came back with the result of another kind of call", pair: .unclear)
  }

  var closingTooLong: ChangeResult.Ending {
    let seconds = limits.waitTimeout.components.seconds
    let text = "the deleted rule is still closing after \(seconds) s; run again to create the new one once it is gone"
    return failure(text, pair: .withoutRule)
  }

  func noFreeSlot(_ rules: RuleList) -> ChangeResult.Ending {
    let seconds = limits.waitTimeout.components.seconds
    let text =
      rules.closing.isEmpty
      ? "the bucket has \(rules.count) rules, all it may have, and none of them is being deleted"
      : "the bucket still has \(rules.count) rules after \(seconds) s, all it may have; run again once deleted ones are gone"
    return failure(text, pair: .withoutRule)
  }

  /// The ending for a replace whose old rule is back.
  func restored(_ old: LiveRule, because reason: StepFailure, now: Duration) -> ChangeResult.Ending {
    .failed(
      ApplyFailure(
        reason, wroteSomething: true, pair: .restored(RestoreLoss.losses(of: old)), gap: gapStart.map { now - $0 }))
  }

  func failure(
    _ message: String, facts: [String] = [], answer: FailedAnswer? = nil, pair: ApplyFailure.Pair
  ) -> ChangeResult.Ending {
    var isAccess = false
    if case .restore(_, let reason) = write { isAccess = reason.isAccess }
    return .failed(
      ApplyFailure(
        message: message, facts: facts, answer: answer, isAccess: isAccess, wroteSomething: wroteSomething, pair: pair))
  }

  /// The ending for a write that was refused, or never got a clear answer, and did nothing that can be seen.
  func ending(for failure: StepFailure) -> ChangeResult.Ending {
    .failed(ApplyFailure(failure, wroteSomething: wroteSomething, pair: pairIfNothingHappened))
  }

  /// The state of the pair when nothing of this change is to be seen. A write that was accepted, or that may have arrived,
  /// can still take effect later, so only one that surely did nothing leaves the pair as it was.
  var pairIfNothingHappened: ApplyFailure.Pair { wroteSomething || mayHaveTakenEffect ? .unclear : .asBefore }

  /// - Parameter reason: why the old rule was to be put back.
  func restoreFailed(
    _ failure: StepFailure, because reason: StepFailure, pair: ApplyFailure.Pair
  ) -> ChangeResult.Ending {
    self.failure(
      "the new rule was refused (\(reason.message)), and putting the old one back failed: \(failure.message)",
      facts: failure.facts, answer: failure.answer, pair: pair)
  }
}
