package import OSSClient
package import Replication

/// What came of a step.
package enum StepResult: Hashable, Sendable {
  /// A read ended.
  case read(ObservedBucket)
  /// A write was accepted.
  case accepted
  /// A write was refused; nothing changed.
  case refused(OSSError)
  /// A write may or may not have taken effect, or failed in a way that passes: look, then perhaps send it again.
  case unclear(OSSError)
  /// A write was not sent, because what came before it could not be recorded. The text says why.
  case withheld(String)

  /// Sorts a write's error by what it proves: only a clear refusal, in OSS's own envelope, ends the matter.
  package init(_ error: OSSError) {
    switch error {
    case .service(let answer)
    where answer.code != nil && answer.status < 500 && answer.status != 429 && answer.status != 408:
      self = .refused(error)
    case .notSent, .notTried: self = .refused(error)
    case .service, .transport, .unreadable: self = .unclear(error)
    }
  }
}
