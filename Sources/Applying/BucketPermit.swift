package import Replication

/// What a bucket may do that is given a job.
package enum BucketPermit: Hashable, Sendable {
  /// Begin, and go on up to the next replace.
  case begin
  /// Replace the pair's rule that comes next.
  ///
  /// - Parameter afterWaiting: whether time has passed since the bucket was read, so that it has to be read again.
  case replace(afterWaiting: Bool)
  /// Go on, but without the replace that comes next: all places are held by pairs that are left without a rule.
  case skipReplace
  /// Begin nothing more; what is left ends so.
  case end(ChangeResult.Ending)
}

/// What a bucket needs to get on.
package enum BucketNeed: Hashable, Sendable {
  /// A job: it has calls to make.
  case job
  /// A place for the pair whose rule it replaces next.
  case place(RuleAddress)
  /// Nothing but time, until its rules have settled.
  case time
  /// Nothing: it has come to its end.
  case nothing
}
