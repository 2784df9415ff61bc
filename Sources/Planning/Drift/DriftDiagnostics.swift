package import Diagnostics
internal import Replication

extension Drift {
  /// What could not be seen and what is very likely not meant so. The items are not among it: they are the answer itself.
  package var diagnostics: [Diagnostic] {
    unknown.diagnostics + uncheckedDiagnostics + warnings.map(\.diagnostic)
  }

  /// One diagnostic for all destinations that could not be checked for the same kind of reason: the first speaks for the
  /// others.
  private var uncheckedDiagnostics: [Diagnostic] {
    OrderedGroups(unchecked) { $0.reason?.kind.name ?? "" }.groups.compactMap { group in
      guard let first = group.first else { return nil }
      let others = group.count == 1 ? [] : ["the same holds for \(counted(group.count - 1, "more bucket"))"]
      return Diagnostic(
        .destinationUnchecked, severity: first.reason.map { $0.kind == .access } ?? true ? .warning : .error,
        "destination bucket \(first.name) could not be checked: \(first.message)",
        at: first.origin.span,
        notes: (first.reason?.factNotes ?? []) + others
          + concernedRules(Set(group.flatMap(\.addresses)).sorted()),
        help: [
          first.reason?.help(
            granting: "oss:GetBucketInfo on the bucket; in another account its bucket policy has to grant it; "
              + "or pass --no-destinations")
            ?? "look at the rule in OSS's console"
        ])
    }
  }
}

extension UncheckedDestination {
  /// Why it could not be checked, as one sentence without a full stop.
  package var message: String { reason?.message ?? "the live rule names no bucket in a region that could be asked" }
}

extension DriftItem {
  /// The difference at the line that it is about. It is an error where replication that is asked for does not take place.
  package var diagnostic: Diagnostic {
    switch finding {
    case .changed(_, _, let differences):
      let fields = differences.map(\.field.rawValue).joined(separator: ", ")
      return Diagnostic(
        .ruleDrifted, severity: .warning, "the live rule \(address) is not as configured: \(fields)", at: origin.span,
        help: [help(applied: "run oss-repl plan and apply", otherwise: "change the configuration to what is live")])
    case .missingLive(_, let isClosing):
      return Diagnostic(
        .ruleNotLive,
        isClosing
          ? "the rule \(address) is not live: the one that was there is being deleted"
          : "the rule \(address) is not live",
        at: origin.span, notes: ["new objects are not replicated to \(address.destination)"],
        help: [help(applied: "run oss-repl apply to create it", otherwise: "take it out of the configuration")])
    case .unmanagedLive(_, let tombstone):
      return Diagnostic(
        .ruleUnmanaged, severity: .warning,
        tombstone == nil
          ? "the live rule \(address) is not in the configuration"
          : "the rule \(address) is live, and the configuration says state: absent",
        at: origin.span,
        help: [
          tombstone == nil
            ? "write it down (oss-repl import prints it), or have it deleted" : "run oss-repl apply to delete it"
        ])
    case .orphanDestination(let orphan): return orphan.diagnostic(at: origin)
    }
  }

  /// What to do, which in a bucket that is only observed is not ours.
  private func help(applied: String, otherwise: String) -> String {
    bucket.mode == .observe
      ? "the bucket is only observed: have it mended where it is managed, or \(otherwise)"
      : "\(applied), or \(otherwise)"
  }
}

extension OrphanDestination {
  fileprivate func diagnostic(at origin: Origin) -> Diagnostic {
    let name = address.destination
    let isLive = live != nil
    switch finding {
    case .missing:
      return Diagnostic(
        .destinationGone, "the destination bucket \(name) does not exist", at: origin.span,
        notes: [isLive ? "the live rule \(address) copies nowhere" : "the rule \(address) is configured and not live"],
        help: ["make the bucket anew and run oss-repl apply --replace \(address), or delete the rule"])
    case .elsewhere(let found):
      let written = [live?.settings.location.value, desired?.rule.location].compactMap { $0 }.first { $0 != found }
      return Diagnostic(
        .destinationGone,
        "the destination bucket \(name) is in \(found)" + (written.map { ", not in \($0)" } ?? ""), at: origin.span,
        notes: [isLive ? "the live rule \(address) says otherwise" : "the rule \(address) is configured and not live"],
        help: ["write location: \(found.location) if this is the bucket that is meant, then run oss-repl plan"])
    }
  }
}
