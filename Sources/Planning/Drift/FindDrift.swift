package import Replication

/// Compares live rules with the configuration.
///
/// A bucket that was not read, or whose reading said nothing, gives no item: absence must be proven. The same input always
/// gives the same drift, whatever the order of buckets and rules in it.
///
/// - Parameters:
///   - scope: which rules it is about.
///   - facts: what was answered to `Destinations.questions`; nil to leave destination buckets alone.
package func drift(
  desired: DesiredState, observed: ObservedState, scope: Scope = .everything, destinations facts: FeasibilityFacts?
) -> Drift {
  let plan = diff(desired: desired, observed: observed, scope: scope)
  var items: [DriftItem] = []
  var observations: [Observation] = []
  for bucket in plan.buckets {
    guard case .known(let rules)? = observed.buckets[bucket.desired.name] else { continue }
    let found = bucket.drift(from: rules).map { DriftItem(bucket: bucket.desired, finding: $0) }
    items += found
    let differing = Set(found.map(\.address))
    observations += bucket.observations.filter { $0.isNoDrift && !differing.contains($0.address) }
  }
  let destinations = facts.map { facts in
    DestinationFindings(Destinations(desired: desired, observed: observed, scope: scope), facts)
  }
  let orphans = destinations?.orphans ?? []
  let differing = Set(items.map(\.address) + observations.filter(\.isDifference).map(\.address))
  return Drift(
    items: (items + orphans).enumerated()
      .sorted { ($0.element.address, $0.offset) < ($1.element.address, $1.offset) }.map(\.element),
    observations: observations,
    matches: plan.unchanged - orphans.count { !differing.contains($0.address) },
    compared: plan.buckets, unknown: plan.unknown, looksAtDestinations: facts != nil,
    unchecked: destinations?.unchecked.all ?? [],
    warnings: plan.warnings, scope: scope, leftOut: plan.leftOut)
}

/// What is found out about the destination buckets.
private struct DestinationFindings {
  /// Those that are gone or elsewhere.
  private(set) var orphans: [DriftItem] = []
  private(set) var unchecked = UncheckedDestinations()

  init(_ destinations: Destinations, _ facts: FeasibilityFacts) {
    for pair in destinations.pairs {
      switch destinations.presence(of: pair, facts) {
      case .here: break
      case .orphan(let finding):
        let orphan = OrphanDestination(
          address: pair.address, live: pair.live, desired: pair.desired, finding: finding)
        orphans.append(DriftItem(bucket: pair.bucket, finding: .orphanDestination(orphan)))
      case .unchecked(let reasons):
        for (region, reason) in reasons { unchecked.add(pair, region, reason) }
      }
    }
  }
}

extension BucketPlan {
  /// What differs, whatever would be done about it.
  fileprivate func drift(from rules: RuleList) -> [DriftItem.Finding] {
    changes.map { finding($0, rules) }
      + observations.compactMap { observation in
        switch observation {
        case .unmanaged(let live): .unmanagedLive(live, nil)
        case .observed(let change): finding(change, rules)
        case .closing, .notKept, .unmodelled, .alreadyAbsent: nil
        }
      }
  }

  private func finding(_ change: Change, _ rules: RuleList) -> DriftItem.Finding {
    switch change {
    case .create(let desired): .missingLive(desired, isClosing: rules.isClosing(desired.rule.address))
    case .replace(let live, let desired, _), .setRTC(let live, let desired):
      .changed(live, desired, differences: live.differences(from: desired.rule))
    case .delete(let live, .tombstone(let tombstone)): .unmanagedLive(live, tombstone)
    case .delete(let live, .unlisted): .unmanagedLive(live, nil)
    }
  }
}

extension Observation {
  /// Whether it is worth saying beside drift and is none itself.
  fileprivate var isNoDrift: Bool {
    switch self {
    case .notKept, .unmodelled, .closing: true
    case .unmanaged, .observed, .alreadyAbsent: false
    }
  }
}

/// Gathers destinations that could not be checked, each once in a region.
private struct UncheckedDestinations {
  private struct Key: Hashable {
    let name: BucketName
    let region: Region?
  }

  private var groups = OrderedGroups<Key, (pair: Destinations.Pair, region: Region?, reason: UnknownReason?)>()

  mutating func add(_ pair: Destinations.Pair, _ region: Region?, _ reason: UnknownReason?) {
    groups.add((pair, region, reason), under: Key(name: pair.address.destination, region: region))
  }

  /// Sorted by name and region.
  var all: [UncheckedDestination] {
    groups.groups.compactMap { group in
      group.first.map { first in
        UncheckedDestination(
          name: first.pair.address.destination, region: first.region, reason: first.reason,
          addresses: group.map(\.pair.address),
          origin: first.pair.desired?.destinationOrigin ?? first.pair.bucket.origin)
      }
    }.sorted { ($0.name, $0.region ?? "") < ($1.name, $1.region ?? "") }
  }
}
