package import Replication

extension OSSReader {
  /// How far the rules of a bucket have come: one request for all of them, and where that is refused, one for each.
  ///
  /// - Parameter rules: the identifiers of the bucket's rules, closing ones among them.
  package func progress(of bucket: BucketPlace, rules: [ExactString]) async -> BucketProgress {
    do {
      let answer = try await bucketReplicationProgress(of: bucket)
      return .known(answer.rules, clock: answer.time)
    } catch {
      guard error.mayWantRule else { return .unknown(UnknownReason(error)) }
    }
    var known: [ReplicationProgress] = []
    var clock: Int64?
    for id in rules {
      do {
        let answer = try await bucketReplicationProgress(of: bucket, rule: id)
        known += answer.rules
        clock = answer.time ?? clock
      } catch {
        // A rule that went since the bucket's rules were read has no progress; the others still have.
        guard case .service(let refusal) = error, refusal.code == "NoSuchReplicationRule" else {
          return .unknown(UnknownReason(error))
        }
      }
    }
    return .known(known, clock: clock)
  }
}

extension OSSError {
  /// Whether a request for the progress of all rules may be refused because it names none: OSS's older documents ask for one.
  fileprivate var mayWantRule: Bool {
    guard case .service(let refusal) = self, !refusal.isForeign else { return false }
    return (refusal.status == 400 && ["InvalidArgument", "MissingArgument"].contains(refusal.code))
      || (refusal.status == 404 && refusal.code == "NoSuchReplicationRule")
  }
}
