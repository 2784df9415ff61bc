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

extension ConsoleReporter {
  /// Tells what became of a request.
  func tell(of record: RequestRecord) {
    runtime.errors(RequestLine(record).text + "\n")
  }
}

extension RequestLine {
  fileprivate init(_ record: RequestRecord) {
    self.init(
      operation: record.operation, bucket: record.bucket, host: record.host, attempt: record.attempt,
      milliseconds: Int(record.took / .milliseconds(1)))
    switch record.ending {
    case .answered(let answer, let code): (status, requestID, error) = (answer.status, answer.requestID, code)
    case .unanswered(let reason): error = reason
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
