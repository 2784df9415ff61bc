package import Diagnostics
package import Documents
package import Planning
internal import Replication

extension SavedPlan {
  /// The plan lets through what nobody has allowed.
  ///
  /// - Parameter missing: what that is, as it has to be typed.
  package func consentDiagnostic(_ path: String, _ missing: [String]) -> Diagnostic {
    Diagnostic(
      .planNeedsConsent, "the plan \(path) lets through what nobody allowed here: \(missing.joined(separator: " "))",
      notes: [
        "a file proves nothing about who made it, so what it lets through counts only with a checksum or an answer",
        "nothing was contacted",
      ],
      help: ["pass --expect CHECKSUM with the checksum that was approved, or apply on a terminal and answer yes"])
  }

  /// The plan was held back by a rail.
  package func blockedDiagnostic(_ path: String) -> Diagnostic {
    let reasons = plan.blocks.flatMap(\.diagnostics).map { "\($0.code): \($0.message)" }
    let shown = reasons.prefix(5) + (reasons.count > 5 ? ["and \(reasons.count - 5) more reasons"] : [])
    return Diagnostic(
      .planWasBlocked, "the plan \(path) was held back when it was made", notes: shown + ["nothing was contacted"],
      help: ["oss-repl show \(path) says how to let it through; then plan again"])
  }

  /// Not all buckets could be read when the plan was made.
  package func incompleteDiagnostic(_ path: String) -> Diagnostic {
    let names = plan.unconsentedBuckets.map { "bucket \($0.desired.name): \($0.reason.message)" }
    let shown = names.prefix(5) + (names.count > 5 ? ["and \(names.count - 5) more buckets"] : [])
    return Diagnostic(
      .planIncomplete,
      "the plan \(path) is incomplete: \(agreeing(names.count, "a bucket", "buckets")) could not be read",
      notes: shown + ["nothing was contacted"],
      help: ["mend the cause and plan again, or leave the bucket out with --exclude when planning"])
  }

  /// The plan says other rails than those that hold.
  package func otherRailsDiagnostic(_ path: String) -> Diagnostic {
    Diagnostic(
      .planSaysOtherRails, severity: .warning, "\(path) says other rails than those that are in force",
      notes: ["the rails in force hold, whatever the plan says; whoever approved it may have gone by the others"],
      help: ["give the same --rails to plan and apply; if that was done, the file was edited: make the plan again"])
  }
}

extension PlanDocument {
  /// The plan was made from another project's configuration.
  package func otherProjectDiagnostic(_ path: String, _ project: String?) -> Diagnostic {
    func words(_ project: String?) -> String {
      project.map { "of the project \(QuotedText($0))" } ?? "without a project"
    }
    return Diagnostic(
      .planOfOtherProject, "the plan \(path) is \(words(self.project)), the configuration is \(words(project))",
      notes: ["nothing was contacted"], help: ["apply a plan with the configuration that it was made from"])
  }
}

extension Checksum {
  /// A saved plan is not the one that the command line expects.
  package func otherPlanDiagnostic(_ path: String, _ found: Checksum) -> Diagnostic {
    Diagnostic(
      .checksumStale, "the plan \(path) has the checksum \(found), not \(self)", notes: ["nothing was contacted"],
      help: ["name the plan that was approved, or leave one of the two out"])
  }
}
