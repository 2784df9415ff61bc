/// How a `CurlTransport` connects and what it accepts. One transport has one configuration for all its requests.
package struct CurlTransportConfiguration: Hashable, Sendable {
  /// Where the proxy comes from.
  package enum Proxy: Hashable, Sendable {
    /// The variables that libcurl reads itself: `http_proxy`, `https_proxy`, `all_proxy` and `no_proxy`; all but the
    /// first in upper case too.
    case environment
    /// Connect directly, whatever the environment says.
    case none
    /// One proxy for every request, for example `http://proxy.example:3128`.
    case url(String)
  }

  /// How long resolving the name, connecting and the TLS handshake may take together. A request with a shorter
  /// time-out has that one.
  package var connectTimeout: Duration
  /// The largest body of an answer, in bytes.
  package var maximumBodyBytes: Int
  /// A file of PEM certificates to trust instead of the system's, or nil for the system's.
  ///
  /// Only the `curl` command reads `SSL_CERT_FILE`; the library does not, so the caller hands its value on here.
  package var certificateFile: String?
  /// A directory of hashed PEM certificates to trust instead of the system's; the counterpart of `SSL_CERT_DIR`.
  package var certificateDirectory: String?
  package var proxy: Proxy
  /// The environment that libcurl reads a proxy from, so that messages can name the variable; empty where nobody shall know.
  package var proxyVariables: [String: String] = [:]
  /// How many connections there may be at once, idle ones that are kept for later included; further requests wait for their
  /// turn, and their time-outs begin with it. At least 1; nil for as many as there are requests.
  package var maximumConnections: Int?

  package init(
    connectTimeout: Duration = .seconds(10), maximumBodyBytes: Int = 16 << 20, certificateFile: String? = nil,
    certificateDirectory: String? = nil, proxy: Proxy = .environment, maximumConnections: Int? = nil
  ) {
    self.connectTimeout = connectTimeout
    self.maximumBodyBytes = maximumBodyBytes
    self.certificateFile = certificateFile
    self.certificateDirectory = certificateDirectory
    self.proxy = proxy
    self.maximumConnections = maximumConnections
  }
}
