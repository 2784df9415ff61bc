internal import Locking
internal import OSSSignature

/// Credentials with the keys that are derived from them, each once: one a region and day.
final class SigningKeys: Sendable {
  let credentials: SigningCredentials
  private let keys = Locked<[CredentialScopeV4: SigningKeyV4]>([:])

  /// More than OSS has regions; a run that lasts for days does not keep the keys of all of them.
  private static let most = 64

  init(_ credentials: SigningCredentials) { self.credentials = credentials }

  /// The key for a region on a day, as ``SigningTime/day`` spells it.
  func key(region: String, day: String) -> SigningKeyV4 {
    let scope = CredentialScopeV4(day: day, region: region)
    return keys.withLock { keys in
      if let key = keys[scope] { return key }
      if keys.count >= Self.most { keys.removeAll() }
      let key = SigningKeyV4(secret: credentials.accessKeySecret, scope: scope)
      keys[scope] = key
      return key
    }
  }
}
