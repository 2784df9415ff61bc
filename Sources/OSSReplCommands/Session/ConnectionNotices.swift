internal import OSSClient
internal import Reporting

extension ConsoleReporter {
  /// Reports what a connection has noticed.
  func receive(_ notice: ConnectionNotice) {
    switch notice {
    case .readRetried: progress.noteRetry()
    case .waitShortened(let asked): report([waitDiagnostic(asked: asked, longest: RetryPolicy.longestRetryAfter)])
    case .clockCorrected(let seconds): report([clockDiagnostic(seconds)])
    case .clockNotCorrected(let seconds, let doubt): report([clockDiagnostic(seconds, UnfollowedTime(doubt))])
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
