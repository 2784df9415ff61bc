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
  private let progress = Locked(Progress())

  /// How far the run is.
  private struct Progress {
    var planned = 0
    var results: [ChangeResult] = []
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
    let clock = runtime.requestEnvironment.unixMilliseconds
    runRecorder = RunRecorder(
      RunRecord(identity: identity, started: EventTime(unixMilliseconds: clock()), keepsSteps: reporting))
    listeners = RunEventListeners(listeners: (journal.map { [$0] } ?? []) + [runRecorder] + others) {
      EventTime(unixMilliseconds: clock())
    }
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

  /// Does the work of the run, and records its end, however that came about.
  ///
  /// - Throws: what the work throws; `Outcome` when not everything could be kept and nothing worse happened.
  func untilEnd(_ work: () async throws -> Void) async throws {
    var failure: (any Error)?
    do { try await work() } catch { failure = error }
    let done = progress.withLock { $0 }
    let outcome = failure.map { Outcome(ending: $0) } ?? .ok
    let foreseen = journal?.problem == nil ? outcome : outcome.withoutRecord(done.results)
    // What can't be kept is remembered by the journal, and asked for right below.
    try? listeners.receive(.ended(done.results, planned: done.planned, exit: foreseen.rawValue))
    if let problem = journal?.problem {
      if !done.hasReportedJournal {
        console.report([problem.journalDiagnostic(done.results.isEmpty ? .withoutWrite : .meanwhile)])
      }
      let final = outcome.withoutRecord(done.results)
      if final != outcome { throw final }
    }
    if let failure { throw failure }
  }

  /// The status when the report of the run could not be written, given how it ended.
  func unreported(_ outcome: Outcome) -> Outcome { outcome.withoutRecord(progress.withLock { $0.results }) }

  /// The report of the run.
  func reportText(_ outcome: Outcome) throws -> String {
    try jsonText(ReportDocument(runRecorder.record, diagnostics: console.reported, exit: outcome.rawValue))
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
