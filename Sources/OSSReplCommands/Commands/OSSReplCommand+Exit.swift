internal import ArgumentParser
internal import Diagnostics
internal import Glibc
internal import Reporting
internal import SystemPackage
internal import TerminalText

extension OSSReplCommand {
  /// Ends the process: with the help that was asked for, or with what is wrong with the arguments.
  ///
  /// What was to be printed and did not arrive is reported, and is no success.
  static func end(_ ending: (any Error)?) -> Never {
    let runtime = Runtime.current
    if let ending { report(ending, in: runtime) }
    var outcome = ending.map { Outcome(ending: $0) } ?? .ok
    // Where a command has reckoned with it, its status is another one already.
    if outcome.givesWayToError, let failure = runtime.outputFailure() {
      ConsoleReporter.report([standardOutputDiagnostic(reason: failure)], in: runtime)
      outcome = .error
    }
    Glibc.exit(outcome.rawValue)
  }

  /// The status that the process exits with for an error that ended a command.
  package static func status(of error: any Error) -> Int32 { Outcome(ending: error).rawValue }

  private static func report(_ ending: any Error, in runtime: Runtime) {
    // A command has reported why it ends so.
    guard !(ending is Outcome) else { return }
    let text = fullMessage(for: ending, columns: nil)
    guard !text.isEmpty else { return }
    if exitCode(for: ending) == .success {
      // Help and completion scripts hold nobody's words but ours.
      runtime.commandOutput(text + "\n")
    } else {
      runtime.errors(DisplayText(ascii: false).lines(hinting(at: message(for: ending), text)) + "\n")
    }
  }

  /// An error of usage with the way out for who names a configuration as kubectl takes it.
  private static func hinting(at message: String, _ text: String) -> String {
    let names = message.split(separator: "'").filter { OutputFile.hasNameOfConfiguration(FilePath(String($0))) }
    guard !names.isEmpty, let end = text.firstIndex(of: "\n") else { return text }
    let isUnexpected = message.lowercased().contains("unexpected argument") || message.contains("there is no command")
    return isUnexpected ? "\(text[..<end])\nHelp:  A configuration goes to --config FILE.\(text[end...])" : text
  }
}
