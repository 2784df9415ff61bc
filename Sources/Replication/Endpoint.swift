/// Where requests for buckets go, and how a bucket's name travels.
package struct Endpoint: Hashable, Sendable {
  /// Which of a region's official endpoints is meant.
  package enum Network: String, CaseIterable, Sendable {
    /// From anywhere: `oss-<region>.aliyuncs.com`.
    case `public`
    /// From within Alibaba Cloud's network in that region: `oss-<region>-internal.aliyuncs.com`.
    case `internal`
    /// Over IPv4 and IPv6: `<region>.oss.aliyuncs.com`.
    case dualStack = "dual-stack"
  }

  /// A text that is no endpoint.
  package struct Invalid: Error, Hashable {
    /// What is wrong with it, as one sentence without a full stop.
    package let reason: String
  }

  /// `http` or `https`.
  package let scheme: String
  /// The host in lower case, with the port where it is not the scheme's own.
  package let authority: String
  /// Whether the bucket is the first part of the path; otherwise it is the first label of the host.
  package let pathStyle: Bool

  /// A region's official endpoint, over TLS.
  package init(region: Region, network: Network = .public) {
    scheme = "https"
    pathStyle = false
    switch network {
    case .public: authority = "oss-\(region).aliyuncs.com"
    case .internal: authority = "oss-\(region)-internal.aliyuncs.com"
    case .dualStack: authority = "\(region).oss.aliyuncs.com"
    }
  }

  /// An endpoint as a user writes it: a host with or without a port, with `https://` understood when no scheme is there.
  ///
  /// An IP address can't carry a bucket's name as a label, so it is addressed path-style, as OSS's SDKs do.
  ///
  /// - Throws: `Invalid` for another scheme, a user, a path, a query or a host that can't be one.
  package init(_ text: String, pathStyle: Bool = false) throws(Invalid) {
    var rest = Substring(text)
    var scheme = "https"
    if let separator = rest.firstRange(of: "://") {
      scheme = rest[..<separator.lowerBound].lowercased()
      rest = rest[separator.upperBound...]
    }
    guard scheme == "http" || scheme == "https" else {
      throw Invalid(reason: "an endpoint starts with http:// or https://")
    }
    if rest.hasSuffix("/") { rest = rest.dropLast() }
    guard !rest.isEmpty else { throw Invalid(reason: "the endpoint names no host") }
    guard !rest.contains(where: { "/?#@\\ ".contains($0) }) else {
      throw Invalid(reason: "an endpoint is a host and perhaps a port, without user, path or query")
    }
    let host = Endpoint.host(of: rest)
    guard let host, Endpoint.isHost(host) else { throw Invalid(reason: "this is no host with an optional port") }
    self.scheme = scheme
    authority = Endpoint.authority(host, rest[host.endIndex...].dropFirst(), scheme: scheme)
    self.pathStyle = pathStyle || Endpoint.isAddress(host)
  }

  /// The same endpoint with the bucket in the path.
  package var withPathStyle: Endpoint { Endpoint(scheme: scheme, authority: authority, pathStyle: true) }

  private init(scheme: String, authority: String, pathStyle: Bool) {
    self.scheme = scheme
    self.authority = authority
    self.pathStyle = pathStyle
  }

  /// The URL of a request to a bucket, or to the service itself when there is none. The query is percent-encoded already.
  package func url(bucket: BucketName?, query: String) -> String {
    let suffix = query.isEmpty ? "" : "?" + query
    guard let bucket else { return "\(scheme)://\(authority)/\(suffix)" }
    return pathStyle
      ? "\(scheme)://\(authority)/\(bucket)/\(suffix)"
      : "\(scheme)://\(bucket).\(authority)/\(suffix)"
  }

  /// Whether requests stay on this machine: an address of 127.0.0.0/8, `[::1]`, `localhost` or a name below it, which
  /// libcurl always resolves to this machine (RFC 6761).
  package var isLoopback: Bool {
    guard let host = Endpoint.host(of: authority[...]) else { return false }
    return host == "[::1]" || host == "localhost" || host.hasSuffix(".localhost")
      || (host.hasPrefix("127.") && Endpoint.isAddress(host))
  }

  /// A host with its port as it goes into the Host header of a request: without the port that the scheme implies.
  private static func authority(_ host: Substring, _ port: Substring, scheme: String) -> String {
    let number = Int(port)
    guard let number, number != (scheme == "https" ? 443 : 80) else { return host.lowercased() }
    return "\(host.lowercased()):\(number)"
  }

  /// The host without its port; nil when the port is none.
  private static func host(of authority: Substring) -> Substring? {
    if authority.hasPrefix("[") {
      guard let end = authority.firstIndex(of: "]") else { return nil }
      let after = authority[authority.index(after: end)...]
      guard after.isEmpty || (after.hasPrefix(":") && isPort(after.dropFirst())) else { return nil }
      return authority[...end]
    }
    let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2 && !isPort(parts[1]) { return nil }
    return parts[0]
  }

  private static func isPort(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { (48...57).contains($0) } && (Int(text).map { (1...65535).contains($0) } ?? false)
  }

  private static func isHost(_ host: Substring) -> Bool {
    if host.hasPrefix("[") { return isAddress(host) }
    return host.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.utf8.count <= 63
        && label.utf8.allSatisfy { byte in
          (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte) || byte == 45
        }
    }
  }

  /// Whether a host is an IP address: four decimal numbers, or an IPv6 address in brackets.
  private static func isAddress(_ host: Substring) -> Bool {
    if host.hasPrefix("[") {
      return host.hasSuffix("]") && host.count > 3
        && host.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { part in part.allSatisfy(\.isASCII) && UInt8(part) != nil }
  }
}
