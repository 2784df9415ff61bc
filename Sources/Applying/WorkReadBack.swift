internal import Planning
internal import Replication

extension Work {
  /// The pair has a rule. It is ours only when it says what was asked for: another rule is never adopted.
  mutating func sawRule(_ live: LiveRule, now: Duration) -> Move {
    guard !deleted.contains(live.id) else {
      return lookAgain(now: now)
        ?? .end(failure("OSS goes on listing the rule that was deleted", facts: ["rule ID \(live.id)"], pair: .unclear))
    }
    if case .restore(let old, let reason) = write, live.isSameConfiguration(as: old) {
      return .end(restored(old, because: reason, now: now))
    }
    let differences = change.desired.map { live.differences(from: $0.rule) } ?? []
    // A rule that lacks what OSS is known to drop may be ours only if we have put one.
    if differences.allSatisfy(\.isNotKept) && (differences.isEmpty || mayBeOurs) {
      return .end(.applied(gap: gapStart.map { now - $0 }, notKept: differences))
    }
    if case .readingBack = stage, let again = lookAgain(now: now) { return again }
    if case .restore(_, let reason) = write {
      let failure = StepFailure(message: "the pair has another rule now")
      return lookAgain(now: now) ?? .end(restoreFailed(failure, because: reason, pair: .unclear))
    }
    let fields = differences.map(\.field.rawValue).joined(separator: ", ")
    return .end(failure("the pair has a rule that differs in \(fields)", facts: ["rule ID \(live.id)"], pair: .unclear))
  }

  /// What the pair has after a delete.
  mutating func sawAfterDelete(_ live: LiveRule?, isClosing: Bool, now: Duration, stopping: Bool) -> Move {
    guard let live else {
      wroteSomething = true
      guard case .replace(let old, let desired, _) = change else { return .end(.applied(gap: nil, notKept: [])) }
      gapStart = gapStart ?? now
      deleted.insert(old.id)
      turn(to: .put(desired))
      if !isClosing { return .step(send()) }
      if stopping { return .end(.interrupted(.pendingCreate)) }
      return waitForClosing(now: now) ?? .end(closingTooLong)
    }
    guard let old = change.live, live.id == old.id, live.isSameConfiguration(as: old) else {
      return .end(sawAnother(live, instead: "the pair has got another rule"))
    }
    if case .deciding(_, let doubt) = stage {
      gapStart = nil
      return seenNothing(doubt, now: now, stopping: stopping) ?? .end(ending(for: doubt.failure))
    }
    return lookAgain(now: now)
      ?? .end(failure("OSS accepted the delete, but goes on listing the rule", pair: .unclear))
  }

  /// What the pair has after RTC of its rule was set.
  mutating func sawAfterSetRTC(_ live: LiveRule?, now: Duration, stopping: Bool) -> Move {
    guard let live else { return .end(failure("the rule is gone", pair: .withoutRule)) }
    guard live.id == change.live?.id else { return .end(sawAnother(live, instead: "the pair has got another rule")) }
    if live.settings.rtc.value == change.desired?.rule.rtc { return .end(.applied(gap: nil, notKept: [])) }
    if case .deciding(_, let doubt) = stage {
      return seenNothing(doubt, now: now, stopping: stopping) ?? .end(ending(for: doubt.failure))
    }
    return lookAgain(now: now)
      ?? .end(failure("OSS accepted the change of RTC, but does not list it", pair: .unclear))
  }

  /// The pair has a rule of somebody else: it may be just what was wanted.
  private func sawAnother(_ live: LiveRule, instead message: String) -> ChangeResult.Ending {
    if let desired = change.desired, live.differences(from: desired.rule).isEmpty {
      return .applied(gap: nil, notKept: [])
    }
    if !wroteSomething && !mayHaveTakenEffect { return .stale }
    return failure(message, facts: ["rule ID \(live.id)"], pair: .unclear)
  }
}
