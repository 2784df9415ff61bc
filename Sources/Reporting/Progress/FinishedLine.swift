package import Applying
internal import Documents
internal import Planning
internal import Replication

/// A change that has come to its end, as a line that scrolls by above the block: how long it took, what was done, and to which
/// pair. Nil for a change that was not begun, and for one that has a line of its own.
///
/// - Parameter took: how long it was under way.
package func finishedLine(_ result: ChangeResult, took: Duration) -> String? {
  let verb: String
  switch result.ending {
  case .applied: verb = result.change.kind.participle
  case .failed: verb = "FAILED"
  case .stale: verb = "stale"
  case .interrupted(.unverified): verb = "interrupted"
  case .skipped, .interrupted(.notDone), .interrupted(.pendingCreate): return nil
  }
  let address = result.change.address
  return Words.visible("  \(Words.text(took))  \(verb)  \(address.source) -> \(address.destination)")
}
