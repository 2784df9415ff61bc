package import Replication

/// An endpoint that is not the bucket's own official one, and the buckets whose requests go there.
package struct EndpointUse: Hashable, Sendable {
  /// The scheme and the host, with the port where one was given.
  package let url: String
  /// Who said so: the configuration, which the operator has allowed to, or the operator.
  package let authority: RailAuthority
  /// The buckets, sorted; all of them where the operator said so.
  package let buckets: [BucketName]
}

extension Plan {
  /// Where requests go that do not go to their bucket's official endpoint, sorted by URL.
  package var endpointUses: [EndpointUse] {
    let all = (buckets.map(\.desired) + unknown.map(\.desired)).sorted { $0.name < $1.name }
    if let operatorEndpoint {
      return [EndpointUse(url: operatorEndpoint.url, authority: .operator, buckets: all.map(\.name))]
    }
    var buckets: [Endpoint: [BucketName]] = [:]
    for bucket in all {
      guard case .fixed(let endpoint) = bucket.endpoint, !endpoint.isOfficial else { continue }
      buckets[endpoint, default: []].append(bucket.name)
    }
    return buckets.map { EndpointUse(url: $0.key.url, authority: .configuration, buckets: $0.value) }
      .sorted { ExactString($0.url) < ExactString($1.url) }
  }
}
