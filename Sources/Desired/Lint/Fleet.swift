internal import Diagnostics
internal import Replication

/// What the buckets of a configuration have to do with each other.
struct Fleet {
  /// Where a bucket stands in the configuration.
  struct Bucket {
    let place: SourceSpan
    /// The item of the group that the bucket is made for; nil for a bucket of its own.
    let expansion: Expansion?
  }

  /// How many rules a bucket may have.
  let rulesPerBucket: Int
  /// The buckets that stand in the configuration again, in the order of the files, each with its first place.
  let repeated: [(name: BucketName, first: Bucket, again: Bucket)]
  /// Buckets that are said to be in another region than before, in the order of the files.
  let contradictions: [(name: BucketName, first: Located<Region>, again: Located<Region>)]
  /// Regions that the documentation does not know, each where it stands first.
  let unknownRegions: [Located<Region>]
  let graph: ReplicationGraph
}

/// Gathers a fleet, one bucket after the other.
struct FleetBuilder {
  /// The number of each name, in the order in which the names come up.
  private var numbers: [BucketName: Int] = [:]
  private var members: [Member] = []
  private var buckets: [Fleet.Bucket] = []
  private var repeated: [(name: BucketName, first: Fleet.Bucket, again: Fleet.Bucket)] = []
  private var names: [BucketName] = []
  private var places: [SourceSpan?] = []
  private var edges: [ReplicationGraph.Edge] = []
  private var contradictions: [(name: BucketName, first: Located<Region>, again: Located<Region>)] = []
  private var unknownRegions: [Located<Region>] = []
  private var seenRegions: Set<Region> = []

  /// What is known of a name.
  private struct Member {
    /// The index of the bucket where it stands first.
    var bucket: Int?
    /// Its number in the graph, once a rule names it.
    var node: Int?
    /// Where it is said to be first.
    var region: Located<Region>?
  }

  /// - Parameter buckets: about how many buckets there will be.
  init(buckets: Int) {
    // Most buckets have a destination of their own.
    numbers.reserveCapacity(2 * buckets)
    members.reserveCapacity(2 * buckets)
    names.reserveCapacity(2 * buckets)
    places.reserveCapacity(2 * buckets)
    self.buckets.reserveCapacity(buckets)
    edges.reserveCapacity(buckets)
  }

  mutating func add(_ bucket: ResolvedBucket) {
    guard let name = bucket.name else { return }
    let member = number(of: name)
    let isFirst = members[member].bucket == nil
    note(Fleet.Bucket(place: bucket.place, expansion: bucket.expansion), name, member)
    if isFirst {
      note(bucket.region.located, of: name, member, at: bucket.written.settings.region.span ?? bucket.place)
    }
    for rule in bucket.rules {
      if let location = rule.location.located, let destination = rule.destination?.value, destination != name {
        note(location, of: destination, number(of: destination), at: location.span)
      }
      guard !rule.isTombstone, let destination = rule.destination, destination.value != name else { continue }
      let source = node(of: member, name)
      if places[source] == nil { places[source] = bucket.place }
      edges.append(
        ReplicationGraph.Edge(
          source: source, destination: node(of: number(of: destination.value), destination.value),
          span: destination.span))
    }
  }

  func fleet(rulesPerBucket: Int) -> Fleet {
    Fleet(
      rulesPerBucket: rulesPerBucket, repeated: repeated, contradictions: contradictions,
      unknownRegions: unknownRegions,
      graph: ReplicationGraph(names: names, places: places, edges: edges))
  }

  private mutating func note(_ bucket: Fleet.Bucket, _ name: BucketName, _ member: Int) {
    if let first = members[member].bucket {
      repeated.append((name, buckets[first], bucket))
    } else {
      members[member].bucket = buckets.count
      buckets.append(bucket)
    }
  }

  /// - Parameter place: Where the bucket is said to be there, which for a default is the bucket itself.
  private mutating func note(_ region: Located<Region>?, of name: BucketName, _ member: Int, at place: SourceSpan) {
    guard let region else { return }
    let said = Located(value: region.value, span: place)
    if seenRegions.insert(region.value).inserted, !Region.known.contains(region.value.identifier) {
      unknownRegions.append(region)
    }
    if let first = members[member].region {
      if first.value != region.value { contradictions.append((name, first, said)) }
    } else {
      members[member].region = said
    }
  }

  private mutating func number(of name: BucketName) -> Int {
    let number = Self.number(in: &numbers[name, default: members.count])
    if number == members.count { members.append(Member()) }
    return number
  }

  /// Reads a place of the table without looking it up again.
  private static func number(in place: inout Int) -> Int { place }

  private mutating func node(of member: Int, _ name: BucketName) -> Int {
    if let node = members[member].node { return node }
    members[member].node = names.count
    names.append(name)
    places.append(nil)
    return names.count - 1
  }
}
