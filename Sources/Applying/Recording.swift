/// Hands what happens to whoever records it, one event after the other, and knows whether the run is to stop: because
/// somebody wants it to, or because what happens can't be recorded any more.
actor Recording {
  private let record: Applier.Recorder
  private let isAskedToStop: @Sendable () -> Bool
  private var failure: String?
  private var hasToldStop = false

  init(_ record: @escaping Applier.Recorder, shouldStop: @escaping @Sendable () -> Bool) {
    self.record = record
    isAskedToStop = shouldStop
  }

  /// Whether nothing new is to be begun. The first time that is told too.
  func shouldStop() -> Bool {
    guard isAskedToStop() || failure != nil else { return false }
    if !hasToldStop {
      hasToldStop = true
      tell(.stopping)
    }
    return true
  }

  /// Records that a step is about to be taken; gives the reason when that was not possible.
  func start(_ step: StepRecord) -> String? {
    tell(.stepStarted(step))
    return failure
  }

  /// Records something. Once that has failed, the run is to stop.
  func tell(_ event: ApplyEvent) {
    do {
      try record(event)
    } catch {
      failure = failure ?? "what happens can't be recorded (\(error))"
    }
  }
}
