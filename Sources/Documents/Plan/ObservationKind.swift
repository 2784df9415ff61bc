internal import Planning

/// The kinds of observations under the words that documents have for them.
enum ObservationKind: String {
  case unmanaged
  case closing
  case observed
  case notKept = "not-kept"
  case unmodelled
  case absent

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
