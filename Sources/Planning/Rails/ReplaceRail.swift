package import Diagnostics
package import Replication

/// A replace that takes consent by name.
package struct HeldReplace: Hashable, Sendable {
  /// Why it does.
  package enum Ground: Hashable, Sendable {
    /// More rules would be replaced without consent than `limits.replace.max` lets through.
    case tooMany(planned: Int, max: Int)
    /// The new rule does not copy what is written while there is none.
    case gapNotCopied
    /// Whether OSS will accept the new rule could not be made certain, for these reasons; at least one.
    case feasibilityUnproven([Doubt])
  }

  package let address: RuleAddress
  /// At least one.
  package let grounds: [Ground]
  /// The place of the rule.
  package let origin: Origin
  /// The place that gave the rule's history replication, where it is known.
  package let historyOrigin: Origin?
}

/// A replace leaves the pair without a rule for minutes, so it takes consent by name where many are planned, where the new
/// rule would never copy what is written meanwhile, and where nobody knows whether OSS will accept the new rule.
///
/// How the number and the names play together:
/// - `limits.replace.max` counts the replaces that nobody named. Those with consent don't count, nor do those that
///   `--replace` asked for: they come one by one from the command line already.
/// - When the rest is still more than the limit, every one of it is held back, so that chance decides nothing.
/// - `--replace` is a request, not a consent: a gap that is never copied and an unproven feasibility hold it back too.
func replaceRail(_ draft: Draft) -> RailVerdict {
  let replaces = draft.changes.filter { $0.kind == .replace }
  let max = draft.desired.limits.replaceMax
  let counting = replaces.filter { !draft.terms.forceReplace.contains($0.address) }
  let unnamed = counting.count { !draft.consents.replace.contains($0.address) }
  var verdict = RailVerdict()
  for change in replaces {
    guard case .replace(_, let desired, _) = change else { continue }
    let isConsented = draft.consents.replace.contains(change.address)
    let isForced = draft.terms.forceReplace.contains(change.address)
    var grounds: [HeldReplace.Ground] = []
    if !isForced, isConsented ? counting.count > max : unnamed > max {
      grounds.append(.tooMany(planned: unnamed, max: max))
    }
    if desired.rule.historicalObjectReplication == .disabled { grounds.append(.gapNotCopied) }
    if case .unproven(let doubts)? = draft.feasibility.verdicts[change.address] {
      grounds.append(.feasibilityUnproven(doubts))
    }
    if isConsented {
      // What OSS did not keep is replaced by consent alone.
      if !grounds.isEmpty || (change.isRequested && !isForced) { verdict.used.insert(.replace(change.address)) }
    } else if !grounds.isEmpty {
      verdict.blocks.append(
        .replace(
          HeldReplace(
            address: change.address, grounds: grounds, origin: desired.origin,
            historyOrigin: desired.fieldOrigins[.historicalObjectReplication])))
    }
  }
  return verdict
}

extension HeldReplace {
  package var diagnostic: Diagnostic {
    Diagnostic(
      .railReplace, "the replace of \(address) is held back: \(grounds.map(\.summary).joined(separator: "; "))",
      at: origin.span,
      labels: historyOrigin.map {
        grounds.contains(.gapNotCopied) ? [.init(span: $0.span, message: "disabled here")] : []
      }
        ?? [],
      notes: grounds.flatMap(\.notes)
        + ["a replaced pair has no rule from the delete to the create, mostly for minutes", "nothing was changed"],
      help: ["if the rule shall be replaced, pass --allow replace:\(address)"] + grounds.flatMap(\.help))
  }
}

extension HeldReplace.Ground {
  fileprivate var summary: String {
    switch self {
    case .tooMany(let planned, let max): "\(counted(planned, "replace")) at once, more than \(max)"
    case .gapNotCopied: "what is written meanwhile would never be copied"
    case .feasibilityUnproven: "it is not known whether OSS accepts the new rule"
    }
  }

  fileprivate var notes: [String] {
    switch self {
    case .tooMany(_, let max): ["limits.replace.max is \(max); replaces that are allowed by name don't count"]
    case .gapNotCopied: ["historical_object_replication of the new rule is disabled"]
    case .feasibilityUnproven(let doubts): doubts.flatMap { [$0.cause.sentence] + $0.cause.facts }
    }
  }

  fileprivate var help: [String] {
    switch self {
    case .tooMany: []
    case .gapNotCopied:
      ["or set historical_object_replication: enabled; existing objects are then copied again, billed"]
    case .feasibilityUnproven(let doubts):
      OrderedGroups(doubts.map(\.cause.help)) { $0 }.groups.compactMap(\.first).map { "or \($0)" }
    }
  }
}
