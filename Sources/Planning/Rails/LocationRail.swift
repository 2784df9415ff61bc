internal import Diagnostics
internal import Replication

/// A bucket never changes its region, so a rule that names another one for the same destination is a typing error, unless
/// the destination was seen to lie there: then it was deleted and made anew.
func locationRail(_ draft: Draft) -> RailVerdict {
  var verdict = RailVerdict()
  for case .replace(let rule, let desired, _) in draft.changes {
    let wanted = desired.rule.location
    guard let live = rule.settings.location.value, live != wanted,
      draft.feasibility.destinationRegions[rule.address.destination] != wanted,
      !draft.feasibility.knowsBetter(of: rule.address)
    else { continue }
    let origin = desired.place(of: .location)
    verdict.blocks.append(.locationDiffers(rule.address, live: live, desired: wanted, origin: origin))
  }
  return verdict
}

extension Feasibility {
  /// Whether the destination was seen elsewhere or not to exist, which is an obstacle that says more.
  fileprivate func knowsBetter(of address: RuleAddress) -> Bool {
    guard case .infeasible(let obstacles)? = verdicts[address] else { return false }
    return obstacles.contains { $0.cause.code == .destinationElsewhere || $0.cause.code == .destinationMissing }
  }
}

func locationDiagnostic(_ address: RuleAddress, live: Region, desired: Region, at origin: Origin) -> Diagnostic {
  Diagnostic(
    .railLocationDiffers, "the live rule says that \(address.destination) lies in \(live), not in \(desired)",
    at: origin.span,
    notes: ["a bucket's name is globally unique and its region never changes", "nothing was changed"],
    help: ["write location: \(live.location), or remove the rule first if the bucket was made anew elsewhere"])
}
