internal import OSSClient
package import Planning
internal import Replication

/// Decides, call by call, how one bucket gets from its planned changes to their end. Pure: it is told what each call gave
/// and what time it is, and says which call comes next.
///
/// The changes are made one after the other. No write is repeated without a look at what is there; after a change failed,
/// nothing more is replaced or deleted.
package struct ApplyMachine: Sendable {
  private let plan: BucketPlan
  private let limits: ApplyLimits
  private var queue: [Change]
  /// The closing rules that the bucket had when it was read before its first write.
  private var closing: [LiveRule] = []
  /// The creates for which the bucket has no slot until a deleted rule is gone.
  private var waitingForSlot: Set<RuleAddress> = []
  private var work: Work?
  private var started = false
  private var stopping = false

  /// How the changes ended so far, in the order in which they did.
  package private(set) var results: [ChangeResult] = []

  package init(_ plan: BucketPlan, limits: ApplyLimits = ApplyLimits()) {
    self.plan = plan
    self.limits = limits
    queue = plan.changes
  }

  /// Asks that nothing new be started. The change that is under way is brought to its end, but for waiting.
  package mutating func stop() { stopping = true }

  /// The first call: before anything is written, the bucket is read again. After a stop not even that is begun.
  package mutating func firstStep() -> ApplyStep {
    if stopping { return endAll(with: .interrupted(pending: false)) }
    return queue.isEmpty ? .finish : .read(after: .zero, why: .beforeFirstWrite)
  }

  /// The call that follows from what the last one gave.
  ///
  /// - Parameter now: the time that passed since a fixed moment.
  package mutating func next(after result: StepResult, now: Duration) -> ApplyStep {
    guard started else {
      started = true
      return begin(after: result, now: now)
    }
    guard var current = work else { return .finish }
    let move = current.move(after: result, now: now, stopping: stopping)
    work = current
    switch move {
    case .step(let step): return step
    case .end(let ending):
      results.append(ChangeResult(change: current.change, ending: ending))
      return takeNext(now: now)
    }
  }

  /// Compares the bucket with what was planned, and takes over the identifiers that its rules have now.
  private mutating func begin(after result: StepResult, now: Duration) -> ApplyStep {
    switch result {
    case .read(.known(let rules)):
      let fresh = plan.replanned(for: rules)
      guard isSame(fresh.changes, plan.changes) else { return endAll(with: .stale) }
      queue = fresh.changes
      waitingForSlot = fresh.waitingForSlot
      closing = rules.closing
      return takeNext(now: now)
    case .read(.unknown(let reason)):
      return endAll(
        with: .failed(
          ApplyFailure(
            message: "the bucket could not be read before the first write: \(reason.message)", facts: reason.facts,
            isAccess: reason.kind == .access, wroteSomething: false, pair: .asBefore)))
    case .accepted, .refused, .unclear:
      return endAll(with: .stale)
    }
  }

  private mutating func takeNext(now: Duration) -> ApplyStep {
    while !queue.isEmpty {
      let change = queue.removeFirst()
      if stopping {
        results.append(ChangeResult(change: change, ending: .interrupted(pending: false)))
      } else if hasFailed && (change.kind == .replace || change.kind == .delete || waitsForSlot(change)) {
        results.append(ChangeResult(change: change, ending: .skipped))
      } else {
        let held = closing.filter { $0.address == change.address }
        let slots = waitsForSlot(change) ? plan.slots : nil
        var next = Work(change, deleted: Set(held.map(\.id)), slots: slots, limits: limits)
        let step = next.firstStep(isClosing: !held.isEmpty, now: now)
        work = next
        return step
      }
    }
    work = nil
    return .finish
  }

  private func waitsForSlot(_ change: Change) -> Bool {
    change.kind == .create && waitingForSlot.contains(change.address)
  }

  private var hasFailed: Bool {
    results.contains { result in
      if case .failed = result.ending { return true }
      return false
    }
  }

  private mutating func endAll(with ending: ChangeResult.Ending) -> ApplyStep {
    results += queue.map { ChangeResult(change: $0, ending: ending) }
    queue = []
    return .finish
  }

  /// Whether the same is to be done as was planned, to rules that say what they said then.
  ///
  /// The order may differ: with a closing rule gone meanwhile, a create need no longer wait for its slot.
  private func isSame(_ fresh: [Change], _ planned: [Change]) -> Bool {
    guard fresh.count == planned.count else { return false }
    return zip(fresh.sorted { $0.address < $1.address }, planned.sorted { $0.address < $1.address }).allSatisfy {
      fresh, planned in
      guard fresh.kind == planned.kind, fresh.address == planned.address else { return false }
      switch (fresh.live, planned.live) {
      case (nil, nil): return true
      case (let fresh?, let planned?): return fresh.isSameConfiguration(as: planned)
      default: return false
      }
    }
  }
}
