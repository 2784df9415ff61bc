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

  /// Applies a plan and tells how each change ended, in the plan's order.
  package func apply(_ plan: Plan, record: @escaping Recorder = { _ in }) async -> [ChangeResult] {
    let recording = Recording(record, shouldStop: calls.environment.shouldStop)
    var waiting = plan.buckets.filter { !$0.changes.isEmpty }[...]
    let order = waiting.map(\.desired.name)
    var ended: [BucketName: [ChangeResult]] = [:]
    var failures = 0
    await withTaskGroup(of: BucketRun.self) { group in
      func startNext() {
        guard let bucket = waiting.popFirst() else { return }
        var run = BucketRun(bucket, limits: limits)
        if let maximumFailures, failures >= maximumFailures { run.skip() }
        group.addTask { [run] in await run.writing(with: calls, recording) }
      }
      for _ in 0..<jobs { startNext() }
      for await run in group {
        if run.isSettling {
          group.addTask { await run.settling(with: calls, recording) }
        } else {
          ended[run.name] = run.results
        }
        guard !run.hasSettled else { continue }
        if run.hasFailed { failures += 1 }
        startNext()
      }
    }
    return order.flatMap { ended[$0] ?? [] }
  }
}
