package import Replication

/// What is live and how far it has come.
package struct StatusTable: Hashable, Sendable {
  /// Every pair in scope, the most urgent first.
  package let pairs: [PairStatus]
  /// The buckets of which nothing is known, sorted by name.
  package let unread: [UnreadBucket]
  /// The buckets that were asked, unread ones among them, sorted by name.
  package let buckets: [BucketPlace]

  /// A bucket of which nothing is known.
  package struct UnreadBucket: Hashable, Sendable {
    package let place: BucketPlace
    package let reason: UnknownReason
  }
}

extension StatusTable {
  /// How many pairs are in a phase.
  package func count(_ isCounted: (PairStatus) -> Bool) -> Int { pairs.count(where: isCounted) }

  /// Why the run can't say all that it was asked for.
  package var unreadReasons: [UnknownReason] { unreadBuckets.map(\.reason) }

  /// The buckets of which not everything could be read, each once, sorted by name.
  package var unreadBuckets: [UnreadBucket] {
    let places = Dictionary(buckets.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var reasons = Dictionary(unread.map { ($0.place.name, $0.reason) }, uniquingKeysWith: { first, _ in first })
    for pair in pairs {
      guard case .unread(let reason) = pair.progress else { continue }
      reasons[pair.address.source] = reason
    }
    return reasons.compactMap { name, reason in places[name].map { UnreadBucket(place: $0, reason: reason) } }
      .sorted { $0.place.name < $1.place.name }
  }

  /// The buckets of which everything could be read, by name.
  package var readBuckets: Set<BucketName> {
    Set(buckets.map(\.name)).subtracting(unreadBuckets.map(\.place.name))
  }
}
