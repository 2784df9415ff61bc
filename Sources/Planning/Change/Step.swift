internal import Replication

/// One thing that is done for a change.
package enum Step: String, CaseIterable, Sendable {
  /// Wait until the bucket has a slot for one rule more. A deleted rule holds its slot until it is gone.
  case waitForSlot = "wait-for-slot"
  /// Delete the live rule.
  case delete
  /// Wait until the pair's deleted rule is gone; until then OSS refuses another one for the pair.
  case waitUntilGone = "wait-until-gone"
  /// Add the desired rule.
  case create
  /// Switch Replication Time Control.
  case setRTC = "set-rtc"
  /// Read the bucket until the change is to be seen.
  case readBack = "read-back"
}

extension BucketPlan {
  /// What is done for one of the bucket's changes, in this order.
  package func steps(of change: Change) -> [Step] {
    switch change.kind {
    case .create:
      (waiting.contains(change.address) ? [.waitUntilGone] : [])
        + (waitingForSlot.contains(change.address) ? [.waitForSlot] : []) + [.create, .readBack]
    case .replace: [.delete, .waitUntilGone, .create, .readBack]
    case .setRTC: [.setRTC, .readBack]
    case .delete: [.delete, .readBack]
    }
  }
}
