/// A bucket and the region in which it is taken to be.
package struct BucketInRegion: Hashable, Comparable, Sendable {
  package let name: BucketName
  package let region: Region

  package init(name: BucketName, region: Region) {
    self.name = name
    self.region = region
  }

  package static func < (left: BucketInRegion, right: BucketInRegion) -> Bool {
    left.name == right.name ? left.region < right.region : left.name < right.name
  }
}

/// An answer of OSS, or why there is none.
package enum Fact<Value: Hashable & Sendable>: Hashable, Sendable {
  case known(Value)
  case unknown(UnknownReason)

  /// The answer, where there is one.
  package var value: Value? {
    switch self {
    case .known(let value): value
    case .unknown: nil
    }
  }
}

extension BucketPlace {
  /// The bucket and its region, whatever the way to it.
  package var inRegion: BucketInRegion { BucketInRegion(name: name, region: region) }
}

/// What has to be asked of OSS to tell whether it would take some rules; each is one request.
package struct FeasibilityQuestions: Hashable, Sendable {
  /// The buckets of which it has to be known where they can replicate to (GetBucketReplicationLocation), each once,
  /// sorted.
  package let locations: [BucketPlace]
  /// The buckets of which it has to be known what they are (GetBucketInfo), each once in a region, sorted.
  package let information: [BucketPlace]

  /// Of several ways to one bucket the first is taken.
  package init(locations: [BucketPlace], information: [BucketPlace]) {
    self.locations = Self.distinct(locations)
    self.information = Self.distinct(information)
  }

  /// Whether nothing has to be asked.
  package var isEmpty: Bool { locations.isEmpty && information.isEmpty }

  private static func distinct(_ places: [BucketPlace]) -> [BucketPlace] {
    let first = Dictionary(places.map { ($0.inRegion, $0) }, uniquingKeysWith: { first, _ in first })
    return first.values.sorted { $0.inRegion < $1.inRegion }
  }
}

/// What OSS answered to the questions, by the bucket and the region it was asked for in.
package struct FeasibilityFacts: Hashable, Sendable {
  package var locations: [BucketInRegion: Fact<ReplicationLocations>]
  package var information: [BucketInRegion: Fact<BucketInfo>]

  package init(
    locations: [BucketInRegion: Fact<ReplicationLocations>] = [:],
    information: [BucketInRegion: Fact<BucketInfo>] = [:]
  ) {
    self.locations = locations
    self.information = information
  }
}
