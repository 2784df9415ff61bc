package import Replication

extension Plan {
  /// The rules in scope that are as they shall be, by source bucket and sorted by destination.
  ///
  /// - Parameter observed: what the plan was made from.
  package func matches(in observed: ObservedState) -> [BucketName: [BucketDocument.Match]] {
    var matches: [BucketName: [BucketDocument.Match]] = [:]
    for bucket in buckets {
      guard case .known(let rules)? = observed.buckets[bucket.desired.name] else { continue }
      matches[bucket.desired.name] = bucket.matches(in: rules)
    }
    return matches
  }
}

extension BucketPlan {
  /// A rule matches when it is listed and live, and nothing differs.
  fileprivate func matches(in rules: RuleList) -> [BucketDocument.Match] {
    let different = Set(changes.map(\.address) + observations.filter(\.isDifference).map(\.address))
    return desired.rules.compactMap { desired in
      let address = desired.rule.address
      guard let live = rules.live[address], terms.scope.contains(address), !different.contains(address) else {
        return nil
      }
      return BucketDocument.Match(live, desired)
    }
  }
}

extension Observation {
  /// Whether it tells of a listed rule that is not as it shall be.
  var isDifference: Bool {
    switch self {
    case .observed, .notKept: true
    case .unmanaged, .closing, .unmodelled, .alreadyAbsent: false
    }
  }
}

extension BucketDocument.Match {
  fileprivate init(_ live: LiveRule, _ desired: DesiredRule) {
    destination = live.address.destination
    liveFingerprint = live.fingerprint.description
    desiredFingerprint = desired.rule.fingerprint.description
  }
}
