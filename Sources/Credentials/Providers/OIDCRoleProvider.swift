/// A role, assumed with a token of an identity provider. The token is had anew each time, because it is short-lived and whoever
/// issues it keeps it fresh.
struct OIDCRoleProvider: CredentialsProvider {
  let role: AssumeRole
  /// `acs:ram::<uid>:oidc-provider/<name>`.
  let providerARN: String
  let token: OIDCTokenSource
  let sts: STSClient
  /// What stands before the arrow in the origin.
  let name: String

  init(
    _ role: AssumeRole, providerARN: String, token: OIDCTokenSource, sts: STSClient, name: String
  ) throws(CredentialsError) {
    try role.check(step: sts.step)
    self.role = role
    self.providerARN = providerARN
    self.token = token
    self.sts = sts
    self.name = name
  }

  func credentials() async throws(CredentialsError) -> SessionCredentials {
    let token = try await token.token(sts.environment, step: sts.step)
    let (key, identity) = try await sts.assumeRole(role, provider: providerARN, token: token)
    return SessionCredentials(
      signing: key.signing, expiration: key.expiration, identity: identity, origin: "\(name) -> role \(role.roleName)",
      isRenewable: self.token.isRenewable)
  }
}
