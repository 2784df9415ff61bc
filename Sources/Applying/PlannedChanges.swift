internal import Planning
internal import Replication

extension BucketPlan {
  /// Whether the same is to be done as was planned, to rules that say what they said then.
  ///
  /// The order may differ: with a closing rule gone meanwhile, a create need no longer wait for its slot.
  func asks(for planned: [Change]) -> Bool {
    guard changes.count == planned.count else { return false }
    return zip(changes.sorted { $0.address < $1.address }, planned.sorted { $0.address < $1.address }).allSatisfy {
      fresh, planned in
      guard fresh.kind == planned.kind, fresh.address == planned.address else { return false }
      switch (fresh.live, planned.live) {
      case (nil, nil): return true
      case (let fresh?, let planned?): return fresh.isSameConfiguration(as: planned)
      default: return false
      }
    }
  }
}
