package import Planning
package import Replication

/// Decides, call by call, how one bucket gets from its planned changes to their end. Pure: it is given what each call gave
/// and what time it is, and says which call comes next.
///
/// The changes are made one after the other. No write is repeated without a look at what is there; after a change failed,
/// nothing more is replaced or deleted. In the end what the operator wants to wait for is waited for.
package struct ApplyMachine: Sendable {
  private enum Phase {
    /// The bucket is read before anything is written.
    case beginning
    /// A change is under way.
    case working(Work)
    /// Everything is written; the rules settle.
    case settling(Settlement)
    case ended
  }

  private let plan: BucketPlan
  private let limits: ApplyLimits
  private let encodingProblems: [RuleAddress: String]
  private var queue: [Change]
  /// The creates for which the bucket has no slot until a deleted rule is gone.
  private var waitingForSlot: Set<RuleAddress> = []
  private var phase = Phase.beginning
  private var stopping = false
  /// Whether nothing new is begun, while what a pair is owed is still done.
  private var holding = false
  /// The bucket's rules as the last list showed them.
  private var rules = RuleList.none

  /// How the changes ended so far, in the order in which they did.
  package private(set) var results: [ChangeResult] = []

  /// - Parameter encodingProblems: why the new rule of a replace can't be sent, as one sentence without a full stop, by pair.
  ///   For such a rule nothing is deleted.
  package init(
    _ plan: BucketPlan, limits: ApplyLimits = ApplyLimits(), encodingProblems: [RuleAddress: String] = [:]
  ) {
    self.plan = plan
    self.limits = limits
    self.encodingProblems = encodingProblems
    queue = plan.changes
  }

  /// Asks that nothing new be started. The change that is under way is brought to its end, but for waiting.
  package mutating func stop() { stopping = true }

  /// Asks that nothing new be started, because what happens can't be recorded any more. A replace that has taken a pair its
  /// rule is brought to its end all the same, waiting included: nobody is in a hurry, and the pair is owed a rule.
  package mutating func hold() { holding = true }

  private var beginsNothing: Bool { stopping || holding }

  /// The first call: before anything is written, the bucket is read again. After a stop not even that is begun.
  ///
  /// - Returns: nil when there is nothing to do.
  package mutating func firstStep() -> StepRecord? {
    if beginsNothing { endAll(with: .interrupted(.notDone)) }
    return queue.isEmpty ? nil : record(.read(after: .zero, why: .beforeFirstWrite))
  }

  /// The call that follows from what the last one gave.
  ///
  /// - Parameter now: the time that passed since a fixed moment.
  /// - Returns: nil when nothing is left to do.
  package mutating func next(after result: StepResult, now: Duration) -> StepRecord? {
    if case .read(.known(let known)) = result { rules = known }
    return step(after: result, now: now).map(record)
  }

  /// A call with what it belongs to in the phase that asks for it.
  private func record(_ step: ApplyStep) -> StepRecord {
    var (address, attempt, isFillingGap) = (RuleAddress?.none, 1, false)
    var settlingPairs: [RuleAddress] = []
    switch phase {
    case .beginning, .ended: break
    case .working(let work): (address, attempt, isFillingGap) = (work.change.address, work.attempt, work.isFillingGap)
    case .settling(let settlement):
      attempt = settlement.look
      settlingPairs = settlement.settlingPairs(of: results)
    }
    return StepRecord(
      bucket: plan.desired.name, address: address, step: step, attempt: attempt, isFillingGap: isFillingGap,
      settlingPairs: settlingPairs)
  }

  private mutating func step(after result: StepResult, now: Duration) -> ApplyStep? {
    switch phase {
    case .beginning: return begin(after: result, now: now)
    case .working(var work):
      let move = work.move(after: result, now: now, stopping: stopping || holding && !work.owesRule)
      phase = .working(work)
      return follow(move, of: work, now: now)
    case .settling(var settlement):
      guard case .read(let observed) = result else { return finish() }
      let step = settlement.next(after: observed, &results, now: now, stopping: beginsNothing)
      phase = .settling(settlement)
      return step ?? finish()
    case .ended: return nil
    }
  }

  /// Ends everything where it is, for a run whose time is up. What is not known is said to be unknown.
  package mutating func abandon() {
    stopping = true
    switch phase {
    case .working(let work):
      results.append(ChangeResult(change: work.change, ending: .interrupted(work.interruption)))
    case .settling(var settlement): settlement.interrupt(&results)
    case .beginning, .ended: break
    }
    endAll(with: .interrupted(.notDone))
  }

  /// Ends everything before anything was begun, because too many other buckets have failed.
  package mutating func skip() { endAll(with: .skipped(.tooManyFailures)) }

  /// Compares the bucket with what was planned, and takes over the identifiers that its rules have now.
  private mutating func begin(after result: StepResult, now: Duration) -> ApplyStep? {
    switch result {
    case .read(.known(let rules)):
      let fresh = plan.replanned(for: rules)
      guard fresh.asks(for: plan.changes) else { return endAll(with: .stale) }
      queue = fresh.changes
      waitingForSlot = fresh.waitingForSlot
      return takeNext(now: now)
    case .read(.unknown) where beginsNothing: return endAll(with: .interrupted(.notDone))
    case .read(.unknown(let reason)):
      return endAll(
        with: .failed(
          ApplyFailure(
            StepFailure(reason, prefix: "the bucket could not be read before the first write: "), wroteSomething: false,
            pair: .asBefore)))
    case .accepted, .refused, .unclear, .withheld:
      return endAll(with: .stale)
    }
  }

  /// Takes the step that a change asks for, or turns to the next change.
  private mutating func follow(_ move: Work.Move, of work: Work, now: Duration) -> ApplyStep? {
    switch move {
    case .step(let step): return step
    case .end(let ending):
      results.append(ChangeResult(change: work.change, ending: ending))
      return takeNext(now: now)
    }
  }

  private mutating func takeNext(now: Duration) -> ApplyStep? {
    while !queue.isEmpty {
      let change = queue.removeFirst()
      if beginsNothing {
        results.append(ChangeResult(change: change, ending: .interrupted(.notDone)))
      } else if hasFailed && (change.kind == .replace || change.kind == .delete || waitsForSlot(change)) {
        results.append(ChangeResult(change: change, ending: .skipped(.afterFailure)))
      } else {
        var work = Work(
          change, slots: waitsForSlot(change) ? plan.slots : nil, encodingProblem: encodingProblems[change.address],
          limits: limits)
        let move = work.begin(rules, now: now)
        phase = .working(work)
        if case .end(let ending) = move {
          results.append(ChangeResult(change: change, ending: ending))
          continue
        }
        return follow(move, of: work, now: now)
      }
    }
    return settle(now: now)
  }

  private func waitsForSlot(_ change: Change) -> Bool {
    change.kind == .create && waitingForSlot.contains(change.address)
  }

  /// Waits for what the operator wants to wait for; the list that was read last may show that it is there already.
  private mutating func settle(now: Duration) -> ApplyStep? {
    guard var settlement = Settlement(results, limits: limits, now: now) else { return finish() }
    let step = settlement.next(after: .known(rules), &results, now: now, stopping: beginsNothing)
    phase = .settling(settlement)
    return step ?? finish()
  }

  private mutating func finish() -> ApplyStep? {
    phase = .ended
    return nil
  }

  /// Whether a change failed, or was stale when its turn came.
  package var hasFailed: Bool {
    results.contains { result in
      switch result.ending {
      case .failed, .stale: true
      case .applied, .skipped, .interrupted: false
      }
    }
  }

  @discardableResult
  private mutating func endAll(with ending: ChangeResult.Ending) -> ApplyStep? {
    results += queue.map { ChangeResult(change: $0, ending: ending) }
    queue = []
    return finish()
  }
}
