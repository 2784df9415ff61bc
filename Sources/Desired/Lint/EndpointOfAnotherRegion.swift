internal import Diagnostics
internal import Replication

/// A signature names the bucket's region, and an official endpoint takes only those of its own (EC 0002-00000226).
enum EndpointOfAnotherRegion: BucketLint {
  static func findings(in bucket: ResolvedBucket) -> [Diagnostic] {
    guard case .written(.fixed(let written)?, let span) = bucket.endpoint, let region = bucket.region.value else {
      return []
    }
    let endpoint = bucket.name.flatMap { written.officialEndpoint(of: $0) } ?? written
    guard let served = endpoint.officialRegion, served != region else { return [] }
    return [
      Diagnostic(
        .endpointOfAnotherRegion, severity: .warning,
        "the endpoint is that of \(served), the bucket is in \(region)", at: span,
        notes: ["requests are signed for \(region), and OSS takes them only at an endpoint of that region"],
        help: ["write `endpoint: \(endpoint.network.rawValue)`, which follows the region, or correct `region`"])
    ]
  }
}

extension Endpoint {
  /// Which of a region's official endpoints this is.
  fileprivate var network: Network {
    if authority.hasSuffix(".oss.aliyuncs.com") { return .dualStack }
    return authority.hasSuffix("-internal.aliyuncs.com") ? .internal : .public
  }
}
