internal import OSSSignature

/// A temporary key as it is handed out: the one place where its secret is written.
struct IssuedKey: Sendable {
  let id: String
  let secret: String
  let token: String
  let caller: Caller
  let issuedAt: Moment
  let expiresAt: Moment

  /// The members that STS, the metadata service and a credentials URI give of it.
  var members: [String: JSONValue] {
    [
      "AccessKeyId": .text(id), "AccessKeySecret": .text(secret), "SecurityToken": .text(token),
      "Expiration": .text(expiresAt.signingTime.internetTimestamp),
    ]
  }
}

extension Emulator {
  /// Issues a key for a role, which lives so long unless the limit for new keys is shorter.
  mutating func issueKey(for caller: Caller, lifetime: Duration, at now: Moment) -> IssuedKey {
    let lifetime = min(lifetime, keys.lifetimeLimit ?? lifetime)
    // An expiry is reported in whole seconds.
    let end = Moment((now + lifetime).signingTime)
    let issued = IssuedKey(
      id: "STS.N\(identifiers.letters(20))", secret: identifiers.letters(30),
      token: "CAIS\(identifiers.letters(90))+/\(identifiers.letters(94))==", caller: caller, issuedAt: now,
      expiresAt: end)
    keys.issue(
      SigningCredentials(
        accessKeyID: issued.id, accessKeySecret: AccessKeySecret(issued.secret), securityToken: issued.token),
      to: caller, until: end)
    return issued
  }

  /// A key of a role that is handed out again until half of its life is over, as an instance's metadata and a credentials
  /// URI do it.
  mutating func sharedKey(for caller: Caller, lifetime: Duration, at now: Moment) -> IssuedKey {
    if let kept = sharedKeys[caller], keys[kept.id]?.isExpired(at: now) == false {
      let left = kept.expiresAt.milliseconds - now.milliseconds
      if left * 2 > kept.expiresAt.milliseconds - kept.issuedAt.milliseconds { return kept }
    }
    let issued = issueKey(for: caller, lifetime: lifetime, at: now)
    sharedKeys[caller] = issued
    return issued
  }
}
