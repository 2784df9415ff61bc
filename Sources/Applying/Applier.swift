package import OSSClient
package import Planning
internal import Replication

/// Makes the calls that `ApplyMachine` asks for: one bucket serially, many buckets at once. The only user of `OSSWriter`.
package struct Applier: Sendable {
  private let reader: OSSReader
  private let writer: OSSWriter
  private let surroundings: Surroundings
  private let limits: ApplyLimits
  private let jobs: Int

  /// - Parameter jobs: how many buckets are in flight at once; at least 1.
  package init(
    reader: OSSReader, writer: OSSWriter, surroundings: Surroundings, limits: ApplyLimits = ApplyLimits(), jobs: Int
  ) {
    self.reader = reader
    self.writer = writer
    self.surroundings = surroundings
    self.limits = limits
    self.jobs = max(jobs, 1)
  }

  /// Applies a plan and tells how each change ended, in the plan's order.
  ///
  /// - Parameters:
  ///   - shouldStop: is asked before each step; once it says true, nothing new is started.
  ///   - report: is told of everything that happens, from several tasks at once.
  package func apply(
    _ plan: Plan, shouldStop: @escaping @Sendable () -> Bool = { false },
    report: @escaping @Sendable (ApplyEvent) -> Void = { _ in }
  ) async -> [ChangeResult] {
    let buckets = plan.buckets.filter { !$0.changes.isEmpty }
    var results: [BucketName: [ChangeResult]] = [:]
    var waiting = buckets.makeIterator()
    await withTaskGroup(of: (BucketName, [ChangeResult]).self) { group in
      func startNext() {
        guard let bucket = waiting.next() else { return }
        group.addTask {
          (bucket.desired.name, await apply(bucket, shouldStop: shouldStop, report: report))
        }
      }
      for _ in 0..<jobs { startNext() }
      for await (name, ended) in group {
        results[name] = ended
        startNext()
      }
    }
    return buckets.flatMap { results[$0.desired.name] ?? [] }
  }

  private func apply(
    _ bucket: BucketPlan, shouldStop: @Sendable () -> Bool, report: @Sendable (ApplyEvent) -> Void
  ) async -> [ChangeResult] {
    let name = bucket.desired.name
    var machine = ApplyMachine(bucket, limits: limits)
    if shouldStop() { machine.stop() }
    var step = machine.firstStep()
    for ended in machine.results { report(.changeEnded(ended)) }
    var reported = machine.results.count
    while step != .finish {
      report(.stepStarted(name, step))
      let result = await perform(step, on: bucket.desired, shouldStop: shouldStop)
      report(.stepEnded(name, step, result))
      if shouldStop() { machine.stop() }
      step = machine.next(after: result, now: surroundings.elapsed())
      for ended in machine.results.dropFirst(reported) { report(.changeEnded(ended)) }
      reported = machine.results.count
    }
    return machine.results
  }

  /// Pauses before a read, a little longer than asked, at random, so that many buckets don't read in step.
  ///
  /// Waiting for a closing rule ends early once the run is to stop. Other pauses are short and are kept, so that a run that
  /// is to stop does not read without pause until its time is up.
  private func pause(_ pause: Duration, for purpose: ReadPurpose, shouldStop: @Sendable () -> Bool) async {
    var rest = pause * (1 + surroundings.fraction() / 4)
    let isBreakable = purpose == .waitForClosing
    while rest > .zero && !(isBreakable && shouldStop()) {
      let slice = isBreakable ? min(rest, .milliseconds(200)) : rest
      // A pause that is cut short only makes the read come early.
      try? await surroundings.sleep(slice)
      rest -= slice
    }
  }

  private func perform(
    _ step: ApplyStep, on bucket: DesiredBucket, shouldStop: @Sendable () -> Bool
  ) async -> StepResult {
    do {
      switch step {
      case .read(let pause, let purpose):
        await self.pause(pause, for: purpose, shouldStop: shouldStop)
        return .read(await reader.observedBucket(bucket.place))
      case .put(let desired):
        _ = try await writer.putBucketReplication(desired.rule, on: bucket.place)
      case .restore(let rule):
        _ = try await writer.restoreBucketReplication(rule, on: bucket.place)
      case .delete(let rule):
        try await writer.deleteBucketReplication(rule.id, of: bucket.place)
      case .setRTC(let rule, let rtc):
        try await writer.putBucketRTC(rtc, ofRule: rule.id, of: bucket.place)
      case .finish:
        break
      }
      return .accepted
    } catch {
      return StepResult(error)
    }
  }
}
