package import Replication

/// Something that happened while a plan was applied. Whoever keeps it adds the time.
package enum ApplyEvent: Hashable, Sendable {
  /// A step is about to be taken. If this can't be recorded for a write, the write is not sent.
  case stepStarted(StepRecord)
  /// A step ended, or was not taken because its start could not be recorded.
  case stepEnded(StepRecord, StepAnswer)
  /// A replace, the next change of its bucket, waits until another pair has a rule again.
  case replaceWaiting(RuleAddress)
  /// A change ended; a write that was accepted is verified.
  case changeEnded(ChangeResult)
  /// What was to be waited for after a change that was applied has come about, or not.
  case waitEnded(ChangeResult)
  /// The run is to stop: nothing new is begun.
  case stopping
}
