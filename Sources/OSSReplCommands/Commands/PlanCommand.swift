package import ArgumentParser
internal import Documents
internal import Planning
internal import Reporting

/// `oss-repl plan`: shows what `apply` would do. It has no means to write.
package struct PlanCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Show what apply would change. Nothing is written.",
    usage: "oss-repl plan [<options>]",
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
  @OptionGroup var detail: DetailOptions
  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var reports: ReportOptions<PlanReport>
  @OptionGroup var markdown: MarkdownOptions

  @Option(help: ArgumentHelp("How to print the plan.", valueName: "format"))
  var format = PlanFormat.text

  @Option(
    help: ArgumentHelp(
      "Save the plan for apply and show.",
      discussion: "Mode 0600, in place of an earlier one. Not written for a plan that apply would not take.",
      valueName: "file"),
    completion: .file())
  var out: String?

  @Flag(help: "Exit with 2 when there are changes.")
  var detailedExitcode = false

  package init() {}

  package func validate() throws {
    try markdown.check(
      isAskedFor: format == .markdown || reports.reports.contains { $0.format == .markdown },
      how: "--format markdown or --report markdown=FILE")
    guard let out else { return }
    guard !out.isEmpty, out != "-" else {
      throw ValidationError("--out needs a file; --format json prints the plan to standard output.")
    }
    let place = OutputFile.place(of: out)
    guard !reports.reports.contains(where: { $0.place == place }) else {
      throw ValidationError("--out: a report goes to '\(out)' already.")
    }
  }

  package func run() async throws {
    let console = ConsoleReporter(
      runtime: Runtime.current, options: display, progress: progressOptions, isSilent: format == .json)
    let file = try out.map { try SavedPlanDestination($0, console) }
    var prepared: PreparedPlan?
    try await reports.write(with: console, output: format.report) {
      let session = try await Session(files, scope: choice.scope, options: network, console) {
        try console.require(noneOf: UnfitPattern.beforeReading(choice.scope, $0))
      }
      let made = await PreparedPlan(session, terms: PlanTerms(scope: choice.scope, consent))
      try console.require(noneOf: made.unfitPatterns)
      prepared = made
      try show(made, console, savingTo: file)
    } text: { report, outcome in
      switch report {
      case .github: console.gitHubReport
      case .json: try planJSON(prepared, console, outcome)
      case .markdown: planMarkdown(prepared, console, outcome)
      }
    }
  }

  private func show(_ prepared: PreparedPlan, _ console: ConsoleReporter, savingTo file: SavedPlanDestination?) throws {
    let plan = prepared.plan
    console.report(plan.diagnostics, except: format == .text ? plan.diagnosticsInText : [])
    if format == .text {
      let command = ApplyCommandLine(plan, file: plan.canBeApplied ? out : nil, options: files.words + network.words)
      console.show(
        planText(plan, command: command, detail: detail.detail, layout: display.layout(console.runtime)))
    }
    var outcome = plan.outcomeOfLooking
    if outcome == .ok && detailedExitcode && !plan.changes.isEmpty { outcome = .differences }
    try file?.save(prepared, console, outcome)
    try outcome.end()
  }
}

extension PlanCommand {
  /// The plan as a comment; where the run ended before there was one, what was reported.
  private func planMarkdown(_ prepared: PreparedPlan?, _ console: ConsoleReporter, _ outcome: Outcome) -> String {
    guard let prepared else {
      return diagnosticsMarkdown(
        console.reported, for: MarkdownTarget(limit: markdown.limit, project: nil, file: nil))
    }
    return Reporting.planMarkdown(
      prepared.plan,
      for: MarkdownTarget(
        limit: markdown.limit, project: prepared.project, file: prepared.plan.canBeApplied ? out : nil))
  }
}

/// The plan as data; where the run ended before there was one, what was reported.
private func planJSON(_ prepared: PreparedPlan?, _ console: ConsoleReporter, _ outcome: Outcome) throws -> String {
  guard let prepared else { return try jsonText(DiagnosticsDocument(console.reported, exit: outcome.rawValue)) }
  return try jsonText(prepared.document(console.reported, outcome))
}

extension PlanFormat {
  /// The report that is printed in place of the text.
  fileprivate var report: PlanReport? {
    switch self {
    case .text: nil
    case .json: .json
    case .markdown: .markdown
    }
  }
}

/// What `plan` can leave in files.
enum PlanReport: String, ReportFormat {
  case github, json, markdown
}
