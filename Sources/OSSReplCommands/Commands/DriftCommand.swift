package import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Planning
internal import Replication
internal import Reporting

/// `oss-repl drift`: says where live rules are not what the configuration says. It has no means to write.
package struct DriftCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "Find live rules that are not what the configuration says. Nothing is written.",
    usage: "oss-repl drift [<options>]",
    discussion: """
      Made for a schedule. Finds changed: the live rule is another one; missing-live: configured and not live; \
      unmanaged-live: live and not configured, or configured as absent; orphan-destination: the bucket that a rule copies \
      to does not exist, or not in the region that the rule says. Buckets managed as observe and listed count like others, \
      and no rail holds anything back. What OSS did not keep of what it was sent, and parts of rules that are not \
      modelled, are shown and do not count.

      It makes one request for each bucket and one for each destination bucket. A destination that refuses to be looked \
      at, as those of another account do, is said and does not change the exit code. Buckets that no file names are not \
      looked at.

      Example: oss-repl drift --report json=drift.json

      Exit codes: 0 no drift; 1 something could not be read; 2 drift; 3 the configuration is invalid, nothing was \
      contacted; 7 credentials are missing, or every cause is a refusal of access; 64 wrong usage. With unread buckets the \
      rest is shown, and the exit code is 1 or 7.
      """)

  @OptionGroup var files: ConfigurationOptions
  @OptionGroup var network: ConnectionOptions
  @OptionGroup var choice: ScopeOptions
  @OptionGroup var display: OutputOptions
  @OptionGroup var detail: DetailOptions
  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var reports: ReportOptions<DriftReport>

  @Option(help: ArgumentHelp("How to print the drift.", valueName: "format"))
  var format = DriftFormat.text

  @Flag(inversion: .prefixedNo, help: "Look whether destination buckets exist.")
  var destinations = true

  package init() {}

  package func run() async throws {
    let console = ConsoleReporter(
      runtime: Runtime.current, options: display, progress: progressOptions, isSilent: format != .text)
    var found: FoundDrift?
    try await reports.write(with: console, output: format.report) {
      let drift = try await find(console)
      found = drift
      try show(drift.drift, console)
    } text: { report, outcome in
      switch report {
      case .github:
        gitHubAnnotations(
          console.reported + (found?.drift.items.map(\.diagnostic) ?? []), path: GitHubWorkspace(console.runtime).path)
      case .json: try driftJSON(found, console, outcome)
      }
    }
  }

  /// Reads the configuration, the rules, and what there is of destination buckets.
  private func find(_ console: ConsoleReporter) async throws -> FoundDrift {
    let session = try await Session(files, scope: choice.scope, options: network, console) {
      try console.require(noneOf: UnfitPattern.beforeReading(choice.scope, $0))
    }
    let (desired, scope) = (session.desired, session.scope)
    let observed = await session.observe()
    var facts: FeasibilityFacts?
    if destinations {
      let questions = Destinations(desired: desired, observed: observed, scope: scope).questions
      facts = await session.facts(questions) { RunProgress(reading: $0, at: $1) }
    }
    let found = drift(desired: desired, observed: observed, scope: scope, destinations: facts)
    try console.require(noneOf: UnfitPattern.afterReading(found.warnings, desired))
    return FoundDrift(drift: found, desired: desired)
  }

  private func show(_ drift: Drift, _ console: ConsoleReporter) throws {
    console.report(drift.diagnostics)
    if format == .text {
      console.show(driftText(drift, detail: detail.detail, layout: display.layout(console.runtime)))
    }
    try drift.outcome.end()
  }
}

/// Drift and what it was found against.
private struct FoundDrift {
  let drift: Drift
  let desired: DesiredState
}

/// Drift as data; where the run ended before there was any, what was reported.
private func driftJSON(_ found: FoundDrift?, _ console: ConsoleReporter, _ outcome: Outcome) throws -> String {
  guard let found else { return try jsonText(DiagnosticsDocument(console.reported, exit: outcome.rawValue)) }
  return try jsonText(
    DriftDocument(found.drift, of: found.desired, diagnostics: console.reported, exit: outcome.rawValue))
}

extension Drift {
  /// The status with which the run ends: what is not known weighs more than what differs.
  var outcome: Outcome { Outcome(unknown: unreadReasons) ?? (items.isEmpty ? .ok : .differences) }
}

/// How drift is printed.
enum DriftFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json

  /// The report that is printed in place of the text.
  fileprivate var report: DriftReport? { self == .json ? .json : nil }
}

/// What `drift` can leave in files.
enum DriftReport: String, ReportFormat {
  case github, json
}
