internal import Desired
internal import Diagnostics
internal import Execution
internal import OSSClient
internal import Replication
internal import Reporting

/// What reading the chosen buckets told.
struct ImportReading {
  /// Every chosen bucket, once.
  var buckets: [ReadBucket] = []
  /// Globs that no bucket of the account fits.
  var unmatched: [BucketGlob] = []

  /// Looks the globs up and reads every chosen bucket.
  ///
  /// - Parameters:
  ///   - named: The buckets that are named themselves. What the list of buckets says of one's region counts for more.
  ///   - listingRegion: The region whose endpoint is asked for the list; not asked when there are no globs.
  /// - Throws: `OSSError` when the buckets can't be listed.
  init(
    named: [ListedBucket], globs: [BucketGlob], listingRegion: Region, with reader: OSSReader, jobs: Int,
    progress: ProgressDisplay
  ) async throws(OSSError) {
    var regions = Dictionary(named.map { ($0.name, $0.region) }, uniquingKeysWith: { $1 })
    for glob in globs {
      let list = try await reader.buckets(prefix: glob.literalPrefix, in: listingRegion)
      let matches = list.buckets.filter { glob.matches($0.name) }
      if matches.isEmpty, glob != .all { unmatched.append(glob) }
      for bucket in matches { regions[bucket.name] = bucket.region }
    }
    let readable = regions.filter { Self.obstacle(to: $0.key, in: $0.value) == nil }
    let places = readable.map { BucketPlace(name: $0.key, region: $0.value) }
    let observed = await progress.during({ RunProgress(reading: places.count, at: $0) }) {
      await observe(places, with: reader, jobs: jobs) { _ in progress.noteRead() }
    }
    buckets = regions.map { name, region in
      let reason = UnknownReason(
        kind: .unreadable, message: Self.obstacle(to: name, in: region) ?? "the bucket was not read")
      return ReadBucket(name: name, region: region, observed: observed.buckets[name] ?? .unknown(reason))
    }.sorted { $0.name < $1.name }
  }

  /// What could not be read and what to do about it.
  var diagnostics: [Diagnostic] {
    unread.map { unreadImportDiagnostic($0.bucket.name, in: $0.bucket.region, $0.reason) }
      + unmatched.map { unmatchedPatternDiagnostic($0.pattern) }
  }

  /// The rules of the buckets that could be read.
  var observedState: ObservedState {
    ObservedState(buckets: Dictionary(buckets.map { ($0.name, $0.observed) }, uniquingKeysWith: { $1 }))
  }

  /// The buckets about which nothing is known.
  var unread: [(bucket: ReadBucket, reason: UnknownReason)] {
    buckets.compactMap { bucket in
      guard case .unknown(let reason) = bucket.observed else { return nil }
      return (bucket, reason)
    }
  }

  /// Why a listed bucket is not asked for its rules; a request is made only for what can be written down afterwards.
  private static func obstacle(to name: BucketName, in region: Region) -> String? {
    if let violation = BucketName.violation(of: name.text) {
      return "it was not asked for, because a configuration can't name it: a bucket name \(violation)"
    }
    if !Region.isWellFormed(region.identifier) {
      return "it was not asked for, because \(QuotedText(region.identifier)) is not a region"
    }
    return nil
  }
}
