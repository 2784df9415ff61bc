internal import Planning
package import Replication

/// A bucket about which nothing is planned, because it could not be read.
package struct UnknownBucketDocument: Codable, Hashable, Sendable {
  package let bucket: BucketName
  package let region: String
  /// `access`, `no-such-bucket`, `wrong-region`, `transport`, `service` or `unreadable`.
  package let kind: String
  /// What happened, as one sentence without a full stop.
  package let message: String
  /// What OSS said about it.
  package let facts: [String]
  /// The endpoint that OSS named, for `wrong-region`.
  package let endpoint: String?
  /// The endpoint that the configuration names by URL; absent for the region's own.
  package let configuredEndpoint: String?
  /// The bucket's place in the configuration.
  package let origin: OriginDocument
  /// The place that gave the bucket's region.
  package let regionOrigin: OriginDocument

  private enum CodingKeys: String, CodingKey {
    case bucket
    case region
    case kind
    case message
    case facts
    case endpoint
    case configuredEndpoint = "configured_endpoint"
    case origin
    case regionOrigin = "region_origin"
  }

  init(_ unknown: UnknownBucket) {
    bucket = unknown.desired.name
    region = unknown.desired.region.identifier
    message = unknown.reason.message
    facts = unknown.reason.facts
    origin = OriginDocument(unknown.desired.origin)
    regionOrigin = OriginDocument(unknown.desired.regionOrigin)
    kind = unknown.reason.kind.name
    configuredEndpoint = unknown.desired.endpoint.url
    if case .wrongRegion(let named) = unknown.reason.kind { endpoint = named } else { endpoint = nil }
  }

  /// The bucket again, without its rules.
  func unknownBucket(path: String) throws(DocumentFlaw) -> UnknownBucket {
    let kind: UnknownReason.Kind
    switch (self.kind, endpoint) {
    case ("access", _): kind = .access
    case ("no-such-bucket", _): kind = .noSuchBucket
    case ("wrong-region", let endpoint?): kind = .wrongRegion(endpoint: endpoint)
    case ("wrong-region", nil): throw DocumentFlaw(at: "\(path).endpoint", "is missing")
    case ("transport", _): kind = .transport
    case ("service", _): kind = .service
    case ("unreadable", _): kind = .unreadable
    default: throw DocumentFlaw(at: "\(path).kind", "is not a reason that this version knows")
    }
    let desired = DesiredBucket(
      name: bucket, region: Region(region), mode: .observe, rules: [], origin: origin.origin,
      regionOrigin: regionOrigin.origin,
      endpoint: try EndpointChoice(url: configuredEndpoint, path: "\(path).configured_endpoint"))
    return UnknownBucket(desired: desired, reason: UnknownReason(kind: kind, message: message, facts: facts))
  }
}
