package import Replication

/// Something that happened while a plan was applied, for progress and journal.
package enum ApplyEvent: Hashable, Sendable {
  /// A step is about to be taken.
  case stepStarted(BucketName, ApplyStep)
  /// A step ended.
  case stepEnded(BucketName, ApplyStep, StepResult)
  /// A change ended.
  case changeEnded(ChangeResult)
}
