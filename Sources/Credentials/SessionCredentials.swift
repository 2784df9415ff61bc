package import OSSSignature

/// An access key as a source gave it: what to sign with, until when, whose it is and where it comes from.
///
/// No description or mirror of it shows the secret or the token.
package struct SessionCredentials: Equatable, Sendable {
  /// What requests are signed with.
  package let signing: SigningCredentials
  /// When the key ends, in seconds since the beginning of 1970; nil when that is unknown or never.
  package let expiration: Int64?
  /// Who signs with it, where the source said so: known of a role that was just assumed.
  package let identity: CallerIdentity?
  /// The way to the key, for example `aliyun profile dr -> role oss-repl-dr`.
  package let origin: String
  /// Whether this program can get the next key by itself once this one ends. A key out of the environment can't be renewed, nor
  /// can the stored key of somebody's sign-in, although another program may put a new one there.
  package let isRenewable: Bool
  /// What the user should know of how the key was chosen; each is reported once a run.
  package let notices: [CredentialsNotice]

  package init(
    signing: SigningCredentials, expiration: Int64? = nil, identity: CallerIdentity? = nil, origin: String,
    isRenewable: Bool = false, notices: [CredentialsNotice] = []
  ) {
    self.signing = signing
    self.expiration = expiration
    self.identity = identity
    self.origin = origin
    self.isRenewable = isRenewable
    self.notices = notices
  }

  /// The public half of the key.
  package var accessKeyID: String { signing.accessKeyID }

  /// The same key with more to say about how it was chosen.
  package func adding(notices more: [CredentialsNotice]) -> SessionCredentials {
    SessionCredentials(
      signing: signing, expiration: expiration, identity: identity, origin: origin, isRenewable: isRenewable,
      notices: more + notices)
  }
}

extension SessionCredentials: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  package var description: String { "\(signing) from \(origin)" }

  package var debugDescription: String { description }

  package var customMirror: Mirror {
    Mirror(self, children: ["signing": signing, "expiration": expiration as Any, "origin": origin])
  }
}
