internal import Applying
internal import ArgumentParser
internal import Diagnostics
internal import Documents
internal import Locking
internal import OSSClient
internal import Planning
internal import Reporting
internal import SystemPackage

/// Records one run of `apply` in its journal and report, and says what follows when it can't be recorded.
final class ApplyRecorder: Sendable {
  private let console: ConsoleReporter
  private let identity: RunIdentity
  private let journal: Journal?
  private let runRecorder: RunRecorder
  private let listeners: RunEventListeners
  private let others: [any RunEventListener]
  private let clock: @Sendable () -> EventTime
  private let progress = Locked(Progress())

  /// How far the run is.
  private struct Progress {
    var planned = 0
    var results: [ChangeResult] = []
    var ended: EventTime?
    var hasReportedJournal = false
  }

  /// - Parameters:
  ///   - journal: the file of the journal, if there shall be one.
  ///   - reporting: whether a report is wanted, which lists every step.
  ///   - others: who listens beside the journal and the report.
  /// - Throws: `Outcome` when the journal can't be written, which is reported. Nothing was contacted.
  init(journal path: String?, _ console: ConsoleReporter, reporting: Bool, others: [any RunEventListener]) throws {
    self.console = console
    let runtime = console.runtime
    identity = RunIdentity(version: programVersion, environment: runtime.environment)
    do throws(OutputProblem) {
      journal = try path.map { path throws(OutputProblem) in try Journal(path) }
    } catch {
      console.report([error.journalDiagnostic(.beforehand)])
      throw Outcome.error
    }
    let now = runtime.requestEnvironment.unixMilliseconds
    let clock = { @Sendable in EventTime(unixMilliseconds: now()) }
    (self.others, self.clock) = (others, clock)
    runRecorder = RunRecorder(RunRecord(identity: identity, started: clock(), keepsSteps: reporting))
    listeners = RunEventListeners(
      listeners: (journal.map { [$0] } ?? []) + [runRecorder] + others, time: clock)
  }

  /// Records that there is a plan.
  func planned(_ prepared: PreparedPlan) {
    progress.withLock { $0.planned = prepared.plan.changes.count }
    // What can't be kept is remembered by the journal, and asked for before the first write.
    try? listeners.receive(.planned(RunStart(identity: identity, project: prepared.project, plan: prepared.plan)))
  }

  /// Makes sure that what is done can be kept.
  ///
  /// - Throws: `Outcome` when it can't, which is reported. Nothing was written.
  func requireJournal() throws {
    guard let problem = journal?.problem else { return }
    progress.withLock { $0.hasReportedJournal = true }
    console.report([problem.journalDiagnostic(.withoutWrite)])
    throw Outcome.error
  }

  /// Records something that happened while the plan was applied.
  func happened(_ event: ApplyEvent) throws { try listeners.receive(.applying(event)) }

  /// Takes note of how the changes ended.
  func applied(_ results: [ChangeResult]) { progress.withLock { $0.results = results } }

  /// Does the work of the run.
  ///
  /// - Throws: what the work throws; `Outcome` when not everything could be kept and nothing worse happened.
  func untilEnd(_ work: () async throws -> Void) async throws {
    var failure: (any Error)?
    do { try await work() } catch { failure = error }
    let outcome = failure.map { Outcome(ending: $0) } ?? .ok
    let ended = clock()
    progress.withLock { $0.ended = ended }
    runRecorder.receive(ending(outcome), at: ended)
    let final = reportingJournal(outcome)
    if final != outcome { throw final }
    if let failure { throw failure }
  }

  /// Reports, once, that not everything could be kept.
  ///
  /// - Returns: the status that the run has therefore.
  private func reportingJournal(_ outcome: Outcome) -> Outcome {
    guard let problem = journal?.problem else { return outcome }
    let (isNews, results) = progress.withLock { progress in
      defer { progress.hasReportedJournal = true }
      return (!progress.hasReportedJournal, progress.results)
    }
    if isNews { console.report([problem.journalDiagnostic(results.isEmpty ? .withoutWrite : .meanwhile)]) }
    return outcome.withoutRecord(results)
  }

  /// The end of the run as an event.
  private func ending(_ outcome: Outcome) -> RunEvent {
    let done = progress.withLock { $0 }
    return .ended(done.results, planned: done.planned, exit: outcome.rawValue)
  }

  /// The status when the report of the run could not be written, given how it ended.
  func unreported(_ outcome: Outcome) -> Outcome { outcome.withoutRecord(progress.withLock { $0.results }) }

  /// The report of the run.
  func reportText(_ outcome: Outcome) throws -> String {
    try jsonText(ReportDocument(runRecorder.record, diagnostics: console.reported, exit: outcome.rawValue))
  }
}

extension ApplyRecorder: RunEnding {
  func keep(_ outcome: Outcome) -> Outcome {
    // What can't be kept is remembered by the journal, and asked for right below.
    try? journal?.receive(ending(outcome), at: progress.withLock { $0.ended } ?? clock())
    return reportingJournal(outcome)
  }

  func announce(_ outcome: Outcome) {
    let (event, time) = (ending(outcome), progress.withLock { $0.ended } ?? clock())
    // Standard output remembers what it could not take.
    for listener in others { try? listener.receive(event, at: time) }
  }
}

extension Outcome {
  /// The status when what was done could not all be kept: that counts as something that failed.
  fileprivate func withoutRecord(_ results: [ChangeResult]) -> Outcome {
    switch self {
    case .ok, .timeout: results.contains(where: \.hasWritten) ? .partial : .error
    case .invalid: .error
    default: self
    }
  }
}

extension OutputProblem {
  fileprivate func journalDiagnostic(_ failure: JournalFailure) -> Diagnostic {
    Reporting.journalDiagnostic(failure, path: path.string, reason: reason)
  }
}
