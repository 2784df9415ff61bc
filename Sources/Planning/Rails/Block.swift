package import Diagnostics
package import Replication

/// Why a plan must not be applied as things stand. One is enough to stop all of it.
package enum Block: Hashable, Sendable {
  /// The resolved configuration has no rule at all, while buckets in scope have some.
  case empty(liveRules: Int, allowed: Int? = nil)
  /// More rules would be deleted than goes without saying.
  case delete(TooManyDeletes)
  /// More rules would be replaced than goes without saying.
  case replaces(TooManyReplaces)
  /// A replace that takes consent by name.
  case replace(HeldReplace)
  /// The configuration protects the rule from the change.
  case protected(ProtectedRule)
  /// A replace or delete would lose parts of a rule that aren't modelled.
  case unmodelled(LiveRule, origin: Origin)
  /// The live rule says that the destination bucket lies in another region than the configuration does.
  case locationDiffers(RuleAddress, live: Region, desired: Region, origin: Origin)
  /// OSS would refuse the rule, for these reasons; at least one.
  case infeasible(RuleAddress, [Obstacle])
  /// A bucket would have more rules than OSS allows.
  case tooManyRules(TooManyRules)
  /// `--replace` names something that can't be replaced.
  case notReplaceable(RuleAddress, NotReplaceable)
  /// One of a plan that was saved and read back.
  case recorded(RecordedBlock)
}

/// What holds a plan back, under the name that people know it by.
package enum Rail: String, CaseIterable, Sendable {
  case empty
  case delete
  case replace
  case protect
  case unmodelled
  case location
  case feasibility
  case slots
  case forcedReplace = "forced-replace"
}

extension Block {
  /// The rail that trips.
  package var rail: Rail {
    switch self {
    case .empty: .empty
    case .delete: .delete
    case .replaces, .replace: .replace
    case .protected: .protect
    case .unmodelled: .unmodelled
    case .locationDiffers: .location
    case .infeasible: .feasibility
    case .tooManyRules: .slots
    case .notReplaceable: .forcedReplace
    case .recorded(let block): block.rail
    }
  }

  /// Which changes are held back. The others wait too, but not for a reason of their own.
  enum Hold {
    case deletes
    /// Those of these pairs, as far as a change is planned for them.
    case pairs([RuleAddress])
  }

  var hold: Hold {
    switch self {
    case .empty, .delete: .deletes
    case .replaces(let replaces): .pairs(replaces.addresses)
    case .replace(let held): .pairs([held.address])
    case .protected(let rule): .pairs([rule.address])
    case .tooManyRules(let rules): .pairs(rules.creates)
    case .unmodelled(let rule, _): .pairs([rule.address])
    case .locationDiffers(let address, _, _, _), .infeasible(let address, _), .notReplaceable(let address, _):
      .pairs([address])
    case .recorded(let block): .pairs(Array(block.addresses))
    }
  }

  /// What is held back and how to let it through; at least one.
  package var diagnostics: [Diagnostic] {
    switch self {
    case .empty(let live, let allowed): [emptyDiagnostic(liveRules: live, allowed: allowed)]
    case .delete(let deletes): [deletes.diagnostic]
    case .replaces(let replaces): [replaces.diagnostic]
    case .replace(let held): [held.diagnostic]
    case .protected(let rule): [rule.diagnostic]
    case .unmodelled(let rule, let origin): [unmodelledDiagnostic(rule, at: origin)]
    case .locationDiffers(let address, let live, let desired, let origin):
      [locationDiagnostic(address, live: live, desired: desired, at: origin)]
    case .infeasible(_, let obstacles): obstacles.merged(closing: ["nothing was changed"])
    case .tooManyRules(let rules): [rules.diagnostic]
    case .notReplaceable(let address, let cause): [cause.diagnostic(address)]
    case .recorded(let block): block.diagnostics
    }
  }
}
