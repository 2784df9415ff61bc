internal import Credentials
internal import OSSClient
internal import OSSSignature
internal import Replication

extension CredentialsSettings {
  /// What an account of the configuration says.
  init(_ authentication: Authentication) {
    let source: CredentialsSource =
      switch authentication.source {
      case .chain: .chain
      case .environment: .environment
      case .profile(let name): .profile(name)
      case .oidc: .oidc
      case .ecs: .ecs
      case .uri: .uri
      case .ossutil(let name): .ossutil(name)
      }
    let role = authentication.assumedRole.map { role in
      AssumeRole(
        roleARN: role.roleARN, sessionName: role.sessionName, durationSeconds: role.durationSeconds,
        externalID: role.externalID, policy: role.policy)
    }
    self.init(
      source: source, roles: role.map { [$0] } ?? [], stsRegion: authentication.stsRegion?.identifier)
  }
}

extension Account {
  /// How the credentials of buckets are come by for which the configuration names no account.
  static let defaultAuthentication = Authentication(.chain)
}

extension RequestCredentials {
  /// The credentials of an account, renewed in time and when OSS takes them no more.
  init(_ renewing: RenewingCredentials, of account: String) {
    self.init(
      current: { () throws(Unavailable) in
        do throws(CredentialsError) {
          return try await renewing.credentials().signing
        } catch {
          throw Unavailable(error, of: account)
        }
      },
      replacement: { refused throws(Unavailable) in
        do throws(CredentialsError) {
          return try await renewing.renew(rejecting: refused.accessKeyID)?.signing
        } catch {
          throw Unavailable(error, of: account)
        }
      })
  }
}

extension RequestCredentials.Unavailable {
  /// Why the credentials that a run began with have no successors.
  init(_ error: CredentialsError, of account: String) {
    let what = "the credentials of account \(account) can't be renewed"
    switch error {
    case .broken(let fault): self.init(reason: "\(what): \(fault.step): \(fault.reason)", isAccessRefusal: true)
    case .unreachable(let fault): self.init(reason: "\(what): \(fault.step): \(fault.reason)", isAccessRefusal: false)
    case .notConfigured: self.init(reason: "\(what): nothing is configured any more", isAccessRefusal: true)
    case .cancelled: self.init(reason: "cancelled while waiting for credentials", isAccessRefusal: false)
    }
  }
}
