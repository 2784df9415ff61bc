internal import Planning
internal import Replication

extension Work {
  /// How the change ends before its first call, because the last list shows something else than what was planned for:
  /// somebody else has done it already, or something else. Nil when the list is as it should be.
  func endingBeforehand(_ rules: RuleList) -> ChangeResult.Ending? {
    let live = rules.live[change.address]
    switch (change.live, live) {
    case (nil, nil): return nil
    case (let old?, let live?) where live.id == old.id && live.isSameConfiguration(as: old): return nil
    case (_, let live):
      let desired = change.desired
      let isDone = desired.map { live?.differences(from: $0.rule).isEmpty == true } ?? (live == nil)
      return isDone ? .applied(gap: nil, notKept: []) : .stale
    }
  }

  /// What a clear refusal of the current write means.
  mutating func refused(_ refusal: WriteRefusal, now: Duration) -> Move {
    let namesWhatIsInTheWay =
      switch refusal.reason {
      case .pairHasRule, .ruleGone, .ruleClosing: true
      case .bucketFull: isPut
      case .other: false
      }
    // The refusal is clear, but what is there is not: the pair has a rule or has none already, a closing rule holds the last
    // place, or an earlier sending of this write may have done its work. And a pair that has lost its rule is looked at before
    // anybody is told that it has none.
    if mayHaveTakenEffect || namesWhatIsInTheWay || isPut && owesRule {
      return look(.deciding(look: 0, .refused(refusal)), now: now)
    }
    return isPut ? giveUpPut(.refused(refusal)) : .end(ending(for: refusal.failure))
  }

  /// Whether nothing but the refusal itself stands against the current write: no sending of it can have done anything, and OSS
  /// names no rule that is in the way.
  func isPlainRefusal(_ doubt: Doubt) -> Bool { doubt.reason == .other && !mayHaveTakenEffect }

  /// What the rules that are there now mean for the current write.
  mutating func saw(_ rules: RuleList, now: Duration, stopping: Bool) -> Move {
    let closing = rules.closing.filter { $0.address == change.address }
    deleted.formUnion(closing.map(\.id))
    let live = rules.live[change.address]
    switch write {
    case .put, .restore:
      if let live { return sawRule(live, now: now) }
      if !closing.isEmpty { return sawPairHeld(now: now, stopping: stopping) }
      return sawPairFree(rules, now: now, stopping: stopping)
    case .delete: return sawAfterDelete(live, isClosing: !closing.isEmpty, now: now, stopping: stopping)
    case .setRTC: return sawAfterSetRTC(live, now: now, stopping: stopping)
    }
  }

  /// Whether the bucket has all the rules that it may have, where that is in question. A deleted rule counts until it is gone.
  func isFull(_ rules: RuleList) -> Bool { slots.map { rules.count >= $0 } ?? false }

  /// A closing rule holds the pair, so no rule can be put.
  private mutating func sawPairHeld(now: Duration, stopping: Bool) -> Move {
    switch stage {
    case .readingBack:
      // The list is older than the write.
      return lookAgain(now: now) ?? giveUpPut(acceptedButUnseen)
    case .deciding where stopping && mayHaveTakenEffect:
      return lookAgain(now: now) ?? .end(.interrupted(.unverified))
    case _ where stopping: return .end(.interrupted(interruption))
    case .waiting: return lookAgain(now: now) ?? .end(closingTooLong)
    case .writing, .deciding: return waitForClosing(now: now) ?? .end(closingTooLong)
    }
  }

  /// The pair has no rule, and no deleted one either.
  private mutating func sawPairFree(_ rules: RuleList, now: Duration, stopping: Bool) -> Move {
    switch stage {
    case .waiting:
      if isFull(rules) { return sawBucketFull(rules, now: now, stopping: stopping) }
      fullSince = nil
      // A replace is brought to its end even when the run is to stop: the pair would have no rule.
      return stopping && gapStart == nil ? .end(.interrupted(.notDone)) : .step(send())
    case .readingBack:
      return lookAgain(now: now) ?? giveUpPut(acceptedButUnseen)
    case .deciding(_, let doubt) where doubt.reason == .bucketFull && !rules.closing.isEmpty && !stopping:
      slots = rules.count
      return waitForClosing(now: now) ?? .end(noFreeSlot(rules))
    case .deciding(_, let doubt) where doubt.reason == .bucketFull && !mayHaveTakenEffect || isPlainRefusal(doubt):
      return giveUpPut(doubt)
    case .deciding(_, let doubt):
      return seenNothing(doubt, now: now, stopping: stopping) ?? giveUpPut(doubt)
    case .writing:
      return .end(answerOfWrongKind)
    }
  }

  /// The bucket has no place for the pair's rule. While rules are closing there will be one; a list without any may be old.
  private mutating func sawBucketFull(_ rules: RuleList, now: Duration, stopping: Bool) -> Move {
    if stopping { return .end(.interrupted(interruption)) }
    let since = fullSince ?? now
    fullSince = rules.closing.isEmpty ? since : nil
    if rules.closing.isEmpty && now >= since + limits.readBack { return .end(noFreeSlot(rules)) }
    return lookAgain(now: now) ?? .end(noFreeSlot(rules))
  }

  /// A write whose answer was not clear shows no effect: sends it again, or looks again; nil when it has to be given up.
  private mutating func seenNothing(_ doubt: Doubt, now: Duration, stopping: Bool) -> Move? {
    guard case .unclear = doubt else {
      if let again = lookAgain(now: now) { return again }
      // OSS knows of a rule that its list does not show, such as a closing one that has just left the list.
      guard isPut, doubt.reason == .pairHasRule, !stopping, now < patience(now) else { return nil }
      return .step(send())
    }
    if stopping && !isFillingGap {
      if !mayHaveTakenEffect { return .end(.interrupted(.notDone)) }
      return lookOnceMoreAfterStop(now: now) ?? .end(.interrupted(.unverified))
    }
    // A pair that was robbed of its rule is worth more patience than a few tries.
    let isUrgent = isFillingGap && !stopping && now < patience(now)
    return attempts < limits.writeAttempts || isUrgent ? .step(send()) : lookAgain(now: now)
  }

  /// The pair has a rule. It is ours only when it says what was asked for: another rule is never adopted.
  private mutating func sawRule(_ live: LiveRule, now: Duration) -> Move {
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

  private mutating func sawAfterDelete(_ live: LiveRule?, isClosing: Bool, now: Duration, stopping: Bool) -> Move {
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

  private mutating func sawAfterSetRTC(_ live: LiveRule?, now: Duration, stopping: Bool) -> Move {
    guard let live else { return .end(failure("the rule is gone", pair: .withoutRule)) }
    guard live.id == change.live?.id else { return .end(sawAnother(live, instead: "the pair has got another rule")) }
    if live.rtc.value == change.desired?.rule.rtc { return .end(.applied(gap: nil, notKept: [])) }
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

  /// The new rule is not to be had. What a replace had deleted is put back.
  mutating func giveUpPut(_ doubt: Doubt) -> Move {
    giveUpPut(doubt.failure, pairMayHaveRule: doubt.reason == .pairHasRule)
  }

  /// - Parameter pairMayHaveRule: whether OSS says that the pair has a rule, which no list shows.
  private mutating func giveUpPut(_ failure: StepFailure, pairMayHaveRule: Bool = false) -> Move {
    switch (write, change) {
    case (.restore(_, let reason), _):
      return .end(restoreFailed(failure, because: reason, pair: pairMayHaveRule ? .unclear : .withoutRule))
    case (_, .replace(let old, _, _)):
      turn(to: .restore(old, because: failure))
      return .step(send())
    case (_, .create), (_, .setRTC), (_, .delete):
      let pair = pairMayHaveRule ? .unclear : pairIfNothingHappened
      return .end(.failed(ApplyFailure(failure, wroteSomething: wroteSomething, pair: pair)))
    }
  }
}

extension RuleList {
  /// How many rules the bucket has, closing ones among them.
  var count: Int { live.count + closing.count }
}
