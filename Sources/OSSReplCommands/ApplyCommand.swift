internal import Applying
package import ArgumentParser
internal import OSSClient
internal import Planning
internal import Replication
internal import Reporting

/// `oss-repl apply`: makes the live rules what the configuration asks for. The only command that can write.
package struct ApplyCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Change the live rules until they are what the configuration asks for.",
    discussion: """
      Plans as plan does, asks, then makes the changes: one bucket's one after the other, many buckets at once. Every write \
      is read back. A replaced rule is deleted, waited out while it is closing, and created anew.

      Example: oss-repl apply --config replication.yaml --auto-approve

      Exit codes: 0 done; 1 could not finish; 3 the configuration is invalid; 4 a rail or your answer stopped it, nothing \
      was written; 5 a bucket changed meanwhile, nothing was written; 6 partly done, running again is safe; 7 credentials \
      are missing, or every cause is a refusal of access; 64 wrong usage; 130, 143 stopped by a signal.
      """)

  @OptionGroup var files: ConfigurationOptions
  @OptionGroup var network: ConnectionOptions
  @OptionGroup var choice: ScopeOptions
  @OptionGroup var consent: ConsentOptions
  @OptionGroup var display: OutputOptions
  @OptionGroup var telling: DetailOptions
  @OptionGroup var reports: ReportOptions<ApplyReport>

  @Flag(help: "Apply without asking.")
  var autoApprove = false

  package init() {}

  package func run() async throws {
    let runtime = Runtime.current
    guard autoApprove || runtime.terminals.isSuperset(of: [.input, .output]) else {
      throw ValidationError(
        "apply asks before it writes, which needs a terminal. Pass --auto-approve to apply without asking.")
    }
    let narrator = Narrator(runtime: runtime, options: display)
    try await reports.write(with: narrator) {
      try await apply(narrator)
    } text: { format, _ in
      switch format {
      case .github: narrator.gitHubReport
      }
    }
  }

  private func apply(_ narrator: Narrator) async throws {
    let runtime = narrator.runtime
    let prepared = try await PreparedPlan.make(
      configuration: files, connection: network, scope: choice.scope, consent: consent, narrator: narrator)
    let plan = prepared.plan
    runtime.output(planText(plan, layout: display.layout(runtime, detail: telling.detail)))
    narrator.tell(plan.diagnostics)
    try mayWrite(plan).end()
    guard !plan.changes.isEmpty else { return try afterwards(plan, []).end() }
    guard autoApprove || approves(runtime) else {
      runtime.errors("Not applied: nothing was written.\n")
      return try Outcome.blocked.end()
    }
    let results = await makeChanges(prepared, runtime)
    runtime.output("\n" + applyText(results, style: display.style(runtime)))
    narrator.tell(results.compactMap(\.diagnostic))
    try afterwards(plan, results, stoppedBy: runtime.stopSignal()).end()
  }

  /// Whether anything stands in the way of the first write.
  private func mayWrite(_ plan: Plan) -> Outcome {
    guard plan.blocks.isEmpty else { return .blocked }
    let unread = plan.unknown.filter { !plan.consents.unknown.contains($0.desired.name) }
    return unread.isEmpty ? .ok : plan.outcomeOfUnknown ?? .error
  }

  private func approves(_ runtime: Runtime) -> Bool {
    runtime.output("\nApply these changes? Only 'yes' does: ")
    return runtime.readLine() == "yes"
  }

  private func makeChanges(_ prepared: PreparedPlan, _ runtime: Runtime) async -> [ChangeResult] {
    StopSignalWatch.shared.start()
    let applier = Applier(
      reader: prepared.reader, writer: OSSWriter(connection: prepared.connection), surroundings: runtime.surroundings,
      jobs: network.jobs)
    return await applier.apply(
      prepared.plan, shouldStop: { runtime.stopSignal() != nil },
      report: { event in
        guard let line = progressLine(event) else { return }
        runtime.errors(line + "\n")
      })
  }
}

/// What `apply` can leave in files.
enum ApplyReport: String, ReportFormat {
  case github
}
