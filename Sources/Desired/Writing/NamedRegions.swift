internal import Replication

/// The regions in which live rules and buckets say that buckets are.
///
/// A bucket that was made anew elsewhere may be named by rules of both times. A configuration may not say two regions of one
/// bucket, so such rules are only mentioned.
struct NamedRegions {
  private var byBucket: [BucketName: Set<Region>] = [:]
  /// The regions of the buckets that were read.
  private let read: [BucketName: Region]

  init(_ buckets: [ReadBucket]) {
    read = Dictionary(buckets.map { ($0.name, $0.region) }) { first, _ in first }
    for bucket in buckets {
      guard case .known(let rules) = bucket.observed else { continue }
      for live in rules.live.values {
        guard let location = live.settings.location.value else { continue }
        byBucket[live.address.destination, default: []].insert(location)
      }
    }
  }

  /// Why a rule can't say where its destination is; nil when it can.
  func contradiction(of live: LiveRule) -> String? {
    let destination = live.address.destination
    guard let location = live.settings.location.value else { return nil }
    if let region = read[destination] {
      return region == location ? nil : "its destination is in \(region), not in \(location)"
    }
    let regions = byBucket[destination] ?? []
    guard regions.count > 1 else { return nil }
    return
      "live rules say of its destination that it is in \(regions.sorted().map(\.description).joined(separator: " and in "))"
  }
}
