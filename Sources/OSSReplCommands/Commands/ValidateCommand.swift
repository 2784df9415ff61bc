package import ArgumentParser
internal import Desired
internal import Diagnostics
internal import Documents
internal import Planning
internal import Replication
internal import Reporting

/// `oss-repl validate`: says what is wrong with a configuration, without contacting anything unless it is asked to.
package struct ValidateCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check a configuration. Nothing is contacted and no credentials are needed, unless with --online.",
    usage: "oss-repl validate [<options>] [<file> ...]",
    discussion: """
      Reports every problem of the file at once, each with its place and what to do about it. --format json prints them as \
      data on standard output and nothing on standard error; 'oss-repl schema diagnostics' describes it.

      --show-origins prints for one rule every value with the place that gives it: the rule, its template, the group's \
      item or a default.

      With --online OSS is asked whether every bucket is where the configuration says and whether every rule could be \
      put: its region, transfer acceleration, RTC, and versioning and owner of both buckets. The rules that are live are \
      not looked at.

      With FILE only what lies in these files is reported and counts for the exit code, as a hook before a commit wants \
      it. The whole configuration is read all the same.

      Example: oss-repl validate --config replication.yaml

      Exit codes: 0 the configuration is valid; 3 it is not; 64 wrong usage. With --online also: 1 something could not be \
      read; 4 a bucket is not where the configuration says, or OSS would refuse a rule; 7 credentials are missing or \
      belong to another account, or every cause is a refusal of access.
      """)

  @OptionGroup var files: ConfigurationOptions
  @OptionGroup var display: OutputOptions
  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var reports: ReportOptions<ValidateReport>

  @Argument(
    help: ArgumentHelp(
      "Report only what lies in these files of the configuration, which itself goes to --config.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml", "json", "txt"]))
  var paths: [String] = []

  @Flag(help: "Ask OSS too whether every bucket exists and every rule is feasible.")
  var online = false

  @OptionGroup(title: "Options for --online") var network: ConnectionOptions
  @OptionGroup(title: "Options for --online") var choice: ScopeOptions

  @Option(help: ArgumentHelp("How to print what was found.", valueName: "format"))
  var format = ValidateFormat.text

  @Option(
    help: ArgumentHelp(
      "Print where every value of a rule comes from, by its address SOURCE:DESTINATION.", valueName: "address"),
    completion: .addresses,
    transform: { text in try asArgument { () throws(ConsentFlaw) in try RuleAddress(argument: text) } })
  var showOrigins: RuleAddress?

  package init() {}

  /// Without asking OSS a file is always checked whole.
  package func validate() throws {
    guard showOrigins == nil || format == .text else { throw ValidationError("--show-origins prints text only.") }
    guard showOrigins == nil || !online else { throw ValidationError("--show-origins and --online don't go together.") }
    guard paths.isEmpty || !online && showOrigins == nil else {
      throw ValidationError("--online and --show-origins are about the whole configuration; leave the files out.")
    }
    guard online || choice.scope == .everything else {
      throw ValidationError("--only and --exclude say what OSS is asked about; they need --online.")
    }
  }

  package func run() async throws {
    let console = ConsoleReporter(
      runtime: Runtime.current, options: display, progress: progressOptions, isSilent: format != .text)
    try await reports.write(with: console, output: format.report) {
      try await check(console)
    } text: { format, outcome in
      switch format {
      case .github: console.gitHubReport
      case .json: try jsonText(DiagnosticsDocument(console.reported, exit: outcome.rawValue))
      }
    }
  }

  /// Looks for everything that is wrong and tells it; throws the status of an invalid configuration.
  private func check(_ console: ConsoleReporter) async throws {
    guard paths.isEmpty else { return try checkFiles(console) }
    let (state, configuration) = try files.loaded(console)
    if let address = showOrigins { return try show(configuration.origins(address), of: address, console) }
    if format == .text { console.show(validationText(state)) }
    guard online else { return }
    try console.require(noneOf: UnfitPattern.amongListed(choice.scope, state))
    let validation = await OnlineValidation(
      try await Session(state, scope: choice.scope, options: network, console))
    if format == .text {
      console.show(
        onlineValidationText(
          validation.feasibility, validation.leftOut, layout: display.layout(console.runtime)))
    }
    console.report(validation.diagnostics)
    try validation.outcome.end()
  }

  /// Tells what is wrong in some files alone; throws the status of an invalid configuration if that is an error.
  private func checkFiles(_ console: ConsoleReporter) throws {
    let loaded = try loadConfiguration(files, console.runtime)
    console.sources = loaded.sources
    try console.protect(loaded.files)
    // A configuration of which nothing could be read has a problem that is nobody's else.
    guard !loaded.fileNames.isEmpty else {
      console.report(loaded.diagnostics)
      throw Outcome.invalid
    }
    let diagnostics = try FileSelection(paths, of: loaded).reported(of: loaded.diagnostics)
    console.report(diagnostics)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { throw Outcome.invalid }
    if format == .text { console.runtime.output(validationText(files: paths.count, isResolved: loaded.state != nil)) }
  }

  private func show(_ answer: OriginsAnswer, of address: RuleAddress, _ console: ConsoleReporter) throws {
    switch answer {
    case .found(let origins):
      console.runtime.output(originsText(OriginsTable(origins), layout: display.layout(console.runtime)))
    case .unknown(let suggestion):
      throw ValidationError(
        "--show-origins: the configuration has no rule \(address)."
          + (suggestion.map { " Did you mean \($0)?" } ?? " Write SOURCE:DESTINATION, as plan prints it."))
    }
  }
}

/// How `validate` prints what it found.
enum ValidateFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json

  /// The report that is printed in place of the text.
  var report: ValidateReport? { self == .json ? .json : nil }
}

/// What `validate` can leave in files.
enum ValidateReport: String, ReportFormat {
  case github, json
}
