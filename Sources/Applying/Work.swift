internal import Planning
internal import Replication

/// One change on its way, from its first call to its ending.
struct Work: Sendable {
  /// What follows from a result.
  enum Move {
    case step(ApplyStep)
    case end(ChangeResult.Ending)
  }

  /// What the last call was.
  enum Stage: Hashable {
    /// A write is out.
    case writing
    /// A write was accepted; is it to be seen?
    case readingBack(look: Int)
    /// A write has no clear answer; did it take effect?
    case deciding(look: Int, Doubt)
    /// The pair, or the last place in the bucket, is held by a closing rule.
    case waiting(look: Int)
  }

  let change: Change
  let limits: ApplyLimits
  var write: Write
  var stage: Stage = .writing
  /// How often the current write was sent.
  var attempts = 0
  /// Whether the current write may have taken effect although OSS did not say so.
  var mayHaveTakenEffect = false
  /// Whether a rule of the pair may be one that this change put: a sending was accepted, or got no clear answer.
  var mayBeOurs = false
  /// When the current looking or waiting is given up.
  var deadline: Duration = .zero
  /// When waiting for the pair to be free, and trying to fill it, are given up; nil before either began.
  var patienceEnds: Duration?
  /// When looking for what does not show, or can't be read, is given up, once the run is to stop; nil before that.
  var looksEnd: Duration?
  /// The identifiers of the pair's rules that are known to be deleted. A list that shows one as live is an old one.
  var deleted: Set<ExactString> = []
  /// How many rules the bucket may have; nil while there is no reason to doubt that it has a slot.
  var slots: Int?
  /// Since when lists have shown a bucket without a place in which no rule is closing, so that waiting is in vain.
  var fullSince: Duration?
  /// Whether any write of this change was accepted.
  var wroteSomething = false
  /// When the old rule of a replace was deleted.
  var gapStart: Duration?
  /// Why the new rule of a replace can't be sent, as one sentence without a full stop; nil when it can. It is found out before
  /// anything is deleted. The old rule was read from XML, so XML can carry it back.
  let encodingProblem: String?

  /// - Parameter slots: how many rules the bucket may have, for a create that has to wait for a slot.
  init(_ change: Change, slots: Int?, encodingProblem: String?, limits: ApplyLimits) {
    self.change = change
    self.slots = slots
    self.encodingProblem = encodingProblem
    self.limits = limits
    write =
      switch change {
      case .create(let desired): .put(desired)
      case .replace(let live, _, _), .delete(let live, _): .delete(live)
      case .setRTC(let live, let desired): .setRTC(live, to: desired.rule.rtc)
      }
  }

  /// The first call of the change, or its ending where the pair is no longer as it was when the plan was made.
  ///
  /// - Parameter rules: the bucket's rules as the last read showed them.
  mutating func begin(_ rules: RuleList, now: Duration) -> Move {
    if let ending = endingBeforehand(rules) { return .end(ending) }
    if case .replace = change, let encodingProblem {
      let text = "the new rule can't be sent, so the old one is not deleted: \(encodingProblem)"
      return .end(failure(text, pair: .asBefore))
    }
    let closing = rules.closing.filter { $0.address == change.address }
    deleted = Set(closing.map(\.id))
    if isPut && (!closing.isEmpty || isFull(rules)) { return .step(startWaiting(until: patience(now))) }
    return .step(send())
  }

  mutating func move(after result: StepResult, now: Duration, stopping: Bool) -> Move {
    switch (stage, result) {
    case (.writing, .accepted):
      wroteSomething = true
      mayBeOurs = mayBeOurs || isPut
      if write.isDelete { gapStart = gapStart ?? now }
      return look(.readingBack(look: 0), now: now)
    case (.writing, .refused(let refusal)):
      return refused(refusal, now: now)
    case (.writing, .unclear(let unclear)):
      if unclear.mayHaveTakenEffect {
        // The rule may be gone, or there, from this moment on.
        mayHaveTakenEffect = true
        mayBeOurs = mayBeOurs || isPut
        if write.isDelete { gapStart = gapStart ?? now }
      }
      if stopping && isSurelyUndone { return .end(.interrupted(interruption)) }
      let pause = limits.pauseAfterUnclearAnswer(attempts, retryAfter: unclear.retryAfter)
      return look(.deciding(look: 0, .unclear(unclear.failure)), now: now, after: pause)
    case (.writing, .withheld(let reason)):
      return .end(failure("not sent: \(reason)", pair: pairIfNothingHappened))
    case (_, .read(.known(let rules))):
      return saw(rules, now: now, stopping: stopping)
    case (_, .read(.unknown(let reason))):
      return couldNotLook(reason, now: now, stopping: stopping)
    case (.writing, .read), (.readingBack, _), (.deciding, _), (.waiting, _):
      return .end(answerOfWrongKind)
    }
  }

  /// Sends the current write.
  mutating func send() -> ApplyStep {
    attempts += 1
    stage = .writing
    return write.step
  }

  /// Turns to another write.
  mutating func turn(to write: Write) {
    self.write = write
    attempts = 0
    mayHaveTakenEffect = false
  }

  /// Whether the pair of a replace has, or may have, lost its rule, so that a write is under way to give it one again.
  var isFillingGap: Bool { gapStart != nil && isPut }

  /// Whether a replace has taken, or may have taken, the pair's rule, and not given it one again yet.
  var owesRule: Bool { gapStart != nil && change.kind == .replace }

  /// Whether no sending of the current write can have done anything, and nothing is at stake when it is not sent again.
  var isSurelyUndone: Bool { !mayHaveTakenEffect && !isFillingGap }

  /// Whether the current write gives the pair a rule.
  var isPut: Bool { write.isPut }

  /// Which sending of the same write, or which look in a row, the last step is; 1 is the first.
  var attempt: Int {
    switch stage {
    case .writing: attempts
    case .readingBack(let look), .deciding(let look, _), .waiting(let look): look + 1
    }
  }
}
