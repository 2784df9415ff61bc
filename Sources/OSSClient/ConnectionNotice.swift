/// Something about the connection that the operator should know, although the run goes on.
package enum ConnectionNotice: Hashable, Sendable {
  /// OSS refused a signature for its time. Further requests are signed by the server's clock, which is ahead of this
  /// machine's by so many seconds, or behind where they are negative.
  case clockCorrected(seconds: Int64)
  /// OSS refused a signature for its time, and its own time, so many seconds ahead of this machine's or behind, is not
  /// followed. It comes once.
  case clockNotCorrected(seconds: Int64, ClockDoubt)
  /// OSS asks to wait so long, which is longer than is waited. It comes once.
  case waitShortened(asked: Duration)
  /// A read failed in a way that passes, and is sent once more. It comes for each.
  case readRetried
}
