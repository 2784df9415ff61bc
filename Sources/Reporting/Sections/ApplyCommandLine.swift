internal import Diagnostics
package import Planning
internal import Replication

/// The command that applies exactly a plan and refuses anything else.
package struct ApplyCommandLine: Sendable {
  private let plan: Plan
  /// Where the plan is saved; nil where it is not.
  let file: String?
  /// What has to be said again: where the configuration is, and how OSS is reached.
  private let options: [String]

  /// - Parameters:
  ///   - file: where the plan is saved; nil where it is not.
  ///   - options: the words of the command line that neither the plan nor its checksum carries.
  package init(_ plan: Plan, file: String?, options: [String] = []) {
    self.plan = plan
    self.file = file
    self.options = options
  }

  /// Whether there is anything that apply would take.
  var isPossible: Bool { !plan.changes.isEmpty && plan.canBeApplied }

  /// The command for a shell; nil where a word of it can't be typed as it is shown, or where there is nothing to apply.
  var text: String? {
    guard isPossible else { return nil }
    let words =
      ["oss-repl", "apply"] + (file.map { [$0] } ?? []) + ["--expect", plan.checksum.description] + options
      + (file == nil ? scope + requests : [])
    guard words.allSatisfy(\.canBeTyped) else { return nil }
    return words.map(\.quotedForShell).joined(separator: " ")
  }

  /// The options that a saved plan carries and a checksum does not.
  private var scope: [String] {
    plan.scope.only.flatMap { ["--only", $0.description] }
      + plan.scope.exclude.flatMap { ["--exclude", $0.description] }
  }

  /// What was asked for and allowed by name, which a saved plan carries too.
  private var requests: [String] {
    plan.forceReplace.sorted().flatMap { ["--replace", $0.description] }
      + plan.consents.all.flatMap { ["--allow", $0.description] }
  }
}
