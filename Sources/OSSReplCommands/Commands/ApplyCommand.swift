internal import Applying
package import ArgumentParser
internal import Diagnostics
internal import Execution
internal import Locking
internal import OSSClient
internal import Planning
internal import Replication
internal import Reporting
internal import TerminalText

/// `oss-repl apply`: makes the live rules what the configuration asks for. The only command that can write.
package struct ApplyCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Change the live rules until they are what the configuration asks for.",
    usage: "oss-repl apply [<options>] [<plan>]",
    discussion: """
      Plans as plan does, asks, then makes the changes: one bucket's one after the other, many buckets at once. Every write \
      is read back. A replaced rule is deleted, waited out while it is closing, and created anew.

      With a saved plan, or with --expect, it plans afresh all the same and compares: if anything else would be done than \
      was approved, nothing is written and the exit code is 5. A saved plan carries its --only, --exclude, --allow and \
      --replace; the last two count only together with --expect, or once you have answered yes.

      Example: oss-repl apply plan.json --expect orp2-kdmfryeyl3gh6ycbrkxqzrnllb7ufqsxbkeebfnj5dgkzuhwkroa

      Exit codes: 0 done; 1 could not finish; 3 the configuration or the plan is invalid; 4 a rail or your answer stopped \
      it, nothing was written; 5 something else would be done than was approved, or a bucket changed meanwhile, nothing \
      was written; 6 partly done, running again is safe; 7 credentials are missing, or every cause is a refusal of \
      access; 8 all is done, but what --wait waits for has not come about; 64 wrong usage; 130 stopped by SIGINT, 143 by \
      SIGTERM or by a terminal that was closed (SIGHUP).
      """)

  @OptionGroup var files: ConfigurationOptions
  @OptionGroup var network: ConnectionOptions
  @OptionGroup var execution: ExecutionOptions
  @OptionGroup var choice: ScopeOptions
  @OptionGroup var consent: ConsentOptions
  @OptionGroup var display: OutputOptions
  @OptionGroup var detail: DetailOptions
  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var reports: ReportOptions<ApplyReport>

  @Argument(
    help: ArgumentHelp(
      "Apply only what this saved plan says. It asks only where the plan lets something through, unless --expect is given.",
      valueName: "plan"),
    completion: .file())
  var plan: String?

  @Option(
    help: ArgumentHelp("Apply only a plan with this checksum, without asking.", valueName: "checksum"),
    transform: Checksum.init(argument:))
  var expect: Checksum?

  @Flag(help: "Apply without asking.")
  var autoApprove = false

  @Option(
    help: ArgumentHelp(
      "What goes to standard output: text, json (the report, at the end) or ndjson (events, as they happen).",
      discussion: "json and ndjson never ask: name a saved plan, or pass --expect or --auto-approve.",
      valueName: "format"))
  var format = ApplyFormat.text

  @Option(
    help: ArgumentHelp(
      "Append every step to this file, one JSON object a line.",
      discussion: """
        Mode 0600. A line with the old rule is on disk before its delete is sent. If the journal can't be written, nothing \
        is written to OSS.
        """,
      valueName: "file"),
    completion: .file())
  var journal: String?

  package init() {}

  package func validate() throws {
    guard plan == nil || choice.scope == .everything else {
      throw ValidationError("a saved plan has its own scope: leave --only and --exclude out, or plan again with them.")
    }
    if format == .ndjson, reports.reports.contains(where: \.isStandardOutput) {
      throw ValidationError("--report: standard output holds what --format asks for; give the report a file.")
    }
    if let plan { try checkIsNoConfiguration(plan, for: "apply") }
    if let plan, isReport(plan) { throw ValidationError("--report: '\(plan)' is the saved plan.") }
    try checkJournal()
  }

  /// Whether a report goes to a file.
  private func isReport(_ path: String) -> Bool {
    let place = OutputFile.place(of: path)
    return reports.reports.contains { $0.place == place }
  }

  /// Makes sure that the journal is a file of its own.
  private func checkJournal() throws {
    guard let journal else { return }
    guard !journal.isEmpty, journal != "-" else {
      throw ValidationError("--journal needs a file; --format ndjson prints the same events to standard output.")
    }
    if isReport(journal) { throw ValidationError("--journal: a report goes to '\(journal)' already.") }
  }

  package func run() async throws {
    let runtime = Runtime.current
    guard autoApprove || plan != nil || expect != nil || canAsk(runtime) else {
      let need = format == .text ? "needs a terminal" : "--format \(format.rawValue) leaves no room for"
      throw ValidationError(
        "apply asks before it writes, which \(need). Name a saved plan, or pass --expect CHECKSUM or "
          + "--auto-approve to apply without asking.")
    }
    runtime.sayThatNothingIsWritten()
    let console = ConsoleReporter(
      runtime: runtime, options: display, progress: progressOptions, isSilent: format == .json)
    let stream: [any RunEventListener] = format == .ndjson ? [EventStream(runtime: console.runtime)] : []
    let isReported = format == .json || reports.reports.contains { $0.format == .json }
    let recorder = try ApplyRecorder(
      journal: journal, console, reporting: isReported, others: stream + [console.progress])
    try await reports.write(
      with: console, output: format.report, ending: recorder, unreported: recorder.unreported
    ) {
      try await recorder.untilEnd {
        let approval = try Approval(
          plan: plan, checksum: expect, terms: PlanTerms(scope: choice.scope, consent), canAsk: canAsk(runtime),
          console)
        try await apply(console, approval, recorder)
      }
    } text: { report, outcome in
      switch report {
      case .github: console.gitHubReport
      case .json: try recorder.reportText(outcome)
      }
    }
  }

  /// Whether somebody is there who can be asked, and has not said that nobody is to be.
  private func canAsk(_ runtime: Runtime) -> Bool {
    !autoApprove && format == .text && runtime.terminals.isSuperset(of: [.input, .output])
  }

  private func apply(_ console: ConsoleReporter, _ approval: Approval, _ recorder: ApplyRecorder) async throws {
    let runtime = console.runtime
    let session = try await Session(files, scope: approval.terms.scope, options: network, console) {
      try approval.check($0, console)
      try console.require(noneOf: UnfitPattern.beforeReading(choice.scope, $0))
    }
    let prepared = await PreparedPlan(session, terms: approval.terms)
    let plan = prepared.plan
    // The scope of a saved plan is not the command line's: what it no longer fits has changed since, and the plan is stale.
    if self.plan == nil { try console.require(noneOf: prepared.unfitPatterns) }
    recorder.planned(prepared)
    console.report(
      plan.diagnostics + (approval.railsWarning(prepared).map { [$0] } ?? []),
      except: format == .text ? plan.diagnosticsInText : [])
    if format == .text { console.show(planText(plan, detail: detail.detail, layout: display.layout(runtime))) }
    try mayWrite(prepared, approval.mismatch(with: prepared), console).end()
    guard !plan.changes.isEmpty else { return try afterwards(plan, []).end() }
    console.report(prepared.credentials.endings(during: plan, longest: execution.waitTimeout))
    guard autoApprove || approval.isGiven || approves(approval, runtime) else {
      runtime.errors("Not applied: nothing was written.\n")
      return try Outcome.blocked.end()
    }
    try recorder.requireJournal()
    let begun = runtime.requestEnvironment.elapsed()
    let results = await makeChanges(prepared, console, recorder)
    let took = runtime.requestEnvironment.elapsed() - begun
    recorder.applied(results)
    let findings = diagnostics(of: results)
    console.report(findings, except: format == .text ? findings : [])
    if format == .text {
      console.show(
        "\n" + applyText(results, took: took, detail: detail.detail, layout: display.layout(runtime)))
    }
    try afterwards(plan, results, stoppedBy: runtime.stopSignal()).end()
  }

  /// Whether anything stands in the way of the first write; what does so is reported.
  private func mayWrite(_ prepared: PreparedPlan, _ mismatch: Mismatch?, _ console: ConsoleReporter) -> Outcome {
    let plan = prepared.plan
    if let mismatch { console.report([mismatch.diagnostic]) }
    // What can't be read may well be as it was: that is no proof of a change.
    if let mismatch, mismatch.isProven { return .stale }
    guard plan.blocks.isEmpty else { return .blocked }
    return plan.unconsentedBuckets.isEmpty && mismatch == nil ? .ok : plan.outcomeOfUnknown ?? .error
  }

  private func approves(_ approval: Approval, _ runtime: Runtime) -> Bool {
    let asked = approval.awaitingConsent.map { "  \(DisplayText(ascii: false).line($0))\n" }.joined()
    if !asked.isEmpty { runtime.output("\nThe saved plan lets through, on nobody's word yet:\n\(asked)") }
    runtime.output("\nApply these changes? Only 'yes' does: ")
    return runtime.readLine() == "yes"
  }

  private func makeChanges(
    _ prepared: PreparedPlan, _ console: ConsoleReporter, _ recorder: ApplyRecorder
  ) async -> [ChangeResult] {
    let (runtime, progress) = (console.runtime, console.progress)
    let notices = runtime.stopNotices()
    let applier = Applier(
      reader: prepared.reader, writer: OSSWriter(connection: prepared.connection),
      environment: runtime.stoppableRequestEnvironment, limits: execution.limits, jobs: network.jobs,
      maximumFailures: execution.maxFailures)
    let announce = announcement(runtime)
    return await progress.during({ RunProgress(applying: prepared.plan.changes, at: $0) }) {
      await untilTimeIsUp(notices, announce) {
        await applier.apply(prepared.plan) { event in
          // What a signal brings about may be reported before the notice of it is heard.
          announce()
          try recorder.happened(event)
        }
      }
    }
  }

  /// Tells once, when a signal asks the run to stop, what becomes of it.
  private func announcement(_ runtime: Runtime) -> @Sendable () -> Void {
    let isAnnounced = Locked(false)
    return {
      guard let signal = runtime.stopSignal() else { return }
      let isNews = isAnnounced.withLock { wasAnnounced in
        defer { wasAnnounced = true }
        return !wasAnnounced
      }
      if isNews { runtime.errors(signal.announcement + "\n") }
    }
  }

  /// Does the work, says what signals ask for, and cancels the work when its time is up.
  private func untilTimeIsUp(
    _ notices: AsyncStream<StopNotice>, _ announce: @escaping @Sendable () -> Void,
    _ work: @escaping @Sendable () async -> [ChangeResult]
  ) async -> [ChangeResult] {
    let working = Task { await work() }
    let listening = Task {
      for await notice in notices {
        switch notice {
        case .stopping: announce()
        case .timeIsUp: working.cancel()
        }
      }
    }
    defer { listening.cancel() }
    let results = await working.value
    announce()
    return results
  }
}

extension StopSignal {
  /// What becomes of the run, in lines that are short enough for any terminal.
  fileprivate var announcement: String {
    let stopping = """
      Stopping: nothing new is begun. Sent writes are verified.
      A replace whose old rule is closing is NOT finished: the
      pair has no rule until you run oss-repl apply again.
      """
    return switch self {
    case .interrupt: "\(stopping)\nPress Ctrl-C twice more to stop at once."
    case .terminate: "\(stopping)\nThe run ends within 25 s."
    }
  }
}

/// What `apply` can leave in files.
enum ApplyReport: String, ReportFormat {
  case github, json
}

/// What `apply` prints to standard output.
enum ApplyFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, ndjson

  /// The report that is printed at the end, in place of text.
  fileprivate var report: ApplyReport? { self == .json ? .json : nil }
}
