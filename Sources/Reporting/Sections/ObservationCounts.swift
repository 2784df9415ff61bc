internal import Planning

/// How many observations there are of each kind.
struct ObservationCounts {
  /// The kinds, in the order in which they are shown and by the names that they are shown with.
  enum Name: String, CaseIterable {
    case unmanaged, closing, observed
    case notKept = "not kept"
    case unmodelled, absent

    init(_ observation: Observation) {
      switch observation {
      case .unmanaged: self = .unmanaged
      case .closing: self = .closing
      case .observed: self = .observed
      case .notKept: self = .notKept
      case .unmodelled: self = .unmodelled
      case .alreadyAbsent: self = .absent
      }
    }
  }

  private var counts: [Name: Int] = [:]

  init(_ observations: [Observation]) {
    for observation in observations { counts[Name(observation), default: 0] += 1 }
  }

  subscript(name: Name) -> Int { counts[name] ?? 0 }
}
