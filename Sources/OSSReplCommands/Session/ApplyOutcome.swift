internal import Applying
internal import Diagnostics
internal import Documents
internal import Planning
internal import Replication
internal import Reporting

/// The status with which applying ends.
func afterwards(_ plan: Plan, _ results: [ChangeResult], stoppedBy signal: StopSignal? = nil) -> Outcome {
  let undone = results.filter { !$0.isApplied }
  // Whoever asked the run to stop was assured that it does, so this counts for more than all else.
  if let signal { return signal == .interrupt ? .interrupted : .terminated }
  if undone.isEmpty {
    if !plan.unknown.isEmpty { return .partial }
    return results.allSatisfy { [nil, .reached].contains($0.settling) } ? .ok : .timeout
  }
  if results.contains(where: \.hasWritten) { return .partial }
  if undone.contains(where: { $0.ending == .stale }) { return .stale }
  return results.allSatisfy(\.isAccessFailure) ? .access : .error
}

extension ChangeResult {
  /// Whether some write of the change was accepted, or may have been.
  var hasWritten: Bool { isApplied || wroteSomething }

  private var wroteSomething: Bool {
    switch ending {
    case .failed(let failure): failure.wroteSomething
    case .interrupted(let interruption): interruption != .notDone
    case .applied, .stale, .skipped: false
    }
  }

  /// A change that was skipped because another failed has no cause of its own.
  fileprivate var isAccessFailure: Bool {
    switch ending {
    case .failed(let failure): failure.isAccess
    case .skipped: true
    case .applied, .stale, .interrupted: false
    }
  }
}
