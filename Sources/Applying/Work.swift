internal import OSSClient
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
    case deciding(look: Int, OSSError)
    /// The pair is held by a closing rule.
    case waiting(look: Int)
  }

  /// The write that the stage is about.
  enum Write: Hashable {
    case put, restore, delete, setRTC
  }

  let change: Change
  /// How many rules the bucket may have, for a create that has to wait for a slot.
  let slots: Int?
  let limits: ApplyLimits
  var write: Write
  var stage: Stage = .writing
  /// How often the current write was sent.
  var attempts = 0
  /// Whether the current write may have taken effect although OSS did not say so.
  var mayHaveTakenEffect = false
  /// When the current looking or waiting is given up.
  var deadline: Duration = .zero
  /// When waiting for the pair to be free, and trying to fill it, are given up; nil before either began.
  var patienceEnds: Duration?
  /// The identifiers of the pair's rules that are known to be deleted. A list that shows one as live is an old one.
  var deleted: Set<ExactString>
  /// Whether any write of this change was accepted.
  var wroteSomething = false
  /// When the old rule of a replace was deleted.
  var gapStart: Duration?
  /// Why the new rule of a replace was given up, while the old one is being put back.
  var reasonToRestore: OSSError?
  var reasonText: String?

  /// - Parameters:
  ///   - deleted: the identifiers of the pair's rules that were seen closing.
  ///   - slots: how many rules the bucket may have; nil where there is a slot for the change.
  init(_ change: Change, deleted: Set<ExactString> = [], slots: Int? = nil, limits: ApplyLimits) {
    self.change = change
    self.deleted = deleted
    self.slots = slots
    self.limits = limits
    write =
      switch change {
      case .create: .put
      case .replace, .delete: .delete
      case .setRTC: .setRTC
      }
  }

  /// The first call of the change.
  mutating func firstStep(isClosing: Bool, now: Duration) -> ApplyStep {
    if write == .put && (isClosing || slots != nil) { return startWaiting(until: patience(now)) }
    return send()
  }

  mutating func move(after result: StepResult, now: Duration, stopping: Bool) -> Move {
    switch (stage, result) {
    case (.writing, .accepted):
      wroteSomething = true
      if write == .delete { gapStart = gapStart ?? now }
      return look(.readingBack(look: 0), now: now)
    case (.writing, .refused(let error)):
      return refused(error, now: now)
    case (.writing, .unclear(let error)):
      // The rule may be gone from this moment on.
      if write == .delete { gapStart = gapStart ?? now }
      mayHaveTakenEffect = mayHaveTakenEffect || error.mayHaveTakenEffect
      return look(.deciding(look: 0, error), now: now, after: limits.pauseAfterUnclearAnswer(attempts))
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
    switch (write, change) {
    case (.put, .create(let desired)), (.put, .replace(_, let desired, _)): return .put(desired)
    case (.restore, .replace(let live, _, _)): return .restore(live)
    case (.delete, .replace(let live, _, _)), (.delete, .delete(let live, _)): return .delete(live)
    case (.setRTC, .setRTC(let live, let desired)): return .setRTC(live, to: desired.rule.rtc)
    default: return .finish
    }
  }

  /// Turns to another write.
  mutating func turn(to write: Write) -> Move {
    self.write = write
    attempts = 0
    mayHaveTakenEffect = false
    return .step(send())
  }

  /// When waiting and trying end; all waits and tries of a change share one span, so that they can't take turns for ever.
  mutating func patience(_ now: Duration) -> Duration {
    let end = patienceEnds ?? now + limits.closing
    patienceEnds = end
    return end
  }

  /// Waits for the pair to be free; nil when that has lasted long enough.
  mutating func waitForClosing(now: Duration) -> Move? {
    let end = patience(now)
    return now < end ? .step(startWaiting(until: end)) : nil
  }

  private mutating func startWaiting(until end: Duration) -> ApplyStep {
    stage = .waiting(look: 0)
    deadline = end
    return .read(after: limits.pauseWhileClosing(0), why: .waitForClosing)
  }

  /// Starts to look at what a write did.
  mutating func look(_ stage: Stage, now: Duration, after pause: Duration = .zero) -> Move {
    self.stage = stage
    deadline = now + pause + limits.readBack
    return .step(.read(after: pause, why: purpose))
  }

  /// Looks once more, a little later; nil when time is up.
  ///
  /// - Parameter end: when time is up, if that is later than what was set for this stage.
  mutating func lookAgain(now: Duration, until end: Duration = .zero) -> Move? {
    let deadline = max(deadline, end)
    guard now < deadline else { return nil }
    let pause: Duration
    switch stage {
    case .writing: return nil
    case .readingBack(let look):
      stage = .readingBack(look: look + 1)
      pause = limits.pauseBeforeLook(look + 1)
    case .deciding(let look, let error):
      stage = .deciding(look: look + 1, error)
      pause = limits.pauseBeforeLook(look + 1)
    case .waiting(let look):
      stage = .waiting(look: look + 1)
      pause = limits.pauseWhileClosing(look + 1)
    }
    return .step(.read(after: min(pause, deadline - now), why: purpose))
  }

  private var purpose: ReadPurpose {
    switch stage {
    case .writing, .deciding: .decide
    case .readingBack: .readBack
    case .waiting: .waitForClosing
    }
  }
}
