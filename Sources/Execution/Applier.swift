package import Applying
package import OSSClient
package import Planning
internal import Replication

/// Makes the calls that `ApplyMachine` asks for: one bucket serially, many buckets at once. The only user of `OSSWriter`.
///
/// The run stops in an orderly way once `RequestEnvironment.shouldStop` says so: nothing new is begun, and what is under way is
/// brought to its end. Cancelling the task ends it at once: requests are broken off, and what they did is said to be unknown.
package struct Applier: Sendable {
  /// Takes note of what happens, one event after the other. When it throws at the start of a write, the write is not sent and
  /// the run stops, unless the write gives a pair its rule again that it has lost.
  package typealias Recorder = @Sendable (ApplyEvent) throws -> Void

  private let calls: StepCalls
  private let limits: ApplyLimits
  private let jobs: Int
  private let maximumFailures: Int?

  /// - Parameters:
  ///   - jobs: how many buckets are in flight at once; at least 1. A bucket for which there is nothing left but to wait does
  ///     not count.
  ///   - maximumFailures: once so many buckets have had a failed or stale change, no further bucket is begun; nil for no
  ///     such limit.
  package init(
    reader: OSSReader, writer: OSSWriter, environment: RequestEnvironment, limits: ApplyLimits = ApplyLimits(),
    jobs: Int,
    maximumFailures: Int? = nil
  ) {
    calls = StepCalls(reader: reader, writer: writer, environment: environment)
    self.limits = limits
    self.jobs = max(jobs, 1)
    self.maximumFailures = maximumFailures
  }

  /// Applies a plan and gives how each change ended, in the plan's order.
  package func apply(_ plan: Plan, record: @escaping Recorder = { _ in }) async -> [ChangeResult] {
    let recording = Recording(record, shouldStop: calls.environment.shouldStop)
    let buckets = plan.buckets.filter { !$0.changes.isEmpty }
    var schedule = ApplySchedule(
      buckets, jobs: jobs, maxUnavailable: plan.maxUnavailable, maximumFailures: maximumFailures)
    // Those that have no job: they are not begun, or wait for a place.
    var idle: [BucketName: BucketRun] = [:]
    for bucket in buckets {
      idle[bucket.desired.name] = BucketRun(bucket, limits: limits, asksForPlaces: schedule.isRolling)
    }
    var ended: [BucketName: [ChangeResult]] = [:]
    await withTaskGroup(of: BucketRun.self) { group in
      func giveJobs(isStopping: Bool) {
        while let turn = schedule.next(isStopping: isStopping) {
          guard let run = idle.removeValue(forKey: turn.bucket) else { continue }
          group.addTask { await run.resuming(turn.permit, with: calls, recording) }
        }
      }
      giveJobs(isStopping: false)
      for pair in schedule.beginWaiting() { await recording.record(.replaceWaiting(pair)) }
      for await run in group {
        if run.hasSettled {
          schedule.noteSettled(run.machine)
          ended[run.name] = run.results
        } else {
          switch schedule.note(run.machine) {
          case .job: group.addTask { await run.writing(with: calls, recording) }
          case .place: idle[run.name] = run
          case .time: group.addTask { await run.settling(with: calls, recording) }
          case .nothing: ended[run.name] = run.results
          }
        }
        giveJobs(isStopping: await recording.halt() != nil)
        for pair in schedule.beginWaiting() { await recording.record(.replaceWaiting(pair)) }
      }
    }
    return buckets.flatMap { ended[$0.desired.name] ?? [] }
  }
}
