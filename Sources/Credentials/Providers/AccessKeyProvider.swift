internal import OSSSignature

/// A key that is written down: in the environment or in a file.
struct AccessKeyProvider: CredentialsProvider {
  let signing: SigningCredentials
  let expiration: Int64?
  let origin: String

  init(_ signing: SigningCredentials, expiration: Int64? = nil, origin: String) {
    self.signing = signing
    self.expiration = expiration
    self.origin = origin
  }

  func credentials() async throws(CredentialsError) -> SessionCredentials {
    SessionCredentials(signing: signing, expiration: expiration, origin: origin)
  }
}
