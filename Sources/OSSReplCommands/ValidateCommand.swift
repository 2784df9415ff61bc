package import ArgumentParser
internal import Replication
internal import Reporting

/// `oss-repl validate`: says what is wrong with a configuration, without contacting anything.
package struct ValidateCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract: "Check a configuration offline. Nothing is contacted and no credentials are needed.",
    discussion: """
      Reports every problem of the file at once, each with its place and what to do about it. --format json prints them as \
      data on standard output and nothing on standard error; 'oss-repl schema diagnostics' describes it.

      Example: oss-repl validate --config replication.yaml

      Exit codes: 0 the configuration is valid; 3 it is not; 64 wrong usage.
      """)

  @OptionGroup var files: ConfigurationOptions
  @OptionGroup var display: OutputOptions
  @OptionGroup var reports: ReportOptions<ValidateReport>

  @Option(help: ArgumentHelp("How to print what was found.", valueName: "format"))
  var format = ValidateFormat.text

  package init() {}

  package func run() async throws {
    let narrator = Narrator(runtime: Runtime.current, options: display, isSilent: format != .text)
    try await reports.write(with: narrator, output: format.report) {
      try check(narrator)
    } text: { format, outcome in
      switch format {
      case .github: narrator.gitHubReport
      case .json: try jsonText(DiagnosticsDocument(narrator.told, exit: outcome.rawValue))
      }
    }
  }

  /// Looks for everything that is wrong and tells it; throws the status of an invalid configuration.
  private func check(_ narrator: Narrator) throws {
    let loaded = loadConfiguration(files.path)
    narrator.sources = loaded.sources
    narrator.tell(loaded.diagnostics)
    guard let state = loaded.state else { return try Outcome.invalid.end() }
    guard format == .text else { return }
    let rules = state.buckets.reduce(0) { $0 + $1.rules.count }
    let tombstones = state.buckets.reduce(0) { $0 + $1.tombstones.count }
    let absent = tombstones == 0 ? "" : " and \(tombstones) absent"
    let buckets = state.buckets.count
    narrator.runtime.output("Valid: \(counted(rules, "rule"))\(absent) on \(counted(buckets, "bucket")).\n")
  }

  private func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }
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
