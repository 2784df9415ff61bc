/// Something about the connection that the operator should hear of once, although the run goes on.
package enum ConnectionNotice: Hashable, Sendable {
  /// OSS refused a signature for its time. Further requests are signed by the server's clock, which is ahead of this
  /// machine's by so many seconds, or behind where they are negative.
  case clockCorrected(seconds: Int64)
}
