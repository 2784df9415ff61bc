package import Replication

extension StatusTable {
  /// The pairs that are not what they were: another phase, another rule, beyond its lag or not any more, history done. A lag that
  /// only grew is none of it.
  package func changes(since last: StatusTable) -> Set<RuleAddress> {
    let before = Dictionary(last.pairs.map { ($0.address, $0.standing) }, uniquingKeysWith: { first, _ in first })
    let now = Dictionary(pairs.map { ($0.address, $0.standing) }, uniquingKeysWith: { first, _ in first })
    return Set(now.filter { before[$0.key] != $0.value }.keys)
  }
}

/// What is marked when it changes.
private struct Standing: Hashable {
  let phase: Phase
  let id: ExactString?
  let breach: Breach?
  let isHistoryDone: Bool
  let matches: Bool?
}

extension PairStatus {
  fileprivate var standing: Standing {
    Standing(phase: phase, id: live?.id, breach: breach, isHistoryDone: historyRatio == 1, matches: matches)
  }
}
