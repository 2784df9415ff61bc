/// Who there is besides the account of the configured access key, and what an instance, a credentials URI and GitHub hand out.
package struct EmulatedAccounts: Hashable, Sendable {
  var accounts: [EmulatedAccount] = []
  var instance: EmulatedInstance?
  /// The ARN of the role whose keys the credentials URI hands out; nil when there is no such address.
  var credentialsURIRole: String?
  var workflow: EmulatedWorkflow?

  /// Nobody and nothing.
  package init() {}

  /// The role of an ARN.
  func role(_ arn: String) -> (account: String, role: EmulatedRole)? {
    for account in accounts {
      if let role = account.roles.first(where: { $0.arn(in: account.id) == arn }) { return (account.id, role) }
    }
    return nil
  }

  /// The OIDC provider of an ARN.
  func provider(_ arn: String) -> EmulatedOIDCProvider? {
    for account in accounts {
      if let provider = account.providers.first(where: { $0.arn(in: account.id) == arn }) { return provider }
    }
    return nil
  }
}

/// An account: its own keys, its users, its roles, and the issuers that it trusts.
struct EmulatedAccount: Hashable, Sendable {
  /// 16 digits.
  let id: String
  /// Keys of the account itself, which may do everything but assume a role.
  let keys: [EmulatedAccessKey]
  let users: [EmulatedUser]
  let roles: [EmulatedRole]
  let providers: [EmulatedOIDCProvider]
}

/// A key that does not expire.
struct EmulatedAccessKey: Hashable, Sendable {
  let id: String
  let secret: String
  /// A key that is disabled is refused, but known.
  let isActive: Bool
}

/// A RAM user.
struct EmulatedUser: Hashable, Sendable {
  let name: String
  let id: String
  let keys: [EmulatedAccessKey]
  /// What the user may do; everything within the account when absent.
  let policy: PolicyDocument?
}

/// A RAM role.
struct EmulatedRole: Hashable, Sendable {
  let name: String
  let id: String
  /// Who may assume it.
  let trust: PolicyDocument
  /// What it may do; everything within the account when absent.
  let policy: PolicyDocument?
  /// How long its keys may live at most, in seconds: 3600 unless raised, up to 43,200.
  let maximumSessionSeconds: Int

  func arn(in account: String) -> String { "acs:ram::\(account):role/\(name)" }
}

/// An issuer of tokens that an account trusts.
struct EmulatedOIDCProvider: Hashable, Sendable {
  let name: String
  let issuer: String
  /// The audiences that tokens may be for.
  let clientIDs: [String]

  func arn(in account: String) -> String { "acs:ram::\(account):oidc-provider/\(name)" }
}

/// The ECS instance whose metadata the emulator serves.
struct EmulatedInstance: Hashable, Sendable {
  /// Which versions of the metadata service the instance answers.
  enum Versions: String, CaseIterable, Sendable {
    /// With a token or without.
    case both
    /// With a token only, as an instance with `HttpTokens=required`.
    case tokenOnly = "v2"
    /// Without tokens, as older ones.
    case withoutToken = "v1"
  }

  /// The ARN of the instance's role; nil when it has none.
  let role: String?
  let versions: Versions
}

/// The workflow run for which GitHub's endpoint issues tokens.
struct EmulatedWorkflow: Hashable, Sendable {
  /// What the run sends as its bearer token.
  let requestToken: String
  /// For example `example-org/replication`.
  let repository: String
  /// The claim `sub`.
  let subject: String

  static let issuer = "https://token.actions.githubusercontent.com"

  /// How long a token is valid. GitHub's live about five minutes.
  static let tokenSeconds: Int64 = 300

  /// The audience of a token when none is asked for: the owner's address.
  var defaultAudience: String { "https://github.com/\(repository.prefix { $0 != "/" })" }
}
