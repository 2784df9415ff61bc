internal import Applying

/// Hands what happens to whoever records it, one event after the other, and knows whether the run is to stop: because
/// somebody wants it to, or because what happens can't be recorded any more.
actor Recording {
  private let recorder: Applier.Recorder
  private let isAskedToStop: @Sendable () -> Bool
  private var failure: String?
  private var hasRecordedStop = false

  init(_ recorder: @escaping Applier.Recorder, shouldStop: @escaping @Sendable () -> Bool) {
    self.recorder = recorder
    isAskedToStop = shouldStop
  }

  /// Why nothing new is to be begun.
  enum Halt {
    /// Somebody wants the run to stop.
    case asked
    /// What happens can't be recorded any more.
    case unrecorded
  }

  /// Why nothing new is to be begun; nil as long as the run may go on. The first time that there is a reason is recorded too.
  func halt() -> Halt? {
    guard isAskedToStop() || failure != nil else { return nil }
    if !hasRecordedStop {
      hasRecordedStop = true
      record(.stopping)
    }
    return isAskedToStop() ? .asked : .unrecorded
  }

  /// Records that a step is about to be taken; gives the reason when that was not possible.
  func start(_ step: StepRecord) -> String? {
    record(.stepStarted(step))
    return failure
  }

  /// Records something. Once that has failed, nothing new is to be begun.
  func record(_ event: ApplyEvent) {
    do {
      try recorder(event)
    } catch {
      failure = failure ?? "what happens can't be recorded (\(error))"
    }
  }
}
