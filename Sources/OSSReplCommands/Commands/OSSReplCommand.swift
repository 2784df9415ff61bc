package import ArgumentParser
internal import Diagnostics
internal import SystemPackage
internal import TerminalText

/// The program: its name, its purpose and its commands.
package struct OSSReplCommand: AsyncParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "oss-repl",
    abstract: "Keeps the data replication rules of Alibaba Cloud OSS buckets equal to YAML files.",
    discussion: """
      plan shows what would change and writes nothing; apply changes it. Where rules exist already, begin with import, \
      which writes them down as a configuration.

      Credentials come from OSS_ACCESS_KEY_ID, OSS_ACCESS_KEY_SECRET and, for temporary ones, OSS_SESSION_TOKEN.

      Shell completion: oss-repl --generate-completion-script bash, zsh or fish prints the script.
      """,
    version: programVersion,
    subcommands: [
      ValidateCommand.self, PlanCommand.self, ShowCommand.self, ApplyCommand.self, DriftCommand.self,
      StatusCommand.self, ImportCommand.self, LocationsCommand.self, ExplainCommand.self,
      SchemaCommand.self,
      VersionCommand.self,
    ])

  package init() {}

  /// Runs the command that arguments name, or says what is wrong with them, and ends the process.
  package static func start(_ arguments: [String]) async -> Never {
    guard !arguments.isEmpty else {
      // Nothing was asked for, so nothing was done: no success, above all where arguments were lost on the way.
      Runtime.current.errors(helpMessage() + "\n")
      end(Outcome.usage)
    }
    if let problem = unknownCommand(in: arguments) { end(problem, after: arguments) }
    do { try await run(arguments) } catch { end(error, after: arguments) }
    end(nil)
  }

  private static func run(_ arguments: [String]) async throws {
    var command = try parseAsRoot(arguments)
    do {
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch let error as ValidationError {
      // What a command finds wrong once it runs would come with the usage of the whole program.
      let usage = usageString(for: type(of: command))
      let name = "oss-repl \(type(of: command).configuration.commandName ?? "")"
      let message = DisplayText(ascii: false).lines(error.message)
      Runtime.current.errors("Error: \(message)\nUsage: \(usage)\n  See '\(name) --help' for more information.\n")
      throw Outcome.usage
    }
  }

  /// What to say when the first word is no command, or the one that help is asked for; nil when it is one, or an option.
  package static func unknownCommand(in arguments: [String]) -> ValidationError? {
    guard let word = arguments.first, !word.hasPrefix("-") else { return nil }
    let names = configuration.subcommands.compactMap { $0.configuration.commandName }
    guard word == "help" else { return names.contains(word) ? nil : noCommand(word, among: names) }
    let asked = arguments.dropFirst().filter { !$0.hasPrefix("-") }
    guard let name = asked.first, name != "help" else { return nil }
    guard names.contains(name) else { return noCommand(name, among: names) }
    return asked.count == 1 ? nil : ValidationError("help explains one command: oss-repl help \(name)")
  }

  private static func noCommand(_ word: String, among names: [String]) -> ValidationError {
    let typed = "there is no command '\(DisplayText(ascii: false).line(word))'."
    if let advice = ForeignCommand.advice(on: word) { return ValidationError("\(typed) \(advice)") }
    if let meant = Suggestion.closest(to: word, among: names) {
      return ValidationError("\(typed) Did you mean '\(meant)'?")
    }
    let advice = OutputFile.hasNameOfConfiguration(FilePath(word)) ? " A configuration goes to --config FILE." : ""
    return ValidationError("\(typed)\(advice) The commands are \(names.joined(separator: ", ")).")
  }
}
