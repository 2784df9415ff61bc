package import Replication

/// Where a bucket's objects can be replicated to, as data: `oss-repl.locations`, version 1.0.
///
/// `config-schema/locations.schema.json` describes it. Fields may be added in a minor version; readers ignore those that
/// they don't know.
package struct LocationsDocument: Encodable, Sendable {
  private let format = "oss-repl.locations"
  private let formatVersion = "1.0"
  private let bucket: ExactString
  private let region: String
  private let locations: [Location]

  /// - Parameter offers: those that were asked for, which may be none.
  package init(_ bucket: BucketName, in region: Region, _ offers: [ReplicationOffer]) {
    self.bucket = ExactString(bucket.text)
    self.region = region.identifier
    locations = offers.map(Location.init)
  }

  private enum CodingKeys: String, CodingKey {
    case format
    case formatVersion = "format_version"
    case bucket
    case region
    case locations
  }

  private struct Location: Encodable {
    let region: String
    /// `yes`, `no` or `unclear`.
    let plain: String
    let accelerated: Bool
    let rtc: Bool

    init(_ offer: ReplicationOffer) {
      region = offer.region.identifier
      plain = offer.plain.rawValue
      accelerated = offer.accelerated
      rtc = offer.rtc
    }

    private enum CodingKeys: String, CodingKey {
      case region
      case plain = "internal"
      case accelerated = "oss_acc"
      case rtc
    }
  }
}
