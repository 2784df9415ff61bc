internal import Diagnostics
internal import OSSClient

extension Narrator {
  /// Tells what a connection has noticed.
  func hear(_ notice: ConnectionNotice) {
    switch notice {
    case .readRetried: progress.noteRetry()
    case .waitShortened(let asked): tell([Self.waitDiagnostic(asked)])
    case .clockCorrected(let seconds): tell([Self.clockDiagnostic(seconds)])
    case .clockNotCorrected(let seconds, let doubt): tell([Self.clockDiagnostic(seconds, doubt)])
    }
  }

  private static func waitDiagnostic(_ asked: Duration) -> Diagnostic {
    let longest = RetryPolicy.longestRetryAfter.components.seconds
    return Diagnostic(
      .waitShortened, severity: .warning,
      "OSS asks to wait \(asked.components.seconds) s before the next try; \(longest) s are waited at most",
      notes: ["what does not succeed by then counts as failed"], help: ["run again at the time that OSS asks for"])
  }

  private static let clockHelp = "set the clock, for example with chrony or systemd-timesyncd"

  private static func clockDiagnostic(_ seconds: Int64) -> Diagnostic {
    Diagnostic(
      .clockSkewed, severity: .warning,
      "this machine's clock is \(seconds.magnitude / 60) min \(seconds > 0 ? "slow" : "fast"), by what OSS says",
      notes: ["OSS takes signatures that are at most 15 minutes off; requests are signed by its clock from here on"],
      help: [clockHelp])
  }

  private static func clockDiagnostic(_ seconds: Int64, _ doubt: ClockDoubt) -> Diagnostic {
    let apart = "\(seconds.magnitude / 60) min \(seconds > 0 ? "ahead of" : "behind") this machine's"
    let (note, way) =
      switch doubt {
      case .tooFar:
        (
          "a clock is followed that is at most \(ClockDoubt.longestCorrection / 3600) hours away: a request signed for "
            + "another day could be used on that day",
          "if this machine's clock is right, something else than OSS has answered"
        )
      case .unprotected:
        (
          "the answer came over http, where anybody on the way can write it",
          "or reach OSS over https"
        )
      }
    return Diagnostic(
      .clockNotFollowed, "a server says a time that is not followed: its clock is \(apart)", notes: [note],
      help: [clockHelp, way])
  }
}
