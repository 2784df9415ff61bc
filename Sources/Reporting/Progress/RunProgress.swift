package import Applying
package import Planning
package import Replication

/// How far a run is, in numbers. Pure: what happens and the time are given to it.
package struct RunProgress: Sendable {
  /// What is counted.
  package enum Work: Hashable, Sendable {
    /// Buckets that are read.
    case reading
    /// Requests that find out whether OSS would take the rules.
    case asking
    /// Changes that are made.
    case applying
  }

  package let work: Work
  package let total: Int
  /// How many have come to their end, whatever it is.
  package private(set) var done = 0
  /// Changes that failed, or whose bucket had changed meanwhile.
  package private(set) var failed = 0
  /// Changes that were not begun, or not brought to their end.
  package private(set) var leftOut = 0
  /// Requests that were sent once more.
  package private(set) var retries = 0
  package private(set) var isStopping = false

  private let begun: Duration
  private var meter: RateMeter
  private var activities: [BucketName: BucketActivity] = [:]
  /// The changes of each bucket that have not come to their end.
  private var open: [BucketName: Int] = [:]
  /// Since when pairs of a replace are without a rule.
  private var withoutRule: [RuleAddress: Duration] = [:]
  private var replaces: Set<RuleAddress> = []
  /// The buckets whose next change is a replace that waits until another pair has a rule again.
  private var waitingBuckets: Set<BucketName> = []
  /// When the first step of each change was taken that has not come to its end.
  private var changesBegun: [RuleAddress: Duration] = [:]

  /// Progress of reading so many buckets.
  package init(reading buckets: Int, at now: Duration) { self.init(.reading, total: buckets, at: now) }

  /// Progress of so many requests that find out whether OSS would take the rules.
  package init(asking requests: Int, at now: Duration) { self.init(.asking, total: requests, at: now) }

  /// Progress of making these changes.
  package init(applying changes: [Change], at now: Duration) {
    self.init(.applying, total: changes.count, at: now)
    for change in changes { open[change.address.source, default: 0] += 1 }
    replaces = Set(changes.filter { $0.kind == .replace }.map(\.address))
  }

  private init(_ work: Work, total: Int, at now: Duration) {
    self.work = work
    self.total = total
    begun = now
    meter = RateMeter(begun: now)
  }

  /// A bucket was read, or a request answered.
  package mutating func noteRead(at now: Duration) {
    done += 1
    meter.note(at: now)
  }

  /// A request is sent once more.
  package mutating func noteRetry() { retries += 1 }

  /// The run is to stop. That is known before a step ends, with which it is reported as an event.
  package mutating func noteStop() { isStopping = true }

  package mutating func note(_ event: ApplyEvent, at now: Duration) {
    switch event {
    case .stepStarted(let record): began(record, at: now)
    case .stepEnded(let record, let answer):
      guard answer.result == .accepted, case .delete = record.step, let address = record.address,
        replaces.contains(address)
      else { return }
      withoutRule[address] = withoutRule[address] ?? now
    case .replaceWaiting(let address):
      waitingBuckets.insert(address.source)
      activities[address.source] = nil
    case .changeEnded(let result): ended(result, at: now)
    case .waitEnded(let result): activities[result.change.address.source] = nil
    case .stopping: noteStop()
    }
  }

  private mutating func began(_ record: StepRecord, at now: Duration) {
    guard let kind = BucketActivity.Kind(record.step) else { return }
    if record.step.isWrite, record.attempt > 1 { noteRetry() }
    let gap = record.address.flatMap { withoutRule[$0] }
    let last = activities[record.bucket]
    let since = last.flatMap { $0.isContinued(by: record, kind) ? $0.since : nil } ?? now
    activities[record.bucket] = BucketActivity(
      bucket: record.bucket, address: record.address, settlingPairs: record.settlingPairs, kind: kind, since: since,
      withoutRuleSince: gap)
    waitingBuckets.remove(record.bucket)
    if let address = record.address, changesBegun[address] == nil { changesBegun[address] = now }
  }

  private mutating func ended(_ result: ChangeResult, at now: Duration) {
    let bucket = result.change.address.source
    done += 1
    meter.note(at: now)
    switch result.ending {
    case .applied: break
    case .failed, .stale: failed += 1
    case .skipped, .interrupted: leftOut += 1
    }
    withoutRule[result.change.address] = nil
    changesBegun[result.change.address] = nil
    waitingBuckets.remove(bucket)
    open[bucket, default: 1] -= 1
    if open[bucket, default: 0] <= 0 { activities[bucket] = nil }
  }

  /// How many replaces wait until fewer pairs are without a rule.
  package var waiting: Int { waitingBuckets.count }

  /// How many buckets something is being done for.
  package var inFlight: Int { activities.count }

  /// What has been going on for at least two seconds: first pairs that are without a rule meanwhile, then what began first.
  package func lasting(at now: Duration) -> [BucketActivity] {
    activities.values.filter { now - $0.begun >= .seconds(2) }.sorted { left, right in
      if (left.withoutRuleSince == nil) != (right.withoutRuleSince == nil) { return left.withoutRuleSince != nil }
      // What is shown with the same age stands in the order of the names.
      let (first, second) = (left.begun.components.seconds, right.begun.components.seconds)
      return first == second ? left.bucket < right.bucket : first < second
    }
  }

  /// How long a change has been under way; nil for one that is not.
  package func age(of change: RuleAddress, at now: Duration) -> Duration? { changesBegun[change].map { now - $0 } }

  /// Whether there is nothing under way but waiting.
  private var isOnlyWaiting: Bool { !activities.isEmpty && activities.values.allSatisfy(\.kind.isWait) }

  /// How many get done in a second, of late; nil while that can't be said, as when everything waits for OSS.
  package func rate(at now: Duration) -> Double? { isOnlyWaiting ? nil : meter.rate(at: now) }

  /// How long the rest will take at the rate of late; nil where that can't be said, as when a rule that is closing is waited
  /// for.
  package func remaining(at now: Duration) -> Duration? {
    guard done < total, !isStopping, now - begun >= .seconds(2), !activities.values.contains(where: \.kind.isWait),
      let rate = rate(at: now), rate > 0
    else { return nil }
    return .seconds(1) * (Double(total - done) / rate)
  }
}
