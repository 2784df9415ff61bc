internal import ArgumentParser

extension Outcome {
  /// How a run ended that threw an error: its own outcome, or wrong usage as the parser of arguments sees it.
  init(ending error: any Error) {
    self = error as? Outcome ?? Outcome(rawValue: OSSReplCommand.exitCode(for: error).rawValue) ?? .error
  }
}

extension OSSReplCommand {
  /// The status that the process exits with for an error that ended a command.
  package static func status(of error: any Error) -> Int32 { Outcome(ending: error).rawValue }
}
