package import Diagnostics
package import Replication

/// A replace that takes consent by name.
package struct HeldReplace: Hashable, Sendable {
  /// Why it does.
  package enum Ground: Hashable, Sendable {
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

/// A replace leaves the pair without a rule for minutes, so it takes consent where many are planned, and consent by name
/// where the new rule would never copy what is written meanwhile, or where nobody knows whether OSS will accept it.
///
/// `--replace` is a request, not a consent: a gap that is never copied and an unproven feasibility hold it back too.
func replaceRail(_ draft: Draft) -> RailVerdict {
  let replaces = PlannedReplaces(draft)
  var verdict = replaces.verdict
  for change in replaces.all {
    guard case .replace(_, let desired, _) = change else { continue }
    let isForced = draft.terms.forceReplace.contains(change.address)
    var grounds: [HeldReplace.Ground] = []
    if desired.rule.historicalObjectReplication == .disabled { grounds.append(.gapNotCopied) }
    if case .unproven(let doubts)? = draft.feasibility.verdicts[change.address] {
      grounds.append(.feasibilityUnproven(doubts))
    }
    if draft.consents.replace.contains(change.address) {
      // What OSS did not keep is replaced by consent alone.
      let isNeeded = !grounds.isEmpty || (!isForced && (replaces.areTooMany || change.isRequested))
      if isNeeded { verdict.used.insert(.replace(change.address)) }
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
      labels: historyLabels,
      notes: grounds.flatMap(\.notes)
        + ["a replaced pair has no rule from the delete to the create, mostly for minutes", "nothing was changed"],
      help: ["if the rule shall be replaced, pass --allow replace:\(address)"] + grounds.flatMap(\.help))
  }
}

extension HeldReplace {
  /// The place that keeps what is written meanwhile from being copied, where that is a ground.
  var historyLabels: [Diagnostic.Label] {
    guard grounds.contains(.gapNotCopied), let historyOrigin else { return [] }
    return [Diagnostic.Label(span: historyOrigin.span, message: "disabled here")]
  }
}

extension HeldReplace.Ground {
  var summary: String {
    switch self {
    case .gapNotCopied: "what is written meanwhile would never be copied"
    case .feasibilityUnproven: "it is not known whether OSS accepts the new rule"
    }
  }

  var notes: [String] {
    switch self {
    case .gapNotCopied: ["historical_object_replication of the new rule is disabled"]
    case .feasibilityUnproven(let doubts): doubts.flatMap { [$0.cause.sentence] + $0.cause.facts }
    }
  }

  var help: [String] {
    switch self {
    case .gapNotCopied:
      ["or set historical_object_replication: enabled; existing objects are then copied again, billed"]
    case .feasibilityUnproven(let doubts):
      OrderedGroups(doubts.map(\.cause.help)) { $0 }.groups.compactMap(\.first).map { "or \($0)" }
    }
  }
}
