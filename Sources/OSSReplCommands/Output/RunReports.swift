internal import ArgumentParser
internal import Diagnostics

extension ReportOptions {
  /// Does a command's work and then writes the reports, however the work ended.
  ///
  /// That the files can be written is made sure beforehand, when nothing is contacted yet.
  ///
  /// - Parameters:
  ///   - output: the format in which the run itself is printed to standard output, when it is not the usual text.
  ///   - ending: what else keeps how the run ended.
  ///   - unreported: the status when a report could not be written, given how the run ended.
  ///   - text: the report in a format, given how the run ended.
  /// - Throws: what the work throws; `Outcome` when a report could not be written, or standard output not take all that was
  ///   printed, and nothing worse happened.
  func write(
    with console: ConsoleReporter, output: Format? = nil, ending: (any RunEnding)? = nil,
    unreported: @escaping (Outcome) -> Outcome = { $0.givesWayToError ? .error : $0 },
    _ work: () async throws -> Void, text: @escaping (Format, Outcome) throws -> String
  ) async throws {
    if output != nil, reports.contains(where: \.isStandardOutput) {
      throw ValidationError("--report: standard output holds what --format asks for; give the report a file.")
    }
    let targets = try open(console)
    var failure: (any Error)?
    do { try await work() } catch { failure = error }
    let outcome = failure.map { Outcome(ending: $0) } ?? .ok
    var writing = ReportWriting(
      targets: (output.map { [ReportTarget(format: $0, file: nil)] } ?? []) + targets, console: console, ending: ending,
      unreported: unreported, text: text, outcome: outcome)
    let final = try writing.finish()
    if final != outcome { throw final }
    if let failure { throw failure }
  }

  /// Where each report goes.
  private func open(_ console: ConsoleReporter) throws -> [ReportTarget<Format>] {
    var targets: [ReportTarget<Format>] = []
    var problems: [OutputProblem] = []
    for report in reports {
      do throws(OutputProblem) {
        let file = report.isStandardOutput ? nil : try console.outputs.open(report.path)
        targets.append(ReportTarget(format: report.format, file: file))
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else {
      console.report(problems.map(\.diagnostic))
      throw Outcome.error
    }
    return targets
  }
}
