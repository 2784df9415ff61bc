package import ArgumentParser
internal import Documents
internal import Reporting
internal import Status

/// `oss-repl status`: shows what is live and how far it has come. It has no means to write.
package struct StatusCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show what is live and how far replication has come. Nothing is written.",
    discussion: """
      A row for each rule, the most urgent first: its phase, how much of the existing objects was copied, and up to which \
      moment new objects have arrived. With a configuration it is about its buckets, and rules that are wanted and not \
      there are missing; with --all, live rules of buckets that no file names are unmanaged. With --bucket, or with --all \
      where there is no configuration, it shows what is live.

      OSS does not say whether its time moves while nothing is written, so a lag is an upper bound. It takes one request \
      for each bucket and one more for each that has rules.

      Example: oss-repl status --max-lag 15m --report prometheus=/var/lib/node_exporter/oss-repl.prom

      Exit codes: 0 done; 1 something could not be read (the rest is shown); 2 a rule is beyond --max-lag; 3 the \
      configuration is invalid, nothing was contacted; 7 credentials are missing, or every cause is a refusal of access; \
      64 wrong usage.
      """)

  @OptionGroup var files: ConfigurationOptions
  @OptionGroup var buckets: StatusBucketOptions
  @OptionGroup var network: ConnectionOptions
  @OptionGroup var choice: ScopeOptions
  @OptionGroup var lag: LagOptions
  @OptionGroup var watching: WatchOptions
  @OptionGroup var display: OutputOptions
  @OptionGroup var detail: DetailOptions
  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var reports: ReportOptions<StatusReport>

  @Option(help: ArgumentHelp("How to print the status.", valueName: "format"))
  var format = StatusFormat.text

  @Flag(help: "End with 0 also when a rule is beyond --max-lag, for Jobs that take anything else for a failure.")
  var exitZero = false

  package init() {}

  package func validate() throws {
    guard watching.watch == nil || (format == .text && reports.reports.isEmpty) else {
      throw ValidationError("--watch shows text again and again; leave --format and --report out.")
    }
  }

  package func run() async throws {
    let console = ConsoleReporter(
      runtime: Runtime.current, options: display, progress: progressOptions, isSilent: format == .json)
    var found: StatusReading.Result?
    try await reports.write(with: console, output: format.report) {
      let reading = try await StatusReading(
        files, buckets, scope: choice.scope, limits: lag.limits, options: network, console)
      if let interval = watching.watch {
        try await StatusWatch(reading: reading, interval: interval, detail: detail.detail, console: console).run()
      }
      let result = await reading.read()
      found = result
      console.report(result.unmatched)
      console.report(result.unread, except: format == .text ? result.unread : [])
      if format == .text {
        let layout = display.layout(console.runtime)
        console.runtime.output(statusText(result.table, detail: detail.detail, layout: layout))
      }
      try result.outcome(givesZero: exitZero).end()
    } text: { report, outcome in
      try text(of: report, found, console, outcome)
    }
  }

  /// A report; where the run ended before there was any status, what it can say then.
  private func text(
    of report: StatusReport, _ found: StatusReading.Result?, _ console: ConsoleReporter, _ outcome: Outcome
  ) throws -> String {
    guard let found else {
      switch report {
      case .json: return try jsonText(DiagnosticsDocument(console.reported, exit: outcome.rawValue))
      case .markdown: return diagnosticsMarkdown(console.reported, for: MarkdownTarget(project: nil, file: nil))
      case .prometheus: return ""
      }
    }
    switch report {
    case .json:
      return try jsonText(
        StatusDocument(
          found.table, project: found.project, time: found.time, diagnostics: console.reported, exit: outcome.rawValue))
    case .markdown: return statusMarkdown(found.table, limit: MarkdownTarget.gitHubLimit)
    case .prometheus: return statusMetrics(found.table)
    }
  }
}

extension StatusReading.Result {
  /// The status with which the run ends: what is not known weighs more than what lags.
  fileprivate func outcome(givesZero: Bool) -> Outcome {
    if let unread = Outcome(unknown: table.unreadReasons) { return unread }
    guard unmatched.isEmpty else { return .error }
    guard table.pairs.contains(where: { $0.breach != nil }), !givesZero else { return .ok }
    return .differences
  }
}

/// How a status is printed.
enum StatusFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown, prometheus

  /// The report that is printed in place of the text.
  fileprivate var report: StatusReport? {
    switch self {
    case .text: nil
    case .json: .json
    case .markdown: .markdown
    case .prometheus: .prometheus
    }
  }
}

/// What `status` can leave in files.
enum StatusReport: String, ReportFormat {
  case json, markdown, prometheus
}
