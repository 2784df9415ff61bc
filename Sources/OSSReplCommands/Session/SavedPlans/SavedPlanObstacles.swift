internal import Diagnostics
internal import Documents
internal import Planning
internal import Reporting

extension SavedPlan {
  /// Why the plan can't be applied, whatever would be done now, and the status that the run ends with for it.
  ///
  /// - Parameter missing: what the plan asks for and nobody has allowed, as it has to be typed.
  func obstacles(_ path: String, missing: [String]) -> (diagnostics: [Diagnostic], outcome: Outcome) {
    let blocked = plan.blocks.isEmpty ? [] : [blockedDiagnostic(path)]
    let incomplete = plan.unconsentedBuckets.isEmpty ? [] : [incompleteDiagnostic(path)]
    let unconsented = missing.isEmpty ? [] : [consentDiagnostic(path, missing)]
    let outcome: Outcome = blocked.isEmpty && unconsented.isEmpty ? incomplete.isEmpty ? .ok : .invalid : .blocked
    return (incomplete + blocked + unconsented, outcome)
  }

  /// What the plan was made with and the command line does not say, as it has to be typed.
  func requests(beyond terms: PlanTerms) -> [String] {
    let given = Set(terms.consents.all)
    return plan.forceReplace.subtracting(terms.forceReplace).sorted().map { "--replace \($0)" }
      + plan.consents.all.filter { !given.contains($0) }.map { "--allow \($0)" }
  }

  /// The terms of the plan, and what the command line says beside them.
  func terms(with terms: PlanTerms) -> PlanTerms {
    var all = terms
    all.scope = plan.scope
    all.consents = terms.consents.joined(with: plan.consents)
    all.forceReplace.formUnion(plan.forceReplace)
    return all
  }
}
