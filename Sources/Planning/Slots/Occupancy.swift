internal import Replication

/// How many rules leave and enter buckets, as far as the buckets that were read tell, now and after a plan.
///
/// OSS counts both kinds together and allows a bucket 100 unless its account was given more
/// (<https://www.alibabacloud.com/help/en/doc-detail/31905.htm>, `TooManyOutgoingReplication`,
/// `TooManyIncomingReplication`). What other buckets send is not to be seen, so these are lower bounds.
struct Occupancy {
  /// Counts of one bucket's rules.
  struct Counts {
    /// Rules that hold a slot now, live and closing ones.
    var now = 0
    /// Rules that there will be.
    var after = 0
    /// Rules that may hold a slot at the same time while the plan is applied.
    var peak = 0
  }

  private var outgoing: [BucketName: Counts] = [:]
  private var incoming: [BucketName: Counts] = [:]
  private let limit: Int

  init(_ buckets: [BucketPlan], in observed: ObservedState, limit: Int) {
    self.limit = limit
    for plan in buckets {
      guard case .known(let rules)? = observed.buckets[plan.desired.name] else { continue }
      for rule in rules.live.values { count(rule.address) { $0.add(now: 1, after: 1, peak: 1) } }
      for rule in rules.closing { count(rule.address) { $0.add(now: 1, after: 0, peak: 1) } }
      for change in plan.changes {
        switch change.kind {
        // The new rule takes over the slot of the closing one that it waits for.
        case .create:
          let peak = plan.waiting.contains(change.address) ? 0 : 1
          count(change.address) { $0.add(now: 0, after: 1, peak: peak) }
        case .delete: count(change.address) { $0.add(now: 0, after: -1, peak: 0) }
        case .replace, .setRTC: break
        }
      }
    }
  }

  private mutating func count(_ address: RuleAddress, _ add: (inout Counts) -> Void) {
    add(&outgoing[address.source, default: Counts()])
    add(&incoming[address.destination, default: Counts()])
  }

  private func counts(_ bucket: BucketName) -> (outgoing: Counts, incoming: Counts) {
    (outgoing[bucket] ?? Counts(), incoming[bucket] ?? Counts())
  }

  /// How many rules a bucket may have, both kinds together. More than the limit is what it has already: OSS let it.
  private func capacity(_ bucket: BucketName) -> Int {
    let (outgoing, incoming) = counts(bucket)
    return max(limit, outgoing.now + incoming.now)
  }

  /// How many outgoing rules a bucket may have at any moment of a run.
  ///
  /// Incoming rules come and go in no order with the bucket's own, so all that may be there at once count. Where that leaves
  /// no room for what is wanted in the end, what is wanted decides: such an overflow passes, and is only said.
  func slots(of bucket: BucketName) -> Int {
    let (outgoing, incoming) = counts(bucket)
    return max(limit - incoming.peak, outgoing.now, outgoing.after)
  }

  /// How many slots are taken by outgoing rules now.
  func occupied(of bucket: BucketName) -> Int { counts(bucket).outgoing.now }

  /// What a bucket would have after the plan, where that is more than it may; nil where it fits.
  func overflow(of bucket: BucketName) -> (outgoing: Int, incoming: Int, limit: Int)? {
    let (outgoing, incoming) = counts(bucket)
    guard outgoing.after + incoming.after > capacity(bucket) else { return nil }
    return (outgoing.after, incoming.after, limit)
  }

  /// Whether a bucket that has room in the end may be full for a while, because rules enter it before others have left.
  func mayOverflow(_ bucket: BucketName) -> Bool {
    let (outgoing, incoming) = counts(bucket)
    let outgoingPeak = min(outgoing.peak, slots(of: bucket))
    return outgoingPeak + incoming.peak > capacity(bucket)
  }
}

extension Occupancy.Counts {
  fileprivate mutating func add(now: Int, after: Int, peak: Int) {
    self.now += now
    self.after += after
    self.peak += peak
  }
}
