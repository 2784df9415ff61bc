/// When a key is renewed, all in seconds.
enum RenewalPolicy {
  /// After how long a renewal that failed is tried again.
  static let pauseAfterFailure: Int64 = 30

  /// How long before its end a key is renewed: a fifth of its life, but 5 to 15 minutes, and never more than half its life,
  /// so that the shortest keys of STS, of 15 minutes, are not renewed with every request.
  static func lead(lifetime: Int64) -> Int64 {
    min(max(300, min(900, lifetime / 5)), lifetime / 2)
  }

  /// How much of a key's life must be left for it to be used while its renewal fails: a minute, so that no request is under way
  /// when it ends; less for keys that live only minutes.
  static func reserve(lifetime: Int64) -> Int64 {
    min(60, lead(lifetime: lifetime) / 2)
  }
}

/// A key that is kept, with when it came.
struct HeldCredentials: Sendable {
  let credentials: SessionCredentials
  let receivedAt: Int64

  private var lifetime: Int64? { credentials.expiration.map { max($0 - receivedAt, 0) } }

  /// From when on it is renewed; nil for never.
  var renewAt: Int64? {
    guard let expiration = credentials.expiration, let lifetime else { return nil }
    return expiration - RenewalPolicy.lead(lifetime: lifetime)
  }

  /// Until when it is used even though its renewal fails; nil for ever.
  var usableUntil: Int64? {
    guard let expiration = credentials.expiration, let lifetime else { return nil }
    return expiration - RenewalPolicy.reserve(lifetime: lifetime)
  }
}
