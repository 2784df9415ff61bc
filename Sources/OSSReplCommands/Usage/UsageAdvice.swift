internal import Diagnostics
internal import SystemPackage

/// What the parser of arguments says is wrong, with the way out.
struct UsageAdvice {
  /// What is wrong, and what was probably meant.
  let message: String
  /// What to do; nil where the message says it.
  let help: String?

  /// - Parameters:
  ///   - message: as the parser of arguments words it.
  ///   - arguments: the command line.
  ///   - options: the long options that the command has, with their dashes.
  init(_ message: String, _ arguments: [String], options: [String]) {
    let command = arguments.first ?? ""
    let quoted = message.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
    if message.hasPrefix("Unknown option '"), quoted.count >= 3 {
      (self.message, help) = Self.unknown(Self.word(quoted[1], in: arguments), among: options, command)
    } else if message.lowercased().contains("unexpected argument"), quoted.count >= 3 {
      self.message = message
      let arguments = stride(from: 1, to: quoted.count, by: 2).map { quoted[$0] }
      help = arguments.lazy.compactMap { Self.help(with: $0, command) }.first
    } else {
      self.message = message
      help = nil
    }
  }

  /// The whole word of which an option is a letter: Terraform's `-var` is read as several options of one letter, once one of
  /// them exists.
  private static func word(_ option: String, in arguments: [String]) -> String {
    guard option.count == 2, let letter = option.last else { return option }
    let word = arguments.first { word in
      word.count > 2 && word.hasPrefix("-") && !word.hasPrefix("--") && word.prefix { $0 != "=" }.contains(letter)
    }
    return word.map { String($0.prefix { $0 != "=" }) } ?? option
  }

  private static func unknown(_ name: String, among options: [String], _ command: String) -> (String, String?) {
    let message = "Unknown option '\(name)'."
    if options.contains("-\(name)") {
      return (message, "Options of more than one letter have two dashes: -\(name)")
    }
    if let advice = ForeignOption.advice(on: name, for: command) { return (message, advice) }
    guard name.count > 2, let meant = Suggestion.closest(to: name, among: options) else { return (message, nil) }
    return ("\(message) Did you mean '\(meant)'?", nil)
  }

  private static func help(with argument: String, _ command: String) -> String? {
    let takesConfiguration = ["validate", "plan", "apply", "drift"].contains(command)
    if argument == "help" { return "oss-repl help \(command) explains the command." }
    guard takesConfiguration else { return nil }
    if OutputFile.hasNameOfConfiguration(FilePath(argument)) { return "A configuration goes to --config FILE." }
    if argument.hasSuffix(".json") { return "oss-repl show FILE shows a saved plan, oss-repl apply FILE applies it." }
    return argument.contains(":") ? "--only SOURCE:DESTINATION narrows the run to rules." : nil
  }
}
