internal import Applying
internal import Planning
internal import Replication

/// One bucket on its way through its machine.
struct BucketRun: Sendable {
  private let bucket: DesiredBucket
  private(set) var machine: ApplyMachine
  /// The call that comes next; nil before the first and after the last.
  private var next: StepRecord?
  /// How many results were recorded.
  private var recorded = 0
  /// Whether this is the second half of the way, in which nothing is written.
  private(set) var hasSettled = false

  /// - Parameter asksForPlaces: whether a replace is begun only with a place.
  init(_ plan: BucketPlan, limits: ApplyLimits, asksForPlaces: Bool) {
    bucket = plan.desired
    machine = ApplyMachine(
      plan, limits: limits, asksForPlaces: asksForPlaces, encodingProblems: plan.encodingProblems)
  }

  var name: BucketName { bucket.name }
  var results: [ChangeResult] { machine.results }

  /// Begins, or goes on after a wait for a place.
  func resuming(_ permit: BucketPermit, with calls: StepCalls, _ recording: Recording) async -> BucketRun {
    var run = self
    run.halt(await recording.halt())
    run.next = run.machine.resume(permit, now: calls.elapsed)
    await run.recordResults(recording)
    return await run.writing(with: calls, recording)
  }

  /// Makes the bucket's changes, until nothing is left to do or only to wait for, or a place has come free.
  func writing(with calls: StepCalls, _ recording: Recording) async -> BucketRun {
    var run = self
    while let call = run.next, !call.step.isSettling {
      let heldPlace = run.machine.holdsPlace
      await run.make(call, with: calls, recording)
      if heldPlace && !run.machine.holdsPlace { break }
    }
    return run
  }

  /// Waits to the end.
  func settling(with calls: StepCalls, _ recording: Recording) async -> BucketRun {
    var run = self
    run.hasSettled = true
    while let call = run.next { await run.make(call, with: calls, recording) }
    for result in run.results where result.settling != nil { await recording.record(.waitEnded(result)) }
    return run
  }

  /// Makes one call and learns what comes next.
  private mutating func make(_ call: StepRecord, with calls: StepCalls, _ recording: Recording) async {
    if Task.isCancelled {
      machine.abandon()
      next = nil
    } else {
      let answer: StepAnswer
      if let reason = await recording.start(call), call.step.isWrite, !call.isFillingGap {
        answer = StepAnswer(.withheld(reason))
      } else {
        answer = await calls.perform(call, on: bucket.place)
      }
      await recording.record(.stepEnded(call, answer))
      halt(await recording.halt())
      next = machine.next(after: answer.result, now: calls.elapsed)
    }
    await recordResults(recording)
  }

  private mutating func halt(_ halt: Recording.Halt?) {
    switch halt {
    case .asked: machine.stop()
    case .unrecorded: machine.hold()
    case nil: break
    }
  }

  private mutating func recordResults(_ recording: Recording) async {
    for ended in results.dropFirst(recorded) { await recording.record(.changeEnded(ended)) }
    recorded = results.count
  }
}
