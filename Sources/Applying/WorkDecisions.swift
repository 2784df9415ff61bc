internal import OSSClient
internal import Planning
internal import Replication

extension Work {
  /// What a clear refusal of the current write means.
  mutating func refused(_ error: OSSError, now: Duration) -> Move {
    // The refusal is clear, but what is there is not: the pair has a rule or has none already, or an earlier sending of
    // this write may have done its work.
    if mayHaveTakenEffect || error.saysPairHasRule || error.saysRuleIsGone || error.saysRuleIsClosing {
      return look(.deciding(look: 0, error), now: now)
    }
    return write == .put ? giveUpPut(error.summary, error: error) : .end(refusal(error))
  }

  /// What the rules that are there now mean for the current write.
  mutating func saw(_ rules: RuleList, now: Duration, stopping: Bool) -> Move {
    let closing = rules.closing.filter { $0.address == change.address }
    deleted.formUnion(closing.map(\.id))
    let live = rules.live[change.address]
    switch write {
    case .put, .restore:
      if live == nil, let move = waitForSlot(rules, now: now, stopping: stopping) { return move }
      return sawAfterPut(live, isClosing: !closing.isEmpty, now: now, stopping: stopping)
    case .delete: return sawAfterDelete(live, isClosing: !closing.isEmpty, now: now, stopping: stopping)
    case .setRTC: return sawAfterSetRTC(live, now: now)
    }
  }

  /// Goes on to wait while the bucket has all the rules that it may; nil once it has a slot, or where none is waited for.
  private mutating func waitForSlot(_ rules: RuleList, now: Duration, stopping: Bool) -> Move? {
    let count = rules.live.count + rules.closing.count
    guard case .waiting = stage, let slots, count >= slots else { return nil }
    return stopping ? .end(.interrupted(pending: false)) : lookAgain(now: now) ?? .end(noFreeSlot(rules: count))
  }

  private mutating func sawAfterPut(_ live: LiveRule?, isClosing: Bool, now: Duration, stopping: Bool) -> Move {
    if let live { return sawRule(live, now: now) }
    if isClosing {
      if stopping { return .end(.interrupted(pending: gapStart != nil)) }
      if case .waiting = stage { return lookAgain(now: now) ?? .end(closingTooLong) }
      if case .readingBack = stage { return lookAgain(now: now) ?? giveUpPut(acceptedButUnseen, error: nil) }
      return waitForClosing(now: now) ?? .end(closingTooLong)
    }
    switch stage {
    case .waiting:
      // The pair is free. A replace is brought to its end even when the run is to stop: the pair would have no rule.
      return stopping && gapStart == nil ? .end(.interrupted(pending: false)) : .step(send())
    case .readingBack:
      return lookAgain(now: now) ?? giveUpPut(acceptedButUnseen, error: nil)
    case .deciding(_, let error):
      return seenNothing(error, now: now, stopping: stopping) ?? giveUpPut(error.summary, error: error)
    case .writing:
      return .end(answerOfWrongKind)
    }
  }

  /// A write whose answer was not clear shows no effect: sends it again, or looks again; nil when it has to be given up.
  private mutating func seenNothing(_ error: OSSError, now: Duration, stopping: Bool) -> Move? {
    let isFilling = write == .put || write == .restore
    guard case .unclear = StepResult(error) else {
      if let again = lookAgain(now: now) { return again }
      // OSS knows of a rule that its list does not show, such as a closing one that has just left the list.
      guard isFilling, error.saysPairHasRule, !stopping, now < patience(now) else { return nil }
      return .step(send())
    }
    // A pair that was robbed of its rule is worth more patience than a few tries.
    let isUrgent = isFilling && gapStart != nil && !stopping && now < patience(now)
    return attempts < limits.writeAttempts || isUrgent ? .step(send()) : lookAgain(now: now)
  }

  /// The pair has a rule. It is ours only when it says what was asked for: another rule is never adopted.
  private mutating func sawRule(_ live: LiveRule, now: Duration) -> Move {
    guard !deleted.contains(live.id) else {
      return lookAgain(now: now)
        ?? .end(failure("OSS goes on listing the rule that was deleted", facts: ["rule ID \(live.id)"], pair: .unclear))
    }
    if write == .restore, let old = change.live, live.isSameConfiguration(as: old) {
      return .end(
        failure(reasonText ?? "the new rule was refused", facts: reasonToRestore?.facts ?? [], pair: .restored))
    }
    let differences = change.desired.map { live.differences(from: $0.rule) } ?? []
    if differences.allSatisfy(\.isNotKept) {
      return .end(.applied(gap: gapStart.map { now - $0 }, notKept: differences))
    }
    if case .readingBack = stage, let again = lookAgain(now: now) { return again }
    if write == .restore {
      return lookAgain(now: now) ?? .end(restoreFailed("the pair has another rule now", facts: [], pair: .unclear))
    }
    let fields = differences.map(\.field.rawValue).joined(separator: ", ")
    return .end(failure("the pair has a rule that differs in \(fields)", facts: ["rule ID \(live.id)"], pair: .unclear))
  }

  private mutating func sawAfterDelete(_ live: LiveRule?, isClosing: Bool, now: Duration, stopping: Bool) -> Move {
    guard let live else {
      wroteSomething = true
      guard case .replace(let old, _, _) = change else { return .end(.applied(gap: nil, notKept: [])) }
      gapStart = gapStart ?? now
      deleted.insert(old.id)
      if !isClosing { return turn(to: .put) }
      write = .put
      attempts = 0
      mayHaveTakenEffect = false
      if stopping { return .end(.interrupted(pending: true)) }
      return waitForClosing(now: now) ?? .end(closingTooLong)
    }
    guard let old = change.live, live.id == old.id, live.isSameConfiguration(as: old) else {
      return .end(failure("the pair has got another rule", facts: ["rule ID \(live.id)"], pair: .unclear))
    }
    if case .deciding(_, let error) = stage {
      return seenNothing(error, now: now, stopping: stopping) ?? .end(refusal(error))
    }
    return lookAgain(now: now)
      ?? .end(failure("OSS accepted the delete, but goes on listing the rule", facts: [], pair: .unclear))
  }

  private mutating func sawAfterSetRTC(_ live: LiveRule?, now: Duration) -> Move {
    guard let live, live.id == change.live?.id else {
      return .end(failure("the rule is gone", facts: [], pair: live == nil ? .withoutRule : .unclear))
    }
    if live.rtc.value == change.desired?.rule.rtc { return .end(.applied(gap: nil, notKept: [])) }
    if case .deciding(_, let error) = stage {
      return seenNothing(error, now: now, stopping: false) ?? .end(refusal(error))
    }
    return lookAgain(now: now)
      ?? .end(failure("OSS accepted the change of RTC, but does not list it", facts: [], pair: .unclear))
  }

  /// A read told nothing. Nothing is concluded from that but that it has to be tried again.
  mutating func couldNotLook(_ reason: UnknownReason, now: Duration, stopping: Bool) -> Move {
    if stopping, case .waiting = stage { return .end(.interrupted(pending: gapStart != nil)) }
    // Giving up in the midst of a replace leaves the pair without a rule, so an outage is sat out.
    let isUrgent = gapStart != nil && change.kind == .replace && !stopping && reason.kind != .access
    if let again = lookAgain(now: now, until: isUrgent ? patience(now) : .zero) { return again }
    return .end(
      .failed(
        ApplyFailure(
          message: "the bucket could not be read any more: \(reason.message)", facts: reason.facts,
          isAccess: reason.kind == .access, wroteSomething: wroteSomething, pair: .unclear)))
  }

  /// The new rule is not to be had. What a replace had deleted is put back.
  private mutating func giveUpPut(_ text: String, error: OSSError?) -> Move {
    let mayBeThere = error?.saysPairHasRule == true
    switch (write, change) {
    case (.put, .replace):
      reasonToRestore = error
      reasonText = text
      return turn(to: .restore)
    case (.restore, _):
      return .end(restoreFailed(text, facts: error?.facts ?? [], pair: mayBeThere ? .unclear : .withoutRule))
    default:
      return .end(
        .failed(
          ApplyFailure(
            message: text, facts: error?.facts ?? [], isAccess: error?.isAccessRefusal ?? false,
            wroteSomething: wroteSomething, pair: mayBeThere ? .unclear : pairIfNothingHappened)))
    }
  }
}
