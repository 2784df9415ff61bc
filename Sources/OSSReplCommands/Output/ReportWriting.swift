internal import ArgumentParser
internal import Diagnostics
internal import Reporting
internal import TerminalText

extension ReportFormat {
  /// A report as it may stand in a log.
  fileprivate func harmless(_ text: String) -> String { isForRunner ? text : RunnerCommands.disarmed(text) }

  /// Prints a report to standard output.
  fileprivate func print(_ text: String, in runtime: Runtime) {
    if isForRunner { runtime.commandOutput(text) } else { runtime.output(text) }
  }
}

extension ReportOptions {
  /// Does a command's work and then writes the reports, however the work ended.
  ///
  /// That the files can be written is made sure beforehand, when nothing is contacted yet.
  ///
  /// - Parameters:
  ///   - output: the format in which the run itself is printed to standard output, when it is not the usual text.
  ///   - unreported: the status when a report could not be written, given how the run ended.
  ///   - text: the report in a format, given how the run ended.
  /// - Throws: what the work throws; `Outcome` when a report could not be written, or standard output not take all that was
  ///   printed, and nothing worse happened.
  func write(
    with console: ConsoleReporter, output: Format? = nil,
    unreported: (Outcome) -> Outcome = { $0.givesWayToError ? .error : $0 }, _ work: () async throws -> Void,
    text: (Format, Outcome) throws -> String
  ) async throws {
    if output != nil, reports.contains(where: \.isStandardOutput) {
      throw ValidationError("--report: standard output holds what --format asks for; give the report a file.")
    }
    let files = try open(console)
    var failure: (any Error)?
    do { try await work() } catch { failure = error }
    let outcome = failure.map { Outcome(ending: $0) } ?? .ok
    if let output { output.print(try text(output, outcome), in: console.runtime) }
    var problems: [OutputProblem] = []
    for (report, file) in zip(reports, files) {
      let text = try text(report.format, outcome)
      guard let file else {
        report.format.print(text, in: console.runtime)
        continue
      }
      do throws(OutputProblem) {
        try console.outputs.write(report.format.harmless(text), to: file)
      } catch {
        problems.append(error)
      }
    }
    let outputFailure = console.runtime.outputFailure().map(standardOutputDiagnostic)
    let diagnostics = problems.map(\.diagnostic) + (outputFailure.map { [$0] } ?? [])
    console.reportAfterOutput(diagnostics)
    let final = diagnostics.isEmpty ? outcome : unreported(outcome)
    if final != outcome { throw final }
    if let failure { throw failure }
  }

  /// The file of each report; nil for standard output.
  private func open(_ console: ConsoleReporter) throws -> [OutputFile?] {
    var files: [OutputFile?] = []
    var problems: [OutputProblem] = []
    for report in reports {
      do throws(OutputProblem) {
        files.append(report.isStandardOutput ? nil : try console.outputs.open(report.path))
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else {
      console.report(problems.map(\.diagnostic))
      throw Outcome.error
    }
    return files
  }
}
