/// A source of credentials under a name, never the credentials themselves.
package struct Account: Hashable, Sendable {
  /// The name of the account where the configuration names none.
  package static let defaultName = "default"

  package var name: String
  package var authentication: Authentication
  /// The number of the Alibaba Cloud account that the credentials must belong to, where it is pinned.
  package var uid: String?
  /// The place of the account in the configuration.
  package var origin: Origin

  package init(name: String, authentication: Authentication, uid: String? = nil, origin: Origin) {
    self.name = name
    self.authentication = authentication
    self.uid = uid
    self.origin = origin
  }

  /// An account whose credentials are used as their source gives them.
  package init(name: String, source: Authentication.Source, uid: String? = nil, origin: Origin) {
    self.init(name: name, authentication: Authentication(source), uid: uid, origin: origin)
  }
}

/// How an account's credentials are come by. A configuration has thousands of rules that name one of few, so they share it.
package final class Authentication: Sendable {
  /// Where credentials come from.
  package enum Source: Hashable, Sendable {
    /// The first source that is configured on the machine.
    case chain
    /// Environment variables alone.
    case environment
    /// A profile of the aliyun CLI, or a section of the SDKs' credentials file.
    case profile(String)
    /// A role, by an OIDC token.
    case oidc
    /// The RAM role of the ECS instance.
    case ecs
    /// The credentials URI that the environment names.
    case uri
    /// A profile of ossutil.
    case ossutil(String)
  }

  package let source: Source
  /// The role that is assumed with the credentials of the source; nil for none.
  package let assumedRole: AssumedRole?
  /// The region whose STS is asked; nil for what the environment says.
  package let stsRegion: Region?

  package init(_ source: Source, assuming assumedRole: AssumedRole? = nil, stsRegion: Region? = nil) {
    self.source = source
    self.assumedRole = assumedRole
    self.stsRegion = stsRegion
  }
}

extension Authentication: Hashable {
  package static func == (left: Authentication, right: Authentication) -> Bool {
    left === right
      || (left.source, left.assumedRole, left.stsRegion) == (right.source, right.assumedRole, right.stsRegion)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(source)
    hasher.combine(assumedRole)
    hasher.combine(stsRegion)
  }
}

/// A RAM role that is assumed through STS, with the parameters of AssumeRole
/// (<https://www.alibabacloud.com/help/en/ram/developer-reference/api-sts-2015-04-01-assumerole>).
package struct AssumedRole: Hashable, Sendable {
  /// `acs:ram::<uid>:role/<name>`.
  package var roleARN: String
  /// Under which name OSS's logs show the requests; nil for the program's own.
  package var sessionName: String?
  /// How long its credentials live, in seconds; nil for STS's default.
  package var durationSeconds: Int?
  /// What the role's trust policy asks for.
  package var externalID: String?
  /// What the credentials may do at most, as the JSON of a RAM policy.
  package var policy: String?

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
}

/// An account that the operator settles, so that the configuration can't say otherwise.
package struct SettledAccount: Hashable, Sendable {
  package var name: String
  /// The keys that it settles, as they are written: `auth`, `assume_role`, `uid`.
  package var keys: [String]
  /// The place of the account in the operator's file.
  package var origin: Origin

  package init(name: String, keys: [String], origin: Origin) {
    self.name = name
    self.keys = keys
    self.origin = origin
  }
}
