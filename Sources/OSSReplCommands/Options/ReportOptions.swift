internal import ArgumentParser
internal import SystemPackage

/// The formats that a command can write a report in, by their names on the command line.
protocol ReportFormat: RawRepresentable<String>, CaseIterable, Sendable {}

extension ReportFormat {
  /// Whether it is made of commands to a CI runner, which have to arrive as they are.
  var isForRunner: Bool { rawValue == "github" }

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
