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
  /// The number of the account that owns the bucket.
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
}
