internal import OSSClient
internal import Planning
internal import Replication

extension Work {
  /// What a clear refusal of the current write means.
  mutating func refused(_ error: OSSError, now: Duration, stopping: Bool) -> Move {
    switch write {
    case .put where error.saysPairHasRule, .restore where error.saysPairHasRule, .delete where error.saysRuleIsGone:
      return look(.deciding(look: 0, error), now: now)
    case .put:
      return giveUpPut(error.summary, error: error)
    case .restore, .delete, .setRTC:
      return .end(refusal(error))
    }
  }

  /// What the rules that are there now mean for the current write.
  mutating func saw(_ rules: RuleList, now: Duration, stopping: Bool) -> Move {
    let live = rules.live[change.address]
    switch write {
    case .put, .restore:
      return sawAfterPut(live, isClosing: rules.isClosing(change.address), now: now, stopping: stopping)
    case .delete: return sawAfterDelete(live, isClosing: rules.isClosing(change.address), now: now, stopping: stopping)
    case .setRTC: return sawAfterSetRTC(live, now: now)
    }
  }

  private mutating func sawAfterPut(_ live: LiveRule?, isClosing: Bool, now: Duration, stopping: Bool) -> Move {
    if let live { return sawRule(live, now: now) }
    if isClosing {
      if stopping { return .end(.interrupted(pending: gapStart != nil)) }
      if case .waiting = stage { return lookAgain(now: now) ?? .end(closingTooLong) }
      if case .readingBack = stage { return lookAgain(now: now) ?? giveUpPut(acceptedButUnseen, error: nil) }
      return .step(startWaiting(now: now))
    }
    switch stage {
    case .waiting:
      return stopping ? .end(.interrupted(pending: gapStart != nil)) : .step(send())
    case .readingBack:
      return lookAgain(now: now) ?? giveUpPut(acceptedButUnseen, error: nil)
    case .deciding(_, let error) where error.saysPairHasRule:
      // OSS knows a rule that its list does not show yet.
      return lookAgain(now: now) ?? giveUpPut(error.summary, error: error)
    case .deciding(_, let error):
      return attempts < limits.writeAttempts ? .step(send()) : giveUpPut(error.summary, error: error)
    case .writing:
      return .end(failure("an answer came to a question that was not asked", facts: [], pair: .unclear))
    }
  }

  /// The pair has a rule. It is ours only when it says what was asked for: another rule is never adopted.
  private mutating func sawRule(_ live: LiveRule, now: Duration) -> Move {
    if write == .restore, case .replace(let old, _, _) = change {
      guard live.isSameConfiguration(as: old) else {
        return lookAgain(now: now) ?? .end(restoreFailed("the pair has another rule now", facts: [], pair: .unclear))
      }
      return .end(
        failure(reasonText ?? "the new rule was refused", facts: reasonToRestore?.facts ?? [], pair: .restored))
    }
    guard let desired = change.desired else { return .end(.stale) }
    let differences = live.differences(from: desired.rule)
    if differences.allSatisfy(\.isNotKept) {
      return .end(.applied(gap: gapStart.map { now - $0 }, notKept: differences))
    }
    if case .readingBack = stage, let again = lookAgain(now: now) { return again }
    let fields = differences.map(\.field.rawValue).joined(separator: ", ")
    return .end(failure("the pair has a rule that differs in \(fields)", facts: ["rule ID \(live.id)"], pair: .unclear))
  }

  private mutating func sawAfterDelete(_ live: LiveRule?, isClosing: Bool, now: Duration, stopping: Bool) -> Move {
    guard let live else {
      wroteSomething = true
      guard case .replace = change else { return .end(.applied(gap: nil, notKept: [])) }
      write = .put
      attempts = 0
      if stopping { return .end(.interrupted(pending: gapStart != nil)) }
      return .step(isClosing ? startWaiting(now: now) : send())
    }
    guard live.id == change.live?.id else {
      return .end(failure("the pair has got another rule", facts: ["rule ID \(live.id)"], pair: .unclear))
    }
    if case .deciding(_, let error) = stage {
      guard attempts < limits.writeAttempts else { return .end(refusal(error)) }
      return .step(send())
    }
    return lookAgain(now: now)
      ?? .end(failure("OSS accepted the delete, but goes on listing the rule", facts: [], pair: .asBefore))
  }

  private mutating func sawAfterSetRTC(_ live: LiveRule?, now: Duration) -> Move {
    guard let live, live.id == change.live?.id else {
      return .end(failure("the rule is gone", facts: [], pair: live == nil ? .withoutRule : .unclear))
    }
    if live.rtc.value == change.desired?.rule.rtc { return .end(.applied(gap: nil, notKept: [])) }
    if case .deciding(_, let error) = stage {
      guard attempts < limits.writeAttempts else { return .end(refusal(error)) }
      return .step(send())
    }
    return lookAgain(now: now)
      ?? .end(failure("OSS accepted the change of RTC, but does not list it", facts: [], pair: .asBefore))
  }

  /// A read told nothing. Nothing is concluded from that but that it has to be tried again.
  mutating func couldNotLook(_ reason: UnknownReason, now: Duration, stopping: Bool) -> Move {
    if stopping, case .waiting = stage { return .end(.interrupted(pending: gapStart != nil)) }
    if let again = lookAgain(now: now) { return again }
    let pair: ApplyFailure.Pair = gapStart == nil && write != .put ? .asBefore : .unclear
    return .end(
      .failed(
        ApplyFailure(
          message: "the bucket could not be read any more: \(reason.message)", facts: reason.facts,
          isAccess: reason.kind == .access, wroteSomething: wroteSomething, pair: pair)))
  }

  /// The new rule is not to be had. What a replace had deleted is put back.
  private mutating func giveUpPut(_ text: String, error: OSSError?) -> Move {
    switch (write, change) {
    case (.put, .replace):
      reasonToRestore = error
      reasonText = text
      return turn(to: .restore)
    case (.restore, _):
      return .end(restoreFailed(text, facts: error?.facts ?? [], pair: .withoutRule))
    default:
      return .end(
        .failed(
          ApplyFailure(
            message: text, facts: error?.facts ?? [], isAccess: error?.isAccessRefusal ?? false,
            wroteSomething: wroteSomething, pair: wroteSomething ? .unclear : .asBefore)))
    }
  }
}
