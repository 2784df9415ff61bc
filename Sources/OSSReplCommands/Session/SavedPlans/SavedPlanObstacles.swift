internal import Diagnostics
internal import Documents
internal import Planning
internal import Replication

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

  private func consentDiagnostic(_ path: String, _ missing: [String]) -> Diagnostic {
    Diagnostic(
      .planNeedsConsent, "the plan \(path) lets through what nobody allowed here: \(missing.joined(separator: " "))",
      notes: [
        "a file proves nothing about who made it, so what it lets through counts only with a checksum or an answer",
        "nothing was contacted",
      ],
      help: ["pass --expect CHECKSUM with the checksum that was approved, or apply on a terminal and answer yes"])
  }

  private func blockedDiagnostic(_ path: String) -> Diagnostic {
    let reasons = plan.blocks.flatMap(\.diagnostics).map { "\($0.code): \($0.message)" }
    let shown = reasons.prefix(5) + (reasons.count > 5 ? ["and \(reasons.count - 5) more reasons"] : [])
    return Diagnostic(
      .planWasBlocked, "the plan \(path) was held back when it was made", notes: shown + ["nothing was contacted"],
      help: ["oss-repl show \(path) says how to let it through; then plan again"])
  }

  private func incompleteDiagnostic(_ path: String) -> Diagnostic {
    let names = plan.unconsentedBuckets.map { "bucket \($0.desired.name): \($0.reason.message)" }
    let shown = names.prefix(5) + (names.count > 5 ? ["and \(names.count - 5) more buckets"] : [])
    return Diagnostic(
      .planIncomplete,
      "the plan \(path) is incomplete: \(agreeing(names.count, "a bucket", "buckets")) could not be read",
      notes: shown + ["nothing was contacted"],
      help: ["mend the cause and plan again, or leave the bucket out with --exclude when planning"])
  }
}

extension PlanDocument {
  /// That the plan was made from another project's configuration.
  func otherProjectDiagnostic(_ path: String, _ project: String?) -> Diagnostic {
    func words(_ project: String?) -> String {
      project.map { "of the project \(QuotedText($0))" } ?? "without a project"
    }
    return Diagnostic(
      .planOfOtherProject, "the plan \(path) is \(words(self.project)), the configuration is \(words(project))",
      notes: ["nothing was contacted"], help: ["apply a plan with the configuration that it was made from"])
  }
}

extension Checksum {
  /// That a saved plan is not the one that the command line expects.
  func otherPlanDiagnostic(_ path: String, _ found: Checksum) -> Diagnostic {
    Diagnostic(
      .checksumStale, "the plan \(path) has the checksum \(found), not \(self)", notes: ["nothing was contacted"],
      help: ["name the plan that was approved, or leave one of the two out"])
  }
}
