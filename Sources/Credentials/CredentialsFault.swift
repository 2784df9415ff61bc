/// What is wrong with one source of credentials.
package struct CredentialsFault: Hashable, Sendable {
  /// What differs in what the user has to do about it.
  package enum Kind: Hashable, Sendable, CaseIterable {
    /// Of an access key's variables one is set and another is not.
    case accessKey
    /// A part of an access key holds what no key has.
    case malformedKey
    /// Settings for a role or for STS are not complete or can't be what they shall be.
    case settings
    /// The OIDC token can't be had or can't be right.
    case oidcToken
    /// A file can't be read or understood.
    case file
    /// A profile that was asked for is in none of the files.
    case profileMissing
    /// A profile is there but can't be used as it is written.
    case profile
    /// STS refused.
    case sts
    /// A service that has to be asked, or the network to it, failed.
    case serviceFailure
    /// A helper program failed, or what it printed can't be used.
    case helper
    /// The credentials URI can't be used.
    case uri
    /// The instance's metadata service can't be used.
    case metadata
    /// A key has ended, or ends too soon, and this program can't renew it.
    case expired
  }

  package let kind: Kind
  /// The step that is broken, for example `aliyun profile dr`.
  package let step: String
  /// What is wrong, in one line, lower case, without a full stop.
  package let reason: String
  /// Facts that explain it.
  package let notes: [String]
  /// What to do.
  package let help: [String]

  package init(_ kind: Kind, step: String, _ reason: String, notes: [String] = [], help: [String] = []) {
    self.kind = kind
    self.step = step
    self.reason = reason
    self.notes = notes
    self.help = help
  }
}
