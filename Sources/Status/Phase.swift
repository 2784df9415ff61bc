/// Where a pair of buckets stands on the way to being replicated.
package enum Phase: Hashable, Sendable {
  /// The configuration asks for a rule and there is none.
  case missing
  /// Accepted by OSS and not yet effective.
  case starting
  /// Effective. It does not mean healthy: OSS has no status for failure.
  case doing
  /// OSS says a word that its documentation does not know. The rule counts as live.
  case other(String)
  /// Live, and no file of the configuration names it.
  case unmanaged
  /// Deleted and still listed. It replicates nothing.
  case closing

  /// Its name for people and programs; a contract but for `other`.
  package var name: String {
    switch self {
    case .missing: "missing"
    case .starting: "starting"
    case .doing: "doing"
    case .other(let word): word
    case .unmanaged: "unmanaged"
    case .closing: "closing"
    }
  }
}
