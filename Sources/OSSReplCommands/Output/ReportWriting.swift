internal import Diagnostics
internal import Reporting
internal import TerminalText

/// Keeps how a run ended, beside its reports.
protocol RunEnding {
  /// Keeps the status that the run ends with. It is called once more when what is written later fails: the last one holds.
  ///
  /// - Returns: the status that the run ends with; another one where it could not be kept.
  func keep(_ outcome: Outcome) -> Outcome

  /// Prints the status that the run ends with to standard output, once, when all else is written.
  func announce(_ outcome: Outcome)
}

/// A report, and where it goes.
struct ReportTarget<Format: ReportFormat> {
  let format: Format
  /// Nil for standard output.
  let file: OutputFile?
}

/// Writes the reports of a run whose work is done, so that each says the status that the process exits with, though that
/// hangs on whether they can be written.
///
/// A file that is replaced as a whole can be written anew. So it comes first, and again when something after it fails.
struct ReportWriting<Format: ReportFormat> {
  let targets: [ReportTarget<Format>]
  let console: ConsoleReporter
  let ending: (any RunEnding)?
  let unreported: (Outcome) -> Outcome
  let text: (Format, Outcome) throws -> String
  /// The status that the run ends with, as far as it is known.
  var outcome: Outcome
  private var hasReportedOutput = false

  init(
    targets: [ReportTarget<Format>], console: ConsoleReporter, ending: (any RunEnding)?,
    unreported: @escaping (Outcome) -> Outcome, text: @escaping (Format, Outcome) throws -> String, outcome: Outcome
  ) {
    (self.targets, self.console, self.ending) = (targets, console, ending)
    (self.unreported, self.text, self.outcome) = (unreported, text, outcome)
  }

  /// Writes everything.
  ///
  /// - Returns: the status that the run ends with.
  mutating func finish() throws -> Outcome {
    lookAtOutput()
    var (inFiles, kept) = (outcome, outcome)
    var files = try write(targets.filter { $0.file?.isReplaceable == true })
    func correct(_ writing: inout Self) throws {
      if writing.outcome != kept { kept = writing.keep() }
      if writing.outcome != inFiles {
        inFiles = writing.outcome
        files = try writing.write(files)
      }
    }
    kept = keep()
    _ = try write(targets.filter { $0.file?.isReplaceable != true })
    lookAtOutput()
    try correct(&self)
    ending?.announce(outcome)
    lookAtOutput()
    try correct(&self)
    return outcome
  }

  /// Has the status kept.
  ///
  /// - Returns: the status that was given to be kept.
  private mutating func keep() -> Outcome {
    let given = outcome
    outcome = ending?.keep(given) ?? given
    return given
  }

  /// Writes reports.
  ///
  /// - Returns: those that could be written.
  private mutating func write(_ targets: [ReportTarget<Format>]) throws -> [ReportTarget<Format>] {
    var written: [ReportTarget<Format>] = []
    var problems: [OutputProblem] = []
    for target in targets {
      let text = try text(target.format, outcome)
      guard let file = target.file else {
        target.format.print(text, in: console.runtime)
        continue
      }
      do throws(OutputProblem) {
        try console.outputs.write(target.format.harmless(text), to: file)
        written.append(target)
      } catch {
        problems.append(error)
      }
    }
    fail(problems.map(\.diagnostic))
    return written
  }

  /// Takes note, once, of what standard output did not take.
  private mutating func lookAtOutput() {
    guard !hasReportedOutput, let reason = console.runtime.outputFailure() else { return }
    hasReportedOutput = true
    fail([standardOutputDiagnostic(reason: reason)])
  }

  private mutating func fail(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    console.reportAfterOutput(diagnostics)
    outcome = unreported(outcome)
  }
}

extension ReportFormat {
  /// A report as it may stand in a log.
  fileprivate func harmless(_ text: String) -> String { isForRunner ? text : RunnerCommands.disarmed(text) }

  /// Prints a report to standard output.
  fileprivate func print(_ text: String, in runtime: Runtime) {
    if isForRunner { runtime.commandOutput(text) } else { runtime.output(text) }
  }
}
