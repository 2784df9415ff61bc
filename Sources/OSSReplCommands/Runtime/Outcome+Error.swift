internal import ArgumentParser

extension Outcome {
  /// How a run ended that threw an error: its own outcome, or wrong usage as the parser of arguments sees it.
  init(ending error: any Error) {
    self = error as? Outcome ?? Outcome(rawValue: AnyCommand.exitCode(for: error).rawValue) ?? .error
  }
}

/// The parser's statuses of errors are the same for all commands.
private struct AnyCommand: ParsableArguments {}
