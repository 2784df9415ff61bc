package import Diagnostics

/// OSS asks to wait longer before the next try than is waited.
package func waitDiagnostic(asked: Duration, longest: Duration) -> Diagnostic {
  Diagnostic(
    .waitShortened, severity: .warning,
    "OSS asks to wait \(Words.text(asked)) before the next try; the longest wait is \(Words.text(longest))",
    notes: ["what does not succeed by then counts as failed"], help: ["run again at the time that OSS asks for"])
}

/// Why the time that a server says is not followed.
package enum UnfollowedTime: Sendable {
  /// It is further away than is ever followed.
  case tooFar(longest: Duration)
  /// It came without protection.
  case unprotected
}

/// This machine's clock is off, and requests are signed by OSS's from here on.
///
/// - Parameter seconds: how far OSS's clock is ahead; negative where it is behind.
package func clockDiagnostic(_ seconds: Int64) -> Diagnostic {
  Diagnostic(
    .clockSkewed, severity: .warning,
    "this machine's clock is \(Words.text(apart: seconds)) \(seconds > 0 ? "slow" : "fast"), by what OSS says",
    notes: ["OSS takes signatures that are at most 15 minutes off; requests are signed by its clock from here on"],
    help: [clockHelp])
}

/// A server says a time that is not followed.
///
/// - Parameter seconds: how far the server's clock is ahead; negative where it is behind.
package func clockDiagnostic(_ seconds: Int64, _ reason: UnfollowedTime) -> Diagnostic {
  let apart = "\(Words.text(apart: seconds)) \(seconds > 0 ? "ahead of" : "behind") this machine's"
  let (note, way) =
    switch reason {
    case .tooFar(let longest):
      (
        "a clock is followed that is at most \(longest.components.seconds / 3600) hours away: a request signed for "
          + "another day could be used on that day",
        "if this machine's clock is right, something else than OSS has answered"
      )
    case .unprotected:
      ("the answer came over http, where anybody on the way can write it", "or reach OSS over https")
    }
  return Diagnostic(
    .clockNotFollowed, "a server says a time that is not followed: its clock is \(apart)", notes: [note],
    help: [clockHelp, way])
}

private let clockHelp = "set the clock, for example with chrony or systemd-timesyncd"
