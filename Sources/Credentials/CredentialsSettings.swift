/// Where the key of an account of the configuration comes from: its `auth`.
package enum CredentialsSource: Hashable, Sendable {
  /// The first source that is configured, in the order of ``CredentialsChain``.
  case chain
  /// Environment variables only: an access key of `OSS_*`, one of `ALIBABA_CLOUD_*`, or a role by OIDC.
  case environment
  /// A profile of the aliyun CLI, or a section of the SDKs' credentials file.
  case profile(String)
  /// A role by an OIDC token, from the environment variables for it.
  case oidc
  /// The RAM role of the ECS instance.
  case ecs
  /// The credentials URI of `ALIBABA_CLOUD_CREDENTIALS_URI`.
  case uri
  /// A profile of ossutil's configuration file.
  case ossutil(String)
}

/// A role to assume with the key that came before: `assume_role` of an account.
package struct AssumeRole: Hashable, Sendable {
  /// `acs:ram::<uid>:role/<name>`.
  package let roleARN: String
  /// 2 to 64 of `A-Za-z0-9.@-_`; nil for `oss-repl`.
  package let sessionName: String?
  /// How long the key lives, in seconds: 900 to what the role allows; nil for 3600.
  package let durationSeconds: Int?
  /// What the role's trust policy asks for, 2 to 1224 characters.
  package let externalID: String?
  /// A policy that narrows what the key may do, up to 2048 characters of JSON.
  package let policy: String?

  package init(
    roleARN: String, sessionName: String? = nil, durationSeconds: Int? = nil, externalID: String? = nil,
    policy: String? = nil
  ) {
    self.roleARN = roleARN
    self.sessionName = sessionName
    self.durationSeconds = durationSeconds
    self.externalID = externalID
    self.policy = policy
  }

  static let defaultSessionName = "oss-repl"
  static let defaultDurationSeconds = 3600

  /// The role's name as it stands behind an arrow: `oss-repl-dr`, or the whole ARN where it is none.
  var roleName: String {
    guard let place = roleARN.firstRange(of: ":role/") else { return roleARN }
    return String(roleARN[place.upperBound...])
  }
}

/// How one account of the configuration gets its key.
package struct CredentialsSettings: Hashable, Sendable {
  package let source: CredentialsSource
  /// The roles to assume on top, each with the key of the one before.
  package let roles: [AssumeRole]
  /// The region whose STS is asked, for example `cn-hangzhou`; nil for what the environment or the profile says.
  package let stsRegion: String?

  package init(source: CredentialsSource = .chain, roles: [AssumeRole] = [], stsRegion: String? = nil) {
    self.source = source
    self.roles = roles
    self.stsRegion = stsRegion
  }
}
