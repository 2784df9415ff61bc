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
  @OptionGroup var telling: DetailOptions
  @OptionGroup var showing: ProgressOptions
  @OptionGroup var reports: ReportOptions<DriftReport>

  @Option(help: ArgumentHelp("How to print the drift.", valueName: "format"))
  var format = DriftFormat.text

  @Flag(inversion: .prefixedNo, help: "Look whether destination buckets exist.")
  var destinations = true

  package init() {}

  package func run() async throws {
    let narrator = Narrator(
      runtime: Runtime.current, options: display, progress: showing, isSilent: format != .text)
    var found: FoundDrift?
    try await reports.write(with: narrator, output: format.report) {
      let drift = try await find(narrator)
      found = drift
      try show(drift.drift, narrator)
    } text: { report, outcome in
      switch report {
      case .github:
        gitHubAnnotations(
          narrator.told + (found?.drift.items.map(\.diagnostic) ?? []), path: GitHubWorkspace(narrator.runtime).path)
      case .json: try driftJSON(found, narrator, outcome)
      }
    }
  }

  /// Reads the configuration, the rules, and what there is of destination buckets.
  private func find(_ narrator: Narrator) async throws -> FoundDrift {
    let session = try await Session(files, scope: choice.scope, options: network, narrator)
    let (desired, scope) = (session.desired, session.scope)
    let observed = await session.observe()
    var facts: FeasibilityFacts?
    if destinations {
      let questions = Destinations(desired: desired, observed: observed, scope: scope).questions
      facts = await session.facts(questions) { RunProgress(reading: $0, at: $1) }
    }
    return FoundDrift(
      drift: drift(desired: desired, observed: observed, scope: scope, destinations: facts), desired: desired)
  }

  private func show(_ drift: Drift, _ narrator: Narrator) throws {
    narrator.tell(drift.diagnostics)
    if format == .text {
      narrator.runtime.output(driftText(drift, detail: telling.detail, layout: display.layout(narrator.runtime)))
    }
    try drift.outcome.end()
  }
}

/// Drift and what it was found against.
private struct FoundDrift {
  let drift: Drift
  let desired: DesiredState
}

/// Drift as data; where the run ended before there was any, what was told.
private func driftJSON(_ found: FoundDrift?, _ narrator: Narrator, _ outcome: Outcome) throws -> String {
  guard let found else { return try jsonText(DiagnosticsDocument(narrator.told, exit: outcome.rawValue)) }
  return try jsonText(
    DriftDocument(found.drift, of: found.desired, diagnostics: narrator.told, exit: outcome.rawValue))
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
