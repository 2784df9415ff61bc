internal import Planning
package import Replication

/// An endpoint that is not one of OSS's own, and whose requests go there.
package struct EndpointDocument: Codable, Hashable, Sendable {
  /// The scheme and the host, with the port where one was given.
  package let url: String
  /// `configuration` or `operator`.
  package let source: String
  /// The buckets, sorted.
  package let buckets: [BucketName]

  init(_ use: EndpointUse) {
    url = use.url
    source = use.authority.rawValue
    buckets = use.buckets
  }
}

extension [EndpointDocument] {
  /// The operator's endpoint, to which all requests go; nil where there is none.
  func operatorEndpoint() throws(DocumentFlaw) -> Endpoint? {
    guard let first, first.source == RailAuthority.operator.rawValue else { return nil }
    do {
      return try Endpoint(first.url)
    } catch {
      throw DocumentFlaw(at: "endpoints[0].url", "is no endpoint")
    }
  }
}

extension EndpointChoice {
  /// The choice again that a configuration has made by URL, or by none.
  init(url: String?, path: String) throws(DocumentFlaw) {
    guard let url else {
      self = .official(.public)
      return
    }
    do {
      self = .fixed(try Endpoint(url))
    } catch {
      throw DocumentFlaw(at: path, "is no endpoint")
    }
  }
}
