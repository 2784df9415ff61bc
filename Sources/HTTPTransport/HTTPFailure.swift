/// Why no whole answer arrived.
package struct HTTPFailure: Error, Hashable, Sendable {
  /// The kinds of failures that a caller treats differently.
  package enum Kind: Hashable, Sendable {
    /// The URL is not an absolute `http` or `https` one.
    case invalidURL
    /// The host's name could not be resolved.
    case nameResolution
    /// No connection came about.
    case connection
    /// The TLS handshake failed or the certificate is not trusted.
    case tls
    /// A time-out ran out.
    case timeout
    /// The connection broke, or the answer ended before it was whole.
    case interrupted
    /// The answer is larger than the limit.
    case tooLarge
    /// The answer is not HTTP.
    case malformed
    /// The caller gave up.
    case cancelled
    /// Anything else.
    case other
  }

  package let kind: Kind
  /// Whether the server may have received the request: a write that failed so may have taken effect.
  package let mayHaveBeenSent: Bool
  /// What happened, as one line without a full stop. Never holds a header's value.
  package let message: String

  package init(kind: Kind, mayHaveBeenSent: Bool, message: String) {
    self.kind = kind
    self.mayHaveBeenSent = mayHaveBeenSent
    self.message = message
  }
}
