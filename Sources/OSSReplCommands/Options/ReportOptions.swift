internal import ArgumentParser
internal import Diagnostics
internal import SystemPackage
internal import TerminalText

/// The formats that a command can write a report in, by their names on the command line.
protocol ReportFormat: RawRepresentable<String>, CaseIterable, Sendable {}

extension ReportFormat {
  /// Whether it is made of commands to a CI runner, which have to arrive as they are.
  private var isForRunner: Bool { rawValue == "github" }

  /// A report as it may stand in a log.
  func harmless(_ text: String) -> String { isForRunner ? text : RunnerCommands.disarmed(text) }

  /// Prints a report to standard output.
  func print(_ text: String, in runtime: Runtime) {
    if isForRunner { runtime.commandOutput(text) } else { runtime.output(text) }
  }

  /// The names as words: `github, json or markdown`.
  static var names: String {
    let names = allCases.map(\.rawValue)
    let first = names.dropLast().joined(separator: ", ")
    return first.isEmpty ? names.joined() : "\(first) or \(names.last ?? "")"
  }
}

/// Reports that a run leaves in files, beside what it prints.
struct ReportOptions<Format: ReportFormat>: ParsableArguments {
  @Option(
    name: .customLong("report"), parsing: .singleValue,
    help: ArgumentHelp(
      "Also write a report: \(Format.names). Written even when the run fails.",
      discussion: "PATH is a file, or - for standard output. Repeatable.", valueName: "format=path"),
    transform: Self.report)
  var reports: [Report] = []

  /// A report that is wished for.
  struct Report {
    let format: Format
    let path: String

    /// Whether it goes to standard output.
    var isStandardOutput: Bool { path == "-" }

    /// By which two ways of writing one file are known to be that; nil for standard output.
    var place: FilePath? { isStandardOutput ? nil : OutputFile.place(of: path) }
  }

  func validate() throws {
    for (index, report) in reports.enumerated() where reports[..<index].contains(where: { $0.place == report.place }) {
      throw ValidationError("--report: two reports go to '\(report.path)'.")
    }
  }

  /// Does a command's work and then writes the reports, however the work ended.
  ///
  /// That the files can be written is made sure beforehand, when nothing is contacted yet.
  ///
  /// - Parameters:
  ///   - output: the format in which the run itself is printed to standard output, when it is not the usual text.
  ///   - unreported: the status when a report could not be written, given how the run ended.
  ///   - text: the report in a format, given how the run ended.
  /// - Throws: what the work throws; `ExitCode` when a report could not be written, or standard output not take all that was
  ///   printed, and nothing worse happened.
  func write(
    with narrator: Narrator, output: Format? = nil,
    unreported: (Outcome) -> Outcome = { $0.givesWayToError ? .error : $0 }, _ work: () async throws -> Void,
    text: (Format, Outcome) throws -> String
  ) async throws {
    if output != nil, reports.contains(where: \.isStandardOutput) {
      throw ValidationError("--report: standard output holds what --format asks for; give the report a file.")
    }
    let files = try open(narrator)
    var failure: (any Error)?
    do { try await work() } catch { failure = error }
    let outcome = failure.map { Outcome(ending: $0) } ?? .ok
    if let output { output.print(try text(output, outcome), in: narrator.runtime) }
    var problems: [OutputProblem] = []
    for (report, file) in zip(reports, files) {
      let text = try text(report.format, outcome)
      guard let file else {
        report.format.print(text, in: narrator.runtime)
        continue
      }
      do throws(OutputProblem) {
        try narrator.outputs.write(report.format.harmless(text), to: file)
      } catch {
        problems.append(error)
      }
    }
    let outputFailure = narrator.runtime.outputFailure().map(StandardOutput.diagnostic)
    let diagnostics = problems.map(\.diagnostic) + (outputFailure.map { [$0] } ?? [])
    narrator.tellAfterOutput(diagnostics)
    let final = diagnostics.isEmpty ? outcome : unreported(outcome)
    if final != outcome { throw ExitCode(final.rawValue) }
    if let failure { throw failure }
  }

  /// The file of each report; nil for standard output.
  private func open(_ narrator: Narrator) throws -> [OutputFile?] {
    var files: [OutputFile?] = []
    var problems: [OutputProblem] = []
    for report in reports {
      do throws(OutputProblem) {
        files.append(report.isStandardOutput ? nil : try narrator.outputs.open(report.path))
      } catch {
        problems.append(error)
      }
    }
    guard problems.isEmpty else {
      narrator.tell(problems.map(\.diagnostic))
      throw ExitCode(Outcome.error.rawValue)
    }
    return files
  }

  private static func report(_ argument: String) throws -> Report {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty else {
      throw ValidationError("write FORMAT=PATH, such as \(Format.allCases.first?.rawValue ?? "")=report.txt")
    }
    guard let format = Format(rawValue: parts[0]) else {
      throw ValidationError("there is no report '\(parts[0])' here; write \(Format.names)")
    }
    return Report(format: format, path: parts[1])
  }
}

extension Outcome {
  /// How a run ended that threw an error.
  init(ending error: any Error) {
    self = Outcome(rawValue: OSSReplCommand.exitCode(for: error).rawValue) ?? .error
  }

  /// Whether "could not finish" counts for more, when both hold.
  var givesWayToError: Bool { [.ok, .differences, .invalid].contains(self) }
}
