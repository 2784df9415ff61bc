package import Planning
package import Replication

/// Decides, call by call, how one bucket gets from its planned changes to their end. Pure: it is given what each call gave
/// and what time it is, and says which call comes next.
///
/// The changes are made one after the other. No write is repeated without a look at what is there; after a change failed,
/// nothing more is replaced or deleted. In the end what the operator wants to wait for is waited for.
///
/// Where pairs of many buckets share the places for those without a rule, it stops before each replace until it is resumed
/// with a place: see ``ApplySchedule``.
package struct ApplyMachine: Sendable {
  private enum Phase {
    /// The bucket is read before anything is written.
    case beginning
    /// The next change is a replace, for which the bucket has no place yet, or reads its rules again after it waited for one.
    case waitingForPlace
    /// A change is under way.
    case working(Work)
    /// Everything is written; the rules settle.
    case settling(Settlement)
    case ended
  }

  private let plan: BucketPlan
  private let limits: ApplyLimits
  private let encodingProblems: [RuleAddress: String]
  /// Whether a place has to be had before each replace.
  private let asksForPlaces: Bool
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
  /// Whether it has a place for the replace that comes next or is under way.
  package private(set) var holdsPlace = false

  /// - Parameters:
  ///   - asksForPlaces: whether a replace is begun only with a place that ``resume(_:now:)`` gives.
  ///   - encodingProblems: why the new rule of a replace can't be sent, as one sentence without a full stop, by pair. For such
  ///     a rule nothing is deleted.
  package init(
    _ plan: BucketPlan, limits: ApplyLimits = ApplyLimits(), asksForPlaces: Bool = false,
    encodingProblems: [RuleAddress: String] = [:]
  ) {
    self.plan = plan
    self.limits = limits
    self.asksForPlaces = asksForPlaces
    self.encodingProblems = encodingProblems
    queue = plan.changes
  }

  /// Asks that nothing new be started. The change that is under way is brought to its end, but for waiting.
  package mutating func stop() { stopping = true }

  /// Asks that nothing new be started, because what happens can't be recorded any more. A replace that has taken a pair its
  /// rule is brought to its end all the same, waiting included: nobody is in a hurry, and the pair is owed a rule.
  package mutating func hold() { holding = true }

  private var beginsNothing: Bool { stopping || holding }

  package var bucket: BucketName { plan.desired.name }

  /// What it needs to get on, once a call has ended or before the first.
  package var need: BucketNeed {
    switch phase {
    case .beginning, .waitingForPlace: neededPlace.map { .place($0) } ?? .job
    case .working: .job
    case .settling: .time
    case .ended: .nothing
    }
  }

  /// The pair whose rule is replaced next and that has no place yet.
  private var neededPlace: RuleAddress? {
    guard asksForPlaces, !holdsPlace, let next = queue.first, next.kind == .replace else { return nil }
    return next.address
  }

  /// The first call: before anything is written, the bucket is read again. After a stop not even that is begun.
  ///
  /// - Returns: nil when there is nothing to do, or not without a place.
  package mutating func firstStep() -> StepRecord? {
    if beginsNothing { endAll(with: .interrupted(.notDone)) }
    if queue.isEmpty { phase = .ended }
    return need == .job ? record(.read(after: .zero, why: .beforeFirstWrite)) : nil
  }

  /// The call that follows for a bucket that was not begun, or waited for a place.
  ///
  /// - Returns: nil when nothing is left to do, or not without a place.
  package mutating func resume(_ permit: BucketPermit, now: Duration) -> StepRecord? {
    let isBegun: Bool
    if case .waitingForPlace = phase { isBegun = true } else { isBegun = false }
    switch permit {
    case .begin: break
    case .replace(let afterWaiting):
      holdsPlace = true
      // What was listed before the wait may have changed since.
      if isBegun, afterWaiting, !beginsNothing { return record(.read(after: .zero, why: .beforeReplace)) }
    case .skipReplace:
      if !beginsNothing, neededPlace != nil { end(queue.removeFirst(), with: .skipped(.noPlace)) }
    case .end(let ending):
      for change in queue { end(change, with: ending) }
      queue = []
      return settle(now: now).map(record)
    }
    return isBegun ? takeNext(now: now).map(record) : firstStep()
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
    case .waitingForPlace: address = queue.first?.address
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
    case .waitingForPlace: return beginReplace(after: result, now: now)
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
      end(work.change, with: .interrupted(work.interruption))
    case .settling(var settlement): settlement.interrupt(&results)
    case .beginning, .waitingForPlace, .ended: break
    }
    endAll(with: .interrupted(.notDone))
  }

  /// Compares the bucket with what was planned, and takes over the identifiers that its rules have now.
  private mutating func begin(after result: StepResult, now: Duration) -> ApplyStep? {
    switch result {
    case .read(.known(let rules)):
      let fresh = plan.replanned(for: rules)
      guard fresh.asks(for: plan.changes) else { return endAll(with: .stale) }
      let skipped = Set(results.map(\.change.address))
      queue = fresh.changes.filter { !skipped.contains($0.address) }
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

  /// Begins a replace with the rules that a read after the wait for its place gave.
  private mutating func beginReplace(after result: StepResult, now: Duration) -> ApplyStep? {
    switch result {
    case .read(.unknown(let reason)) where !beginsNothing:
      let message = "the bucket could not be read before its rule was replaced: "
      let failure = StepFailure(reason, prefix: message)
      end(queue.removeFirst(), with: .failed(ApplyFailure(failure, wroteSomething: false, pair: .asBefore)))
    case .read: break
    case .accepted, .refused, .unclear, .withheld: end(queue.removeFirst(), with: .stale)
    }
    return takeNext(now: now)
  }

  /// Takes the step that a change asks for, or turns to the next change.
  private mutating func follow(_ move: Work.Move, of work: Work, now: Duration) -> ApplyStep? {
    switch move {
    case .step(let step): return step
    case .end(let ending):
      end(work.change, with: ending)
      return takeNext(now: now)
    }
  }

  private mutating func takeNext(now: Duration) -> ApplyStep? {
    while !queue.isEmpty {
      let isHeldBack = beginsNothing || hasFailed
      if !isHeldBack, neededPlace != nil {
        phase = .waitingForPlace
        return nil
      }
      let change = queue.removeFirst()
      if change.kind != .replace { holdsPlace = false }
      if beginsNothing {
        end(change, with: .interrupted(.notDone))
      } else if hasFailed && (change.kind == .replace || change.kind == .delete || waitsForSlot(change)) {
        end(change, with: .skipped(.afterFailure))
      } else {
        var work = Work(
          change, slots: waitsForSlot(change) ? plan.slots : nil, encodingProblem: encodingProblems[change.address],
          limits: limits)
        let move = work.begin(rules, now: now)
        phase = .working(work)
        if case .end(let ending) = move {
          end(change, with: ending)
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

  private mutating func end(_ change: Change, with ending: ChangeResult.Ending) {
    results.append(ChangeResult(change: change, ending: ending))
    if change.kind == .replace { holdsPlace = false }
  }

  private mutating func finish() -> ApplyStep? {
    phase = .ended
    holdsPlace = false
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
