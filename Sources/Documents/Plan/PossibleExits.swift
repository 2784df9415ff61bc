package import Planning
internal import Replication

extension Plan {
  /// The statuses that `plan` can have ended with when it printed this plan as a document.
  ///
  /// A gate that reads a saved plan may go by its `exit`, so one that the plan can't have is a sign of an edit.
  package var possibleExits: Set<Int32> {
    if !blocks.isEmpty { return [4] }
    if !unknown.isEmpty { return unknown.allSatisfy { $0.reason.kind == .access } ? [7] : [1] }
    return changes.isEmpty ? [0] : [0, 2]
  }
}
