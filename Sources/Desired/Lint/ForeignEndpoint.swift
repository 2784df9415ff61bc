internal import Diagnostics
internal import Replication

/// Signed requests go only to OSS itself, or to where the operator allows: a file under review must not send them elsewhere.
enum ForeignEndpoint {
  /// What is wrong with an endpoint where it is written; the same for every bucket that inherits it.
  ///
  /// - Parameter bucket: whose endpoint it is; nil for the defaults.
  static func findings(
    _ endpoint: Setting<EndpointChoice>, of bucket: BucketName?, allowed: Set<Endpoint>
  ) -> [Diagnostic] {
    guard case .written(.fixed(let endpoint)?, let span) = endpoint, !endpoint.isOfficial, !allowed.contains(endpoint)
    else { return [] }
    // A bucket's own host is OSS's; another finding says what is wrong with it.
    if let bucket, endpoint.officialEndpoint(of: bucket) != nil { return [] }
    // The defaults are for any bucket; whoever inherits them is judged by itself.
    if bucket == nil, endpoint.withoutFirstLabel?.isOfficial == true { return [] }
    return [
      Diagnostic(
        .foreignEndpoint, "the endpoint is not one of OSS's own, and the operator has not allowed it", at: span,
        notes: [
          "OSS's own are https://oss-REGION.aliyuncs.com, https://oss-REGION-internal.aliyuncs.com and "
            + "https://REGION.oss.aliyuncs.com; requests carry a signature, so where they go is not for a file to say"
        ],
        help: [
          endpoint.secureOfficial.map { "write `\($0.url)`, without another scheme or port" }
            ?? "write `public`, `internal` or `dual-stack`",
          "or allow it where the program runs: --allow-endpoint \(endpoint.argument), "
            + "or OSS_REPL_ALLOW_ENDPOINTS; --endpoint sends every request to one place",
        ])
    ]
  }
}

extension Endpoint {
  /// The endpoint as `--allow-endpoint` takes it.
  fileprivate var argument: String { scheme == "https" ? authority : "http://\(authority)" }

  fileprivate var url: String { "\(scheme)://\(authority)" }

  /// OSS's own endpoint of the same host, where only the scheme or the port keeps this from being one.
  fileprivate var secureOfficial: Endpoint? {
    let host = authority.split(separator: ":").first.map(String.init) ?? authority
    // A host that is no endpoint has no official form.
    guard let secure = try? Endpoint(host), secure.isOfficial else { return nil }
    return secure
  }
}
