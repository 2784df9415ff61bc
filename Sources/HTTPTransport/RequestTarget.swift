internal import CLibCurl

/// Where a request goes, taken from its URL.
struct RequestTarget: Sendable {
  /// The host with the port where the URL names one: `127.0.0.1:8080`. It begins every failure's message.
  let authority: String
  /// The host alone.
  let host: String
  /// Whether the URL is an `https` one.
  let isSecure: Bool

  /// Checks that a URL is an absolute `http` or `https` one without user, password, blanks, control characters or
  /// anything that is not ASCII. No message quotes the URL, because a query can hold a token.
  init(url: String) throws(HTTPFailure) {
    guard url.utf8.allSatisfy({ (0x21...0x7e).contains($0) }) else {
      throw .invalidURL("it holds a blank, a control character or one outside ASCII")
    }
    let parts = url.split(separator: "://", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, ["http", "https"].contains(parts[0].lowercased()) else {
      throw .invalidURL("it does not begin with http:// or https://")
    }
    // libcurl overlooks one slash too many and takes the path's first segment for the host.
    guard !parts[1].hasPrefix("/") else { throw .invalidURL("it names no host") }
    guard let handle = curl_url() else { throw .unsent(.other, "no memory is left to read the URL") }
    defer { curl_url_cleanup(handle) }
    switch curl_url_set(handle, CURLUPART_URL, url, UInt32(CURLU_DISALLOW_USER)) {
    case CURLUE_OK: break
    case CURLUE_USER_NOT_ALLOWED: throw .invalidURL("it holds a user name or a password")
    case let code: throw .invalidURL(String(cString: curl_url_strerror(code)))
    }
    guard let host = Self.part(CURLUPART_HOST, of: handle) else { throw .invalidURL("it names no host") }
    self.host = host
    isSecure = parts[0].lowercased() == "https"
    authority = Self.part(CURLUPART_PORT, of: handle).map { "\(host):\($0)" } ?? host
  }

  /// A part of a parsed URL, or nil where it has none.
  private static func part(_ part: CURLUPart, of handle: OpaquePointer) -> String? {
    var text: UnsafeMutablePointer<CChar>?
    guard curl_url_get(handle, part, &text, 0) == CURLUE_OK, let text else { return nil }
    defer { curl_free(text) }
    return String(cString: text)
  }
}

extension HTTPFailure {
  /// A failure of a request of which certainly nothing was sent.
  static func unsent(_ kind: Kind, _ message: String) -> HTTPFailure {
    HTTPFailure(kind: kind, mayHaveBeenSent: false, message: message)
  }

  fileprivate static func invalidURL(_ reason: String) -> HTTPFailure {
    unsent(.invalidURL, "the URL is not usable: \(reason)")
  }
}
