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
    let chosen = try await ChosenBuckets(named: named, globs: globs, listingRegion: listingRegion, with: reader)
    unmatched = chosen.unmatched
    let places = chosen.places
    let observed = await progress.during({ RunProgress(reading: places.count, at: $0) }) {
      await observe(places, with: reader, jobs: jobs) { _ in progress.noteRead() }
    }
    buckets = chosen.regions.map { name, region in
      let reason = UnknownReason(
        kind: .unreadable, message: ChosenBuckets.obstacle(to: name, in: region) ?? "the bucket was not read")
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
}
