package import OSSClient
package import Replication

/// The next call for one bucket.
package enum ApplyStep: Hashable, Sendable {
  /// Pause, then read the bucket's rules.
  case read(after: Duration, why: ReadPurpose)
  /// Add a rule.
  case put(DesiredRule)
  /// Put a deleted rule back as it was listed.
  case restore(LiveRule)
  /// Delete a rule.
  case delete(LiveRule)
  /// Switch Replication Time Control of a rule.
  case setRTC(LiveRule, to: RTC)
  /// Nothing is left to do.
  case finish
}

/// What a read is for.
package enum ReadPurpose: Hashable, Sendable {
  /// Nothing was written yet: is the bucket still as it was when the plan was made?
  case beforeFirstWrite
  /// A deleted rule holds the pair until it is gone.
  case waitForClosing
  /// A write was accepted: is it to be seen?
  case readBack
  /// A write ended without a clear answer: did it take effect?
  case decide
}

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

  /// Sorts a write's error by what it proves: only a clear refusal ends the matter.
  package init(_ error: OSSError) {
    switch error {
    case .service(let answer) where answer.status < 500 && answer.status != 429 && answer.status != 408:
      self = .refused(error)
    case .notSent, .notTried: self = .refused(error)
    case .service, .transport, .unreadable: self = .unclear(error)
    }
  }
}
