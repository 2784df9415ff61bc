internal import Diagnostics
internal import OSSClient
internal import Replication

/// Buckets that the command line chooses, by their names or by globs over the account's.
struct ChosenBuckets {
  /// The region of each, by its name.
  private(set) var regions: [BucketName: Region]
  /// Globs that no bucket of the account fits.
  private(set) var unmatched: [BucketGlob] = []

  /// Looks the globs up.
  ///
  /// - Parameters:
  ///   - named: the buckets that are named themselves. What the list of buckets says of one's region counts for more.
  ///   - listingRegion: the region whose endpoint is asked for the list; not asked when there are no globs.
  /// - Throws: `OSSError` when the buckets can't be listed.
  init(
    named: [ListedBucket], globs: [BucketGlob], listingRegion: Region, with reader: OSSReader
  ) async throws(OSSError) {
    regions = Dictionary(named.map { ($0.name, $0.region) }, uniquingKeysWith: { $1 })
    for glob in globs {
      let list = try await reader.buckets(prefix: glob.literalPrefix, in: listingRegion)
      let matches = list.buckets.filter { glob.matches($0.name) }
      if matches.isEmpty, glob != .all { unmatched.append(glob) }
      for bucket in matches { regions[bucket.name] = bucket.region }
    }
  }

  /// The buckets that can be asked.
  var places: [BucketPlace] {
    regions.filter { Self.obstacle(to: $0.key, in: $0.value) == nil }
      .map { BucketPlace(name: $0.key, region: $0.value) }
  }

  /// Why a listed bucket is not asked for its rules; a request is made only for what can be written down afterwards.
  static func obstacle(to name: BucketName, in region: Region) -> String? {
    if let violation = BucketName.violation(of: name.text) {
      return "it was not asked for, because a configuration can't name it: a bucket name \(violation)"
    }
    if !Region.isWellFormed(region.identifier) {
      return "it was not asked for, because \(QuotedText(region.identifier)) is not a region"
    }
    return nil
  }
}
