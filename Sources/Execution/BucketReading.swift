package import OSSClient
package import Replication

/// Reads the rules of many buckets, each with one request, at most `jobs` at a time.
///
/// It never fails as a whole: a bucket that can't be read is unknown, and the others are known all the same.
///
/// - Parameters:
///   - jobs: how many buckets are in flight at once; at least 1.
///   - finished: is told how many buckets have been read, after each.
package func observe(
  _ buckets: [BucketPlace], with reader: OSSReader, jobs: Int,
  finished: @Sendable (Int) -> Void = { _ in }
) async -> ObservedState {
  var state = ObservedState(buckets: [:])
  await forEachConcurrently(buckets, limit: jobs) { bucket in
    await reader.observedBucket(bucket)
  } collect: { bucket, observed in
    state.buckets[bucket.name] = observed
    finished(state.buckets.count)
  }
  return state
}
