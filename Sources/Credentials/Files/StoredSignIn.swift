internal import OSSSignature

/// The key that the aliyun CLI has stored for somebody who signed in with a browser. It is used while it lives; renewing it is
/// the CLI's, which alone may write its file.
struct StoredSignIn {
  let provider: AccessKeyProvider

  /// How much of the key's life must be left.
  private static let least: Int64 = 300

  /// - Throws: `.broken` when there is no key, or less than five minutes are left of it.
  init(_ profile: CLIProfile) throws(CredentialsError) {
    let fields = profile.fields
    let now = profile.environment.now()
    guard let expiration = fields.number("sts_expiration"), fields.text("access_key_id") != nil,
      expiration - now >= Self.least
    else {
      throw .broken(
        CredentialsFault(
          .expired, step: profile.step,
          "the sign-in of the profile \(profile.name) has ended, or ends within 5 minutes",
          help: [
            "run `aliyun configure --profile \(profile.name)` and sign in again",
            "in CI, where nobody can sign in, use OIDC",
          ]))
    }
    let signing = try AccessKeyFields(
      id: ("access_key_id", fields.text("access_key_id")),
      secret: ("access_key_secret", fields.text("access_key_secret")), token: ("sts_token", fields.text("sts_token"))
    ).credentials(.profile, step: profile.step, needsToken: true)
    provider = AccessKeyProvider(signing, expiration: expiration, origin: profile.step)
  }
}
