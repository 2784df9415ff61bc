package import Replication

/// What is to be done to one bucket whose rules are known.
package struct BucketPlan: Hashable, Sendable {
  /// What the configuration asks for.
  package let desired: DesiredBucket
  /// The changes in the order in which they are made.
  package let changes: [Change]
  /// What is worth saying beside the changes, sorted by address.
  package let observations: [Observation]
  /// Rules that are as they shall be.
  package let unchanged: Int
  /// Live rules that this configuration manages: the listed ones, and under `exclusive` all.
  package let managedLive: Int
  /// Pairs whose new rule has to wait until a deleted one is gone.
  package let waiting: Set<RuleAddress>
}

/// Why a change must not be made as things stand.
package enum Block: Hashable, Sendable {
  /// The resolved configuration has no rule at all, while buckets in scope have some.
  case empty(liveRules: Int)
  /// A replace or delete would lose parts of a rule that aren't modelled.
  case unmodelled(LiveRule, origin: Origin)
  /// The live rule says that the destination bucket lies in another region than the configuration does.
  case locationDiffers(RuleAddress, live: Region, desired: Region, origin: Origin)
}

/// What is to be done to all buckets of a configuration.
package struct Plan: Hashable, Sendable {
  /// A bucket that could not be read, and about which nothing is planned therefore.
  package struct UnknownBucket: Hashable, Sendable {
    package let desired: DesiredBucket
    package let reason: UnknownReason
  }

  /// The buckets that were read, sorted by name.
  package let buckets: [BucketPlan]
  /// The buckets that could not be read, sorted by name.
  package let unknown: [UnknownBucket]
  /// What stops the plan from being applied.
  package let blocks: [Block]
  /// Permissions that were given and let something through.
  package let consents: Consents

  /// Every change, by bucket and in the order in which each bucket's are made.
  package var changes: [Change] { buckets.flatMap(\.changes) }

  /// Every observation, by bucket and address.
  package var observations: [Observation] { buckets.flatMap(\.observations) }

  /// Rules that are as they shall be.
  package var unchanged: Int { buckets.reduce(0) { $0 + $1.unchanged } }
}
