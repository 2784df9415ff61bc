package import ArgumentParser
internal import Planning
internal import Reporting

/// `oss-repl plan`: shows what `apply` would do. It has no means to write.
package struct PlanCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what apply would change. Nothing is written.",
    discussion: """
      Reads the rules of every bucket in the configuration, one request a bucket, and compares. Buckets that no file names \
      are neither read nor changed.

      Example: oss-repl plan --config replication.yaml --detailed-exitcode

      Exit codes: 0 done; 1 a bucket could not be read; 2 there are changes (only with --detailed-exitcode); 3 the \
      configuration is invalid, nothing was contacted; 4 a rail would stop apply; 7 credentials are missing, or every \
      cause is a refusal of access; 64 wrong usage.
      """)

  @OptionGroup var files: ConfigurationOptions
  @OptionGroup var network: ConnectionOptions
  @OptionGroup var choice: ScopeOptions
  @OptionGroup var consent: ConsentOptions
  @OptionGroup var display: OutputOptions
  @OptionGroup var telling: DetailOptions
  @OptionGroup var reports: ReportOptions<PlanReport>

  @Flag(help: "Exit with 2 when there are changes.")
  var detailedExitcode = false

  package init() {}

  package func run() async throws {
    let narrator = Narrator(runtime: Runtime.current, options: display)
    try await reports.write(with: narrator) {
      try await plan(narrator)
    } text: { format, _ in
      switch format {
      case .github: narrator.gitHubReport
      }
    }
  }

  private func plan(_ narrator: Narrator) async throws {
    let runtime = narrator.runtime
    let prepared = try await PreparedPlan.make(
      configuration: files, connection: network, scope: choice.scope, consent: consent, narrator: narrator)
    runtime.output(planText(prepared.plan, layout: display.layout(runtime, detail: telling.detail)))
    narrator.tell(prepared.plan.diagnostics)
    let outcome = prepared.plan.outcomeOfLooking
    if outcome == .ok && detailedExitcode && !prepared.plan.changes.isEmpty {
      return try Outcome.differences.end()
    }
    try outcome.end()
  }
}

/// What `plan` can leave in files.
enum PlanReport: String, ReportFormat {
  case github
}
