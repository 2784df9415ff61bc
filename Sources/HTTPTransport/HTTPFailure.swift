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

  /// What a person can do about it, where the failure says that.
  package enum Remedy: Hashable, Sendable {
    /// The proxy that a variable names can't be reached or does not let the request through.
    case proxy(variable: String)
    /// The certificate is good but for its issuer, whom nobody here trusts.
    case trustIssuer
    /// The file or directory of trusted certificates can't be used.
    case certificateFile
    /// The server answered in plain HTTP where TLS was spoken.
    case plainHTTP
    /// There is no host of that name.
    case hostName
  }

  package let kind: Kind
  /// Whether the server may have received the request: a write that failed so may have taken effect.
  package let mayHaveBeenSent: Bool
  /// What happened, as one line without a full stop. Never holds a header's value.
  package let message: String
  package let remedy: Remedy?

  package init(kind: Kind, mayHaveBeenSent: Bool, message: String, remedy: Remedy? = nil) {
    self.kind = kind
    self.mayHaveBeenSent = mayHaveBeenSent
    self.message = message
    self.remedy = remedy
  }
}
