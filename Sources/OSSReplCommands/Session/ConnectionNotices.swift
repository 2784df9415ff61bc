internal import OSSClient
internal import Reporting

extension Narrator {
  /// Tells what a connection has noticed.
  func hear(_ notice: ConnectionNotice) {
    switch notice {
    case .readRetried: progress.noteRetry()
    case .waitShortened(let asked): tell([waitDiagnostic(asked: asked, longest: RetryPolicy.longestRetryAfter)])
    case .clockCorrected(let seconds): tell([clockDiagnostic(seconds)])
    case .clockNotCorrected(let seconds, let doubt): tell([clockDiagnostic(seconds, UnfollowedTime(doubt))])
    }
  }
}

extension UnfollowedTime {
  fileprivate init(_ doubt: ClockDoubt) {
    switch doubt {
    case .tooFar: self = .tooFar(longest: .seconds(ClockDoubt.longestCorrection))
    case .unprotected: self = .unprotected
    }
  }
}
