internal import HTTPTransport
package import Replication
package import XMLDocument

/// Whether a bucket keeps old versions of its objects.
package enum BucketVersioning: Hashable, Sendable {
  case neverEnabled
  case enabled
  case suspended
  /// A word that OSS's documentation does not know.
  case other(String)

  /// Reads OSS's word; absence means that versioning was never switched on.
  package init(wireText: String?) {
    switch wireText {
    case nil, "": self = .neverEnabled
    case "Enabled": self = .enabled
    case "Suspended": self = .suspended
    case .some(let text): self = .other(text)
    }
  }
}

/// What a bucket is.
package struct BucketInfo: Hashable, Sendable {
  package var name: BucketName
  package var region: Region
  package var versioning: BucketVersioning
  /// The account that owns the bucket.
  package var ownerID: String?
  /// Whether transfer acceleration is on.
  package var transferAcceleration: Bool

  package init(
    name: BucketName, region: Region, versioning: BucketVersioning = .neverEnabled, ownerID: String? = nil,
    transferAcceleration: Bool = false
  ) {
    self.name = name
    self.region = region
    self.versioning = versioning
    self.ownerID = ownerID
    self.transferAcceleration = transferAcceleration
  }

  /// Reads a BucketInfo element; nil without a name or a location.
  package init?(parsing root: XMLElement) {
    guard let bucket = root.firstChild(named: "Bucket"),
      let name = bucket.firstChild(named: "Name")?.trimmedText, !name.isEmpty,
      let location = bucket.firstChild(named: "Location")?.trimmedText, !location.isEmpty
    else { return nil }
    self.init(
      name: BucketName(name), region: Region(location),
      versioning: BucketVersioning(wireText: bucket.firstChild(named: "Versioning")?.trimmedText),
      ownerID: bucket.firstChild(named: "Owner")?.firstChild(named: "ID")?.trimmedText,
      transferAcceleration: bucket.firstChild(named: "TransferAcceleration")?.trimmedText == "Enabled")
  }
}

extension OSSReader {
  /// Asks what a bucket is.
  package func bucketInfo(of bucket: BucketPlace) async throws(OSSError) -> BucketInfo {
    let request = OSSRequest(method: .get, place: bucket, query: [("bucketInfo", nil)])
    return try await read(request) { response throws(OSSError) in
      guard let info = BucketInfo(parsing: try connection.root(named: "BucketInfo", of: response, to: request)) else {
        throw connection.unreadable(response, request, "the bucket's information has no name or no location")
      }
      return info
    }
  }
}
