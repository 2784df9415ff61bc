internal import Planning
internal import Replication

extension Work {
  /// When waiting and trying end; all waits and tries of a change share one span, so that they can't take turns for ever.
  mutating func patience(_ now: Duration) -> Duration {
    let end = patienceEnds ?? now + limits.waitTimeout
    patienceEnds = end
    return end
  }

  /// Waits for the pair, or a place in the bucket, to be free; nil when that has lasted long enough.
  mutating func waitForClosing(now: Duration) -> Move? {
    let end = patience(now)
    return now < end ? .step(startWaiting(until: end)) : nil
  }

  mutating func startWaiting(until end: Duration) -> ApplyStep {
    stage = .waiting(look: 0)
    deadline = end
    return .read(after: limits.pauseWhileWaiting(0), why: .waitForClosing)
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
    case .deciding(let look, let doubt):
      stage = .deciding(look: look + 1, doubt)
      pause = limits.pauseBeforeLook(look + 1)
    case .waiting(let look):
      stage = .waiting(look: look + 1)
      pause = limits.pauseWhileWaiting(look + 1)
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

  /// A read told nothing. Nothing is concluded from that but that it has to be tried again.
  mutating func couldNotLook(_ reason: UnknownReason, now: Duration, stopping: Bool) -> Move {
    if stopping { return couldNotLookAndStops(now: now) }
    // Giving up in the midst of a replace leaves the pair without a rule, so an outage is sat out.
    let isUrgent = gapStart != nil && change.kind == .replace && reason.kind != .access
    if case .deciding(_, let doubt) = stage, owesRule, isPut, isPlainRefusal(doubt) {
      // The refusal is clear also where nobody can look, and the pair needs its old rule back soon.
      return lookAgain(now: now) ?? giveUpPut(doubt)
    }
    if let again = lookAgain(now: now, until: isUrgent ? patience(now) : .zero) { return again }
    return .end(
      .failed(
        ApplyFailure(
          StepFailure(reason, prefix: "the bucket could not be read any more: "),
          wroteSomething: wroteSomething || mayHaveTakenEffect, pair: .unclear)))
  }

  /// The same when the run is to stop, which does not wait for an outage to pass.
  private mutating func couldNotLookAndStops(now: Duration) -> Move {
    var ending = interruption
    switch stage {
    case .waiting: return .end(.interrupted(ending))
    case .deciding(_, let doubt):
      if owesRule, isPut, isPlainRefusal(doubt) {
        return lookOnceMoreAfterStop(now: now) ?? giveUpPut(doubt)
      } else if case .refused = doubt {
        // OSS refused because of something that is there, or is there no more.
        ending = .unverified
      } else if isSurelyUndone {
        return .end(.interrupted(ending))
      }
    case .writing, .readingBack: break
    }
    return lookOnceMoreAfterStop(now: now) ?? .end(.interrupted(ending))
  }

  /// Looks again, but not for long any more, since the run is to stop; nil when that has lasted long enough.
  mutating func lookOnceMoreAfterStop(now: Duration) -> Move? {
    let end = looksEnd ?? now + limits.looksAfterStop
    looksEnd = end
    return now < end ? lookAgain(now: now) : nil
  }
}
