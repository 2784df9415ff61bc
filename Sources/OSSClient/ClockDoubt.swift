internal import Replication

/// Why the time that a server says is not followed. Requests signed for another time stay good at that time, so a server, or
/// whoever speaks in its place, must not choose it freely.
package enum ClockDoubt: Hashable, Sendable {
  /// The clocks are further apart than clocks go wrong.
  case tooFar
  /// The answer came unencrypted over a network, where anybody may have written it.
  case unprotected

  /// How many seconds a clock is corrected by at most: 24 hours.
  package static let longestCorrection: Int64 = 86_400

  /// - Parameters:
  ///   - offset: the seconds by which the server is ahead of this machine, as it says.
  ///   - endpoint: where the answer came from.
  init?(offset: Int64, saidBy endpoint: Endpoint) {
    if offset.magnitude > Self.longestCorrection.magnitude {
      self = .tooFar
    } else if endpoint.scheme != "https", !endpoint.isLoopback {
      self = .unprotected
    } else {
      return nil
    }
  }
}
