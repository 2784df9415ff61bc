internal import ArgumentParser

/// What is reported of a run while it goes on.
struct ProgressOptions: ParsableArguments {
  /// How progress is shown.
  enum Mode: String, ExpressibleByArgument, CaseIterable {
    case auto, plain, none
  }

  @Option(
    help: ArgumentHelp(
      "How to show progress on standard error.",
      discussion: "auto is a block that is redrawn on a terminal, and lines elsewhere; plain is lines. Default: auto.",
      valueName: "how"))
  var progress: Mode?

  @Flag(name: .shortAndLong, help: "No progress and no information; warnings and errors are still told.")
  var quiet = false

  @Flag(
    name: .shortAndLong,
    help: "Tell of each request: operation, bucket, host, status, request ID, milliseconds and attempt.")
  var verbose = false

  func validate() throws {
    guard !quiet || !verbose else { throw ValidationError("-q and -v contradict each other; leave one of them out.") }
    guard !quiet || progress == nil || progress == Mode.none else {
      throw ValidationError("--quiet shows no progress; leave --progress out.")
    }
  }
}
