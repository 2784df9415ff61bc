package import Replication

/// Why a plan must not be applied as things stand.
package enum Block: Hashable, Sendable {
  /// The resolved configuration has no rule at all, while buckets in scope have some.
  case empty(liveRules: Int)
  /// A replace or delete would lose parts of a rule that aren't modelled.
  case unmodelled(LiveRule, origin: Origin)
  /// The live rule says that the destination bucket lies in another region than the configuration does.
  case locationDiffers(RuleAddress, live: Region, desired: Region, origin: Origin)
}
