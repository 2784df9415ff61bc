/// Why there is no access key to sign with. No text of it holds a secret, a token, a file's content, an answer's body, what a
/// helper program printed, or the query of a URI.
package enum CredentialsError: Error, Hashable, Sendable {
  /// A source is there but can't be used; nothing is used in its place. Exit code 7.
  case broken(CredentialsFault)
  /// A service that has to be asked gave no usable answer, as with a network that is down. Exit code 1.
  case unreachable(CredentialsFault)
  /// Nothing is configured: the steps of the chain in their order, each with why it was passed over. Exit code 7.
  case notConfigured([PassedOverStep])
  /// Whoever asked gave up.
  case cancelled
}

/// A step of the chain that was passed over.
package struct PassedOverStep: Hashable, Sendable {
  /// For example `aliyun CLI profile`.
  package let step: String
  /// Why, as the end of a sentence: `~/.aliyun/config.json does not exist`.
  package let reason: String

  package init(step: String, reason: String) {
    self.step = step
    self.reason = reason
  }
}

/// What the user should know of how a key was chosen, as a warning.
package struct CredentialsNotice: Hashable, Sendable {
  /// In one line, lower case, without a full stop.
  package let message: String
  /// What to do.
  package let help: String

  package init(message: String, help: String) {
    self.message = message
    self.help = help
  }
}
