internal import OSSSignature

/// A temporary key as STS, the metadata service and a credentials URI spell it in JSON.
struct IssuedKey {
  let signing: SigningCredentials
  let expiration: Int64

  /// - Returns: nil unless all four parts are there and can be what they shall be.
  init?(_ json: JSONValue) {
    guard let id = json.text("AccessKeyId"), let secret = json.text("AccessKeySecret"),
      let token = json.text("SecurityToken"), let expiration = json.text("Expiration").flatMap(expirationSeconds)
    else { return nil }
    guard [id, secret, token].allSatisfy({ $0.utf8.allSatisfy { (0x21...0x7E).contains($0) } }) else { return nil }
    signing = SigningCredentials(accessKeyID: id, accessKeySecret: AccessKeySecret(secret), securityToken: token)
    self.expiration = expiration
  }
}
