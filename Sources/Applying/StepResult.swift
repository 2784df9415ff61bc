package import Replication

/// What came of a step.
package enum StepResult: Hashable, Sendable {
  /// A read ended.
  case read(ObservedBucket)
  /// A write was accepted.
  case accepted
  /// A write was refused; nothing changed.
  case refused(WriteRefusal)
  /// A write may or may not have taken effect, or failed in a way that passes.
  case unclear(UnclearWrite)
  /// A write was not sent, because what came before it could not be recorded. The text says why.
  case withheld(String)

  /// Why the step did not give what was asked for; nil where it did.
  package var failure: StepFailure? {
    switch self {
    case .read(.known), .accepted: nil
    case .read(.unknown(let reason)): StepFailure(reason)
    case .refused(let refusal): refusal.failure
    case .unclear(let write): write.failure
    case .withheld(let reason): StepFailure(message: reason)
    }
  }
}
