package import OSSClient
package import Replication

/// What reading the status of many buckets gave.
package struct StatusObservation: Sendable {
  package var observed = ObservedState(buckets: [:])
  /// How far the rules of each bucket are, for every bucket that has some.
  package var progress: [BucketName: BucketProgress] = [:]

  package init() {}
}

/// Reads the rules of many buckets and how far they are: one request for each bucket, and one more for each that has rules.
///
/// It never fails as a whole: a bucket that can't be read is unknown, and the others are known all the same.
///
/// - Parameters:
///   - jobs: how many buckets are in flight at once; at least 1.
///   - finished: takes how many buckets have been read, after each.
package func observeStatus(
  _ buckets: [BucketPlace], with reader: OSSReader, jobs: Int, finished: @Sendable (Int) -> Void = { _ in }
) async -> StatusObservation {
  var result = StatusObservation()
  await forEachConcurrently(buckets, limit: jobs) { bucket -> (ObservedBucket, BucketProgress?) in
    let observed = await reader.observedBucket(bucket)
    guard case .known(let rules) = observed else { return (observed, nil) }
    let identifiers = (rules.live.values + rules.closing).map(\.id).sorted()
    guard !identifiers.isEmpty else { return (observed, nil) }
    return (observed, await reader.progress(of: bucket, rules: identifiers))
  } collect: { bucket, answer in
    result.observed.buckets[bucket.name] = answer.0
    if let progress = answer.1 { result.progress[bucket.name] = progress }
    finished(result.observed.buckets.count)
  }
  return result
}
