internal import Replication

/// Gathers the same finding about many rules into one, so that one cause is said once.
struct FindingCollector {
  /// What makes two obstacles one: what is true of a bucket is one cause wherever the bucket is named, while any other
  /// value is wrong at each of its places.
  private struct ObstacleKey: Hashable {
    let cause: Obstacle.Cause
    let origin: Origin?
  }

  private var obstacleGroups = OrderedGroups<ObstacleKey, Obstacle>()
  private var doubtGroups = OrderedGroups<Doubt.Cause, Doubt>()

  mutating func add(_ obstacle: Obstacle) {
    let origin = obstacle.cause.isOfOneBucket ? nil : obstacle.origin
    obstacleGroups.add(obstacle, under: ObstacleKey(cause: obstacle.cause, origin: origin))
  }

  mutating func add(_ doubt: Doubt) { doubtGroups.add(doubt, under: doubt.cause) }

  /// The obstacles by place, those of one place as they came.
  var obstacles: [Obstacle] {
    obstacleGroups.groups.compactMap { group in
      group.first.map { Obstacle(cause: $0.cause, origin: $0.origin, addresses: group.flatMap(\.addresses).sorted()) }
    }.enumerated().sorted { ($0.element.origin, $0.offset) < ($1.element.origin, $1.offset) }.map(\.element)
  }

  /// The doubts by place, those of one place as they came.
  var doubts: [Doubt] {
    doubtGroups.groups.compactMap { group in
      group.first.map { Doubt(cause: $0.cause, origin: $0.origin, addresses: group.flatMap(\.addresses).sorted()) }
    }.enumerated().sorted { ($0.element.origin, $0.offset) < ($1.element.origin, $1.offset) }.map(\.element)
  }
}

extension Obstacle.Cause {
  /// Whether it is about a bucket's existence or place, whichever rule names the bucket.
  fileprivate var isOfOneBucket: Bool {
    switch self {
    case .sourceMissing, .sourceElsewhere, .destinationMissing: true
    default: false
    }
  }
}
