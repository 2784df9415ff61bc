package import Applying
package import Diagnostics
internal import Documents
internal import Planning
internal import Replication

/// What the operator has to know of changes that were not done, or have not come about: one diagnostic for each cause, which
/// counts the changes that it met.
package func diagnostics(of results: [ChangeResult]) -> [Diagnostic] {
  OutcomeGroup.groups(of: results).compactMap { group in
    group.first.diagnostic?.speaking(for: group.addresses)
  }
}

extension ChangeResult {
  /// What the operator has to know of a change that was not done, or has not come about; nil when there is nothing to say.
  var diagnostic: Diagnostic? {
    switch ending {
    case .applied: return waitDiagnostic
    case .skipped, .interrupted(.notDone): return nil
    case .stale:
      return Diagnostic(
        .bucketStale, "bucket \(change.address.source) is no longer as it was when the plan was made",
        at: change.origin.span, notes: ["\(change.kind.rawValue) \(change.address) was not begun"],
        help: ["run oss-repl plan again"])
    case .interrupted(.pendingCreate):
      return Diagnostic(
        .changeInterrupted, "\(change.address) is without a rule: the old one is deleted, the new one not created yet",
        at: change.origin.span, notes: ["new objects are NOT replicated meanwhile"],
        help: ["run oss-repl apply again; it creates the rule once the old one is gone"])
    case .interrupted(.unverified):
      return Diagnostic(
        .changeInterrupted, "\(change.kind.rawValue) \(change.address) was interrupted before it was seen what it did",
        at: change.origin.span,
        notes: [
          "a write was sent and may have taken effect", "the pair may be without a rule: then nothing is replicated",
        ],
        help: ["run oss-repl apply again; it starts from what is live"])
    case .failed(let failure): return diagnostic(failure)
    }
  }

  /// What was waited for and has not come about, as a sentence without a full stop; nil where there is no such thing.
  var unreachedWait: String? {
    switch settling {
    case nil, .reached, .interrupted: nil
    case .stillClosing: "the deleted rule is still closing"
    case .still(let status): "the new rule is still \(status.wireText), not doing"
    case .unreadable(let reason): "what became of it could not be read: \(reason)"
    }
  }

  private var waitDiagnostic: Diagnostic? {
    guard let unreachedWait else { return nil }
    return Diagnostic(
      .waitNotReached, "\(change.kind.rawValue) \(change.address): \(unreachedWait)", at: change.origin.span,
      notes: ["the change itself is made and verified; only waiting for it was given up (--wait, --wait-timeout)"],
      help: ["run oss-repl plan later to see that nothing is left to do"])
  }

  private func diagnostic(_ failure: ApplyFailure) -> Diagnostic {
    let code: DiagnosticCode
    var losses: [String] = []
    let help: String
    switch failure.pair {
    case .withoutRule:
      (code, help) = (.pairWithoutRule, "mend the cause and run oss-repl apply again; it creates the missing rule")
    case .asBefore: (code, help) = (.changeFailed, "mend the cause and run again; running again is safe")
    case .restored(let lost):
      (code, help) = (.changeFailed, "mend the cause and run again; running again is safe")
      losses = lost.map(\.note)
    case .unclear: (code, help) = (.changeFailed, "run oss-repl plan to see what is live; running again is safe")
    }
    let facts = failure.facts.isEmpty ? [] : [failure.facts.joined(separator: ", ")]
    let clause = PairState(failure.pair).clause.map { [$0] } ?? []
    return Diagnostic(
      code, "\(change.kind.rawValue) \(change.address): \(failure.message)", at: change.origin.span,
      notes: facts + clause + losses, help: [help])
  }
}
