internal import Replication

/// The order in which pairs are shown: what needs somebody first.
struct Urgency: Comparable {
  /// From the most urgent to what only has to be known.
  private enum Rank: Int {
    case missing
    case breach
    case unknown
    case starting
    case copyingHistory
    case doing
    case unmanaged
    case closing
  }

  private let rank: Int
  /// The longer lag first, in whole minutes: rows that differ by seconds would change places with every look.
  private let lag: Int64
  private let address: RuleAddress
  private let id: ExactString

  init(_ pair: PairStatus) {
    rank = Self.rank(of: pair).rawValue
    lag = (pair.lag ?? .zero).components.seconds / 60
    address = pair.address
    id = pair.live?.id ?? ""
  }

  private static func rank(of pair: PairStatus) -> Rank {
    if pair.phase == .missing { return .missing }
    if pair.phase == .closing { return .closing }
    if pair.breach != nil { return .breach }
    if pair.phase == .unmanaged { return .unmanaged }
    if pair.phase == .starting { return .starting }
    if pair.replicatedUpTo == nil { return .unknown }
    return pair.isCopyingHistory ? .copyingHistory : .doing
  }

  static func < (left: Urgency, right: Urgency) -> Bool {
    if left.rank != right.rank { return left.rank < right.rank }
    if left.lag != right.lag { return left.lag > right.lag }
    return (left.address, left.id) < (right.address, right.id)
  }
}

extension PairStatus {
  var urgency: Urgency { Urgency(self) }

  /// Whether existing objects are known not to be all copied yet.
  package var isCopyingHistory: Bool { historyRatio.map { $0 < 1 } ?? false }
}
