package import Planning
package import Replication

/// Says which bucket of a run is worked on next, so that at most `jobs` are in flight and at most `maxUnavailable` pairs are
/// without a rule. Pure: how far the buckets have come is given to it.
///
/// A bucket whose next change is a replace waits for a place without a job. Buckets that need no place go first, so that
/// creates don't wait for replaces; those that wait take turns in the order in which they began to.
package struct ApplySchedule: Sendable {
  /// A bucket and what it may do.
  package struct Turn: Hashable, Sendable {
    package let bucket: BucketName
    package let permit: BucketPermit
  }

  private struct Waiting {
    let bucket: BucketName
    let pair: RuleAddress
    /// Whether a job or a place was not to be had at once.
    var hasWaited = false
    var isTold = false
  }

  /// Whether there are more replaces than places, so that each has to ask for one.
  package let isRolling: Bool
  private var freeJobs: Int
  private let maximumFailures: Int?
  private var budget: UnavailabilityBudget
  /// The buckets that are not begun and need no place to begin.
  private var ready: ArraySlice<BucketName>
  private var waiting: [Waiting] = []
  private var failed: Set<BucketName> = []

  /// - Parameters:
  ///   - buckets: those with changes, in the plan's order.
  ///   - jobs: how many are in flight at once; at least 1.
  ///   - maxUnavailable: how many pairs may be without a rule at a time; at least 1.
  ///   - maximumFailures: once so many buckets have had a failed or stale change, none is begun or goes on that waits; nil for
  ///     no such limit.
  package init(_ buckets: [BucketPlan], jobs: Int, maxUnavailable: Int, maximumFailures: Int? = nil) {
    let replaces = buckets.reduce(0) { $0 + $1.changes.count { $0.kind == .replace } }
    isRolling = replaces > maxUnavailable
    freeJobs = max(jobs, 1)
    self.maximumFailures = maximumFailures
    budget = UnavailabilityBudget(places: maxUnavailable)
    var ready: [BucketName] = []
    for bucket in buckets {
      if isRolling, let first = bucket.changes.first, first.kind == .replace {
        waiting.append(Waiting(bucket: bucket.desired.name, pair: first.address))
      } else {
        ready.append(bucket.desired.name)
      }
    }
    self.ready = ready[...]
  }

  /// The bucket that is given a job; nil while no job is free, or nothing can be begun.
  ///
  /// - Parameter isStopping: whether nothing new is to be begun.
  package mutating func next(isStopping: Bool) -> Turn? {
    guard freeJobs > 0 else { return nil }
    if let bucket = ready.popFirst() {
      freeJobs -= 1
      return Turn(bucket: bucket, permit: isOver && !isStopping ? .end(.skipped(.tooManyFailures)) : .begin)
    }
    guard let first = waiting.first, let permit = permit(for: first, isStopping: isStopping) else { return nil }
    waiting.removeFirst()
    freeJobs -= 1
    if case .replace = permit { budget.grant(to: first.bucket) }
    return Turn(bucket: first.bucket, permit: permit)
  }

  /// Whether so many buckets have failed that no further one is begun.
  private var isOver: Bool { maximumFailures.map { failed.count >= $0 } ?? false }

  /// What a bucket may do that waits for a place; nil while it has to go on waiting.
  private func permit(for bucket: Waiting, isStopping: Bool) -> BucketPermit? {
    if isStopping { return .end(.interrupted(.notDone)) }
    if isOver { return .end(.skipped(.tooManyFailures)) }
    if budget.isExhausted { return .skipReplace }
    return budget.hasPlace ? .replace(afterWaiting: bucket.hasWaited) : nil
  }

  /// Takes note of how far a bucket has come that was given a job, and gives what it needs now. Only one that needs a job
  /// keeps the one that it has.
  package mutating func note(_ machine: ApplyMachine) -> BucketNeed {
    budget.update(machine.bucket, holdsPlace: machine.holdsPlace, machine.results)
    if machine.hasFailed { failed.insert(machine.bucket) }
    let need = machine.need
    if need != .job { freeJobs += 1 }
    if case .place(let pair) = need { waiting.append(Waiting(bucket: machine.bucket, pair: pair)) }
    return need
  }

  /// Takes note of a bucket whose rules have settled, without a job: one that was lost meanwhile counts.
  package mutating func noteSettled(_ machine: ApplyMachine) {
    budget.update(machine.bucket, holdsPlace: machine.holdsPlace, machine.results)
  }

  /// The pairs that wait for a place from now on, to be called when `next` gives nothing any more.
  package mutating func beginWaiting() -> [RuleAddress] {
    var pairs: [RuleAddress] = []
    for index in waiting.indices {
      waiting[index].hasWaited = true
      if !budget.hasPlace, !waiting[index].isTold {
        waiting[index].isTold = true
        pairs.append(waiting[index].pair)
      }
    }
    return pairs
  }
}
