package import Replication

/// What a status table is made from.
package struct StatusInput: Sendable {
  /// The buckets that were asked, each once.
  package var buckets: [BucketPlace]
  /// What the configuration asks for; nil where there is none.
  package var desired: DesiredState?
  /// The rules of each bucket.
  package var observed: ObservedState
  /// How far the rules of each bucket are, for every bucket that has some.
  package var progress: [BucketName: BucketProgress]
  /// The pairs whose live rule is not what the configuration asks for.
  package var drifted: Set<RuleAddress>
  /// This machine's time as far as OSS corrected it, in milliseconds since 1970.
  package var now: Int64
  package var limits: LagLimits
  /// Which pairs it is about.
  package var isInScope: @Sendable (RuleAddress) -> Bool

  package init(
    buckets: [BucketPlace], desired: DesiredState?, observed: ObservedState, progress: [BucketName: BucketProgress],
    drifted: Set<RuleAddress> = [], now: Int64, limits: LagLimits = LagLimits(),
    isInScope: @escaping @Sendable (RuleAddress) -> Bool = { _ in true }
  ) {
    self.buckets = buckets
    self.desired = desired
    self.observed = observed
    self.progress = progress
    self.drifted = drifted
    self.now = now
    self.limits = limits
    self.isInScope = isInScope
  }
}

extension StatusTable {
  /// Puts together what is live and how far it is. The same input always gives the same table.
  package init(_ input: StatusInput) {
    var pairs: [PairStatus] = []
    var unread: [UnreadBucket] = []
    let desired = Dictionary(
      (input.desired?.buckets ?? []).map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    for place in input.buckets {
      switch input.observed.buckets[place.name] {
      case .known(let rules)?:
        pairs += BucketStatus(place: place, rules: rules, desired: desired[place.name], input: input).pairs
      case .unknown(let reason)?: unread.append(UnreadBucket(place: place, reason: reason))
      case nil:
        let reason = UnknownReason(kind: .unreadable, message: "the bucket was not read")
        unread.append(UnreadBucket(place: place, reason: reason))
      }
    }
    self.init(
      pairs: pairs.sorted { $0.urgency < $1.urgency }, unread: unread.sorted { $0.place.name < $1.place.name },
      buckets: input.buckets.sorted { $0.name < $1.name })
  }
}
