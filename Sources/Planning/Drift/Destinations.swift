package import Replication

/// The destination buckets of the rules in scope, live or desired, and what has to be asked to know whether they are there.
///
/// A bucket whose own rules were read is known to be there and isn't asked about again.
package struct Destinations: Sendable {
  /// A pair of buckets with what both sides say of it; at least one does.
  struct Pair: Sendable {
    let bucket: DesiredBucket
    let address: RuleAddress
    let live: LiveRule?
    let desired: DesiredRule?

    /// The regions in which the sides put the destination, each once, the live one first.
    var regions: [Region] {
      let (here, there) = (live?.settings.location.value, desired?.rule.location)
      return [here, here == there ? nil : there].compactMap { $0 }
    }

    /// Whether the destination can be asked for in a region. Live rules may say anything, and a request goes only to what
    /// can be a bucket in a region.
    func isAskable(in region: Region) -> Bool {
      Region.isWellFormed(region.identifier) && BucketName.violation(of: address.destination.text) == nil
    }
  }

  /// Sorted by address.
  let pairs: [Pair]
  /// Buckets that are proven to be where they are said to be.
  let proven: Set<BucketInRegion>
  /// The requests, each bucket once in a region.
  package let questions: FeasibilityQuestions

  package init(desired: DesiredState, observed: ObservedState, scope: Scope = .everything) {
    var (pairs, proven): ([Pair], Set<BucketInRegion>) = ([], [])
    for bucket in desired.buckets {
      guard case .known(let rules)? = observed.buckets[bucket.name] else { continue }
      proven.insert(bucket.place.inRegion)
      let listed = Dictionary(bucket.rules.map { ($0.rule.address, $0) }, uniquingKeysWith: { first, _ in first })
      for address in Set(listed.keys).union(rules.live.keys) where scope.contains(address) {
        pairs.append(Pair(bucket: bucket, address: address, live: rules.live[address], desired: listed[address]))
      }
    }
    self.pairs = pairs.sorted { $0.address < $1.address }
    self.proven = proven
    let ways = Dictionary(
      desired.buckets.map { ($0.place.inRegion, $0.place) }, uniquingKeysWith: { first, _ in first })
    let places = self.pairs.flatMap { pair in
      pair.regions.filter(pair.isAskable(in:)).map {
        pair.bucket.place(
          ofDestination: pair.address.destination, in: $0, account: pair.desired?.destinationAccount)
      }
    }
    questions = FeasibilityQuestions(
      locations: [],
      information: places.filter { !proven.contains($0.inRegion) }.map { ways[$0.inRegion] ?? $0 })
  }
}

/// What the answers say of one pair's destination.
enum DestinationPresence {
  case here
  case orphan(OrphanDestination.Finding)
  /// Where it is not known, with the reason for each region that was asked.
  case unchecked([(region: Region?, reason: UnknownReason?)])
}

extension Destinations {
  /// Judges a pair's destination. Only a clear answer proves that it is gone or elsewhere.
  func presence(of pair: Pair, _ facts: FeasibilityFacts) -> DestinationPresence {
    var elsewhere: Region?
    var unchecked: [(region: Region?, reason: UnknownReason?)] = []
    if let live = pair.live, live.settings.location.value == nil, pair.desired == nil { unchecked.append((nil, nil)) }
    for region in pair.regions {
      let place = BucketInRegion(name: pair.address.destination, region: region)
      guard pair.isAskable(in: region) else {
        unchecked.append((region, nil))
        continue
      }
      if proven.contains(place) { continue }
      switch facts.presence(of: place) {
      case .here: break
      case .missing: return .orphan(.missing)
      case .elsewhere(let found): elsewhere = found
      case .unread(let reason): unchecked.append((region, reason))
      }
    }
    if let elsewhere { return .orphan(.elsewhere(elsewhere)) }
    return unchecked.isEmpty ? .here : .unchecked(unchecked)
  }
}
