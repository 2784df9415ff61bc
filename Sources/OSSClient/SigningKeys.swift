internal import Locking
internal import OSSSignature

/// The keys that sign a connection's requests, each derived once: one a region and day.
final class SigningKeys: Sendable {
  private let secret: AccessKeySecret
  private let keys = Locked<[CredentialScopeV4: SigningKeyV4]>([:])

  /// More than OSS has regions; a run that lasts for days does not keep the keys of all of them.
  private static let most = 64

  init(secret: AccessKeySecret) { self.secret = secret }

  /// The key for a region on a day, as ``SigningTime/day`` spells it.
  func key(region: String, day: String) -> SigningKeyV4 {
    let scope = CredentialScopeV4(day: day, region: region)
    return keys.withLock { keys in
      if let key = keys[scope] { return key }
      if keys.count >= Self.most { keys.removeAll() }
      let key = SigningKeyV4(secret: secret, scope: scope)
      keys[scope] = key
      return key
    }
  }
}
