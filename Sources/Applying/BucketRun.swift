internal import OSSClient
internal import Planning
internal import Replication

/// One bucket on its way through its machine.
struct BucketRun: Sendable {
  private let bucket: DesiredBucket
  private var machine: ApplyMachine
  /// The call that comes next.
  private var step: ApplyStep?
  /// How many results were told.
  private var told = 0
  /// Whether this is the second half of the way, in which nothing is written.
  private(set) var hasSettled = false

  init(_ plan: BucketPlan, limits: ApplyLimits) {
    bucket = plan.desired
    machine = ApplyMachine(plan, limits: limits)
  }

  var name: BucketName { bucket.name }
  var results: [ChangeResult] { machine.results }
  /// Whether nothing is left but to wait.
  var isSettling: Bool { machine.isSettling && !hasSettled }

  /// Whether a change failed or went stale.
  var hasFailed: Bool { machine.hasFailed }

  /// Ends the bucket before it is begun.
  mutating func skip() {
    machine.skip()
    step = .finish
  }

  /// Makes the bucket's changes, until nothing is left to do or only to wait for.
  func writing(with calls: StepCalls, _ recording: Recording) async -> BucketRun {
    var run = self
    run.heed(await recording.halt())
    if run.step == nil { run.step = run.machine.firstStep() }
    await run.tellEnded(recording)
    while !run.machine.isSettling, await run.takeStep(with: calls, recording) {}
    return run
  }

  /// Waits to the end.
  func settling(with calls: StepCalls, _ recording: Recording) async -> BucketRun {
    var run = self
    run.hasSettled = true
    while await run.takeStep(with: calls, recording) {}
    for result in run.results where result.settling != nil { await recording.tell(.waitEnded(result)) }
    return run
  }

  /// Makes one call and learns what comes next; false at the end.
  private mutating func takeStep(with calls: StepCalls, _ recording: Recording) async -> Bool {
    guard let step, step != .finish else { return false }
    if Task.isCancelled {
      machine.abandon()
      self.step = .finish
    } else {
      let taken = StepRecord(bucket: bucket.name, address: machine.address, step: step, attempt: machine.attempt)
      let answer: StepAnswer
      if let reason = await recording.start(taken), step.isWrite, !machine.isFillingGap {
        answer = StepAnswer(.withheld(reason))
      } else {
        answer = await calls.perform(step, on: bucket.place, isFillingGap: machine.isFillingGap)
      }
      await recording.tell(.stepEnded(taken, answer))
      heed(await recording.halt())
      self.step = machine.next(after: answer.result, now: calls.surroundings.elapsed())
    }
    await tellEnded(recording)
    return self.step != .finish
  }

  private mutating func heed(_ halt: Recording.Halt?) {
    switch halt {
    case .asked: machine.stop()
    case .unrecorded: machine.hold()
    case nil: break
    }
  }

  private mutating func tellEnded(_ recording: Recording) async {
    for ended in machine.results.dropFirst(told) { await recording.tell(.changeEnded(ended)) }
    told = machine.results.count
  }
}
