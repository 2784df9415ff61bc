package import OSSSignature

/// Where the credentials of an account come from while requests run. Temporary ones are renewed behind it.
package struct RequestCredentials: Sendable {
  /// Why there are no credentials to sign with.
  package struct Unavailable: Error, Hashable, Sendable {
    /// What happened, as one sentence without a full stop. It holds no secret.
    package let reason: String
    /// Whether the caller's identity is the cause, and not a service that can't be reached or fails.
    package let isAccessRefusal: Bool

    package init(reason: String, isAccessRefusal: Bool) {
      self.reason = reason
      self.isAccessRefusal = isAccessRefusal
    }
  }

  /// The credentials that sign now. It is asked before each request.
  let current: @Sendable () async throws(Unavailable) -> SigningCredentials
  /// Credentials in place of some that OSS takes no more; nil where no others are to be had.
  let replacement: @Sendable (_ refused: SigningCredentials) async throws(Unavailable) -> SigningCredentials?

  /// - Parameters:
  ///   - current: gives the credentials that sign now; renews them first where their time is nearly over.
  ///   - replacement: gives others than those that OSS refused. Many requests may ask at once about the same ones, and one
  ///     renewal has to serve them all.
  package init(
    current: @escaping @Sendable () async throws(Unavailable) -> SigningCredentials,
    replacement: @escaping @Sendable (_ refused: SigningCredentials) async throws(Unavailable) -> SigningCredentials?
  ) {
    self.current = current
    self.replacement = replacement
  }

  /// Credentials that stay as they are.
  package init(_ credentials: SigningCredentials) {
    self.init(
      current: { () throws(Unavailable) in credentials }, replacement: { _ throws(Unavailable) in nil })
  }
}
