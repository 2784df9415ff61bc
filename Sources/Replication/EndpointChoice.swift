/// How the endpoint of a region is found.
package enum EndpointChoice: Hashable, Sendable {
  /// Every region has its own official endpoint.
  case official(Endpoint.Network)
  /// One endpoint serves all regions, as a local emulator or a gateway does.
  case fixed(Endpoint)

  /// The endpoint to which requests for buckets of a region go.
  package func endpoint(for region: Region) -> Endpoint {
    switch self {
    case .official(let network): Endpoint(region: region, network: network)
    case .fixed(let endpoint): endpoint
    }
  }
}

extension EndpointChoice {
  /// The URL of an endpoint that serves all regions; nil for the official ones.
  package var url: String? {
    guard case .fixed(let endpoint) = self else { return nil }
    return endpoint.url
  }
}

extension Endpoint {
  /// The scheme and the host, with the port where one was given.
  package var url: String { "\(scheme)://\(authority)" }
}
