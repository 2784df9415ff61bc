internal import ArgumentParser
internal import Diagnostics
internal import Glibc
internal import Reporting
internal import TerminalText

extension OSSReplCommand {
  /// Ends the process: with the help that was asked for, or with what is wrong with the arguments.
  ///
  /// What was to be printed and did not arrive is reported, and is no success.
  ///
  /// - Parameter arguments: the command line.
  static func end(_ ending: (any Error)?, after arguments: [String] = []) -> Never {
    let runtime = Runtime.current
    if let ending { report(ending, after: arguments, in: runtime) }
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

  private static func report(_ ending: any Error, after arguments: [String], in runtime: Runtime) {
    // A command has reported why it ends so.
    guard !(ending is Outcome) else { return }
    if exitCode(for: ending) == .success {
      let text = fullMessage(for: ending, columns: nil)
      // Help and completion scripts hold nobody's words but ours.
      if !text.isEmpty { runtime.commandOutput(BashColons.joined(in: text) + "\n") }
    } else {
      runtime.errors(usageText(for: ending, after: arguments))
    }
  }

  /// The long options of a command as its help lists them.
  private static func longOptions(of name: String?) -> [String] {
    let command = configuration.subcommands.first { $0.configuration.commandName == name } ?? Self.self
    let listed = helpMessage(for: command).split(separator: "\n").filter { $0.hasPrefix("  -") }
    return listed.flatMap { $0.split { " ,/".contains($0) } }.map(String.init).filter { $0.hasPrefix("--") }
  }

  /// What is wrong with a command line, and the way out for who uses the words of another tool.
  package static func usageText(for ending: any Error, after arguments: [String]) -> String {
    let text = fullMessage(for: ending, columns: nil)
    let beginning = "Error: " + message(for: ending)
    guard text.hasPrefix(beginning) else { return text.isEmpty ? "" : DisplayText(ascii: false).lines(text) + "\n" }
    let advice = UsageAdvice(message(for: ending), arguments, options: longOptions(of: arguments.first))
    let help = advice.help.map { "\nHelp:  \($0)" } ?? ""
    return DisplayText(ascii: false).lines("Error: \(advice.message)\(help)\(text.dropFirst(beginning.count))") + "\n"
  }
}
