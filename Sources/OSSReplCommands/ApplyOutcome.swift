internal import Applying
internal import Diagnostics
internal import Planning
internal import Replication
internal import Reporting

/// The status with which applying ends.
func afterwards(_ plan: Plan, _ results: [ChangeResult], stoppedBy signal: StopSignal? = nil) -> Outcome {
  let undone = results.filter { !$0.isApplied }
  if let signal, undone.contains(where: \.isInterrupted) { return signal == .interrupt ? .interrupted : .terminated }
  if undone.isEmpty { return plan.unknown.isEmpty ? .ok : .partial }
  if results.contains(where: { $0.isApplied || $0.wroteSomething }) { return .partial }
  if undone.contains(where: { $0.ending == .stale }) { return .stale }
  return results.allSatisfy(\.isAccessFailure) ? .access : .error
}

extension ChangeResult {
  fileprivate var wroteSomething: Bool {
    switch ending {
    case .failed(let failure): failure.wroteSomething
    case .interrupted(let pending): pending
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

  /// What the operator has to know of a change that was not done; nil when there is nothing to say.
  var diagnostic: Diagnostic? {
    switch ending {
    case .applied, .skipped, .interrupted(pending: false): return nil
    case .stale:
      return Diagnostic(
        .bucketStale, "bucket \(change.address.source) is no longer as it was when the plan was made",
        at: change.origin.span, notes: ["\(change.kind.rawValue) \(change.address) was not begun"],
        help: ["run oss-repl plan again"])
    case .interrupted(pending: true):
      return Diagnostic(
        .changeInterrupted, "\(change.address) is without a rule: the old one is deleted, the new one not created yet",
        at: change.origin.span, notes: ["new objects are NOT replicated meanwhile"],
        help: ["run oss-repl apply again; it creates the rule once the old one is gone"])
    case .failed(let failure): return diagnostic(failure)
    }
  }

  private func diagnostic(_ failure: ApplyFailure) -> Diagnostic {
    let facts = failure.facts.isEmpty ? [] : [failure.facts.joined(separator: ", ")]
    let text = "\(change.kind.rawValue) \(change.address): \(failure.message)"
    switch failure.pair {
    case .withoutRule:
      return Diagnostic(
        .pairWithoutRule, text, at: change.origin.span,
        notes: facts + ["replication of \(change.address) is OFF: the pair has no rule"],
        help: ["mend the cause and run oss-repl apply again; it creates the missing rule"])
    case .asBefore:
      return Diagnostic(
        .changeFailed, text, at: change.origin.span, notes: facts + ["the pair is as it was before"],
        help: ["mend the cause and run again; running again is safe"])
    case .restored:
      return Diagnostic(
        .changeFailed, text, at: change.origin.span,
        notes: facts + ["the old rule was put back, so the pair is replicated as before"],
        help: ["mend the cause and run again; running again is safe"])
    case .unclear:
      return Diagnostic(
        .changeFailed, text, at: change.origin.span, notes: facts + ["what the pair has now could not be made certain"],
        help: ["run oss-repl plan to see what is live; running again is safe"])
    }
  }
}
