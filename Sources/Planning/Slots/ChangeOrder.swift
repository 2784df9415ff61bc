internal import Replication

/// The changes of one bucket in the order in which they are made.
///
/// Coverage shrinks only at the end: creates, then RTC, then replaces, then deletes. OSS limits how many rules a bucket has,
/// though, and a deleted rule holds its slot until it is gone. Creates for which there is no slot come last therefore, each
/// to wait until a deleted rule has left. A replace needs no slot but its own.
struct ChangeOrder {
  let changes: [Change]
  /// The creates that wait for a slot.
  let waitingForSlot: Set<RuleAddress>

  /// - Parameters:
  ///   - waiting: pairs whose create waits for the pair's own closing rule, and so takes over its slot.
  ///   - occupied: how many slots are taken now, by live and closing rules.
  ///   - slots: how many rules the bucket may have.
  init(_ changes: [Change], waiting: Set<RuleAddress>, occupied: Int, slots: Int) {
    var late: Set<RuleAddress> = []
    var occupied = occupied
    let sorted = changes.sorted { ($0.kind, $0.address) < ($1.kind, $1.address) }
    for change in sorted where change.kind == .create {
      if waiting.contains(change.address) {
        if occupied > slots { late.insert(change.address) }
      } else if occupied < slots {
        occupied += 1
      } else {
        late.insert(change.address)
      }
    }
    func isLate(_ change: Change) -> Bool { change.kind == .create && late.contains(change.address) }
    self.changes = late.isEmpty ? sorted : sorted.filter { !isLate($0) } + sorted.filter(isLate)
    waitingForSlot = late
  }
}
