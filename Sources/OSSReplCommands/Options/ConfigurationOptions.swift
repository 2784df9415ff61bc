internal import ArgumentParser
internal import Desired
internal import Replication

/// Where the configuration is, and what the operator settles about it.
struct ConfigurationOptions: ParsableArguments {
  @Option(
    name: .customShort("C"), help: ArgumentHelp("Look for the configuration file in this directory.", valueName: "dir"),
    completion: .directory)
  var directory: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "The configuration file, - for standard input. (default: OSS_REPL_CONFIG, or oss-repl.yaml)", valueName: "file"),
    completion: .configurationFiles)
  var config: [String] = []

  @Option(
    help: ArgumentHelp(
      "The folder in which all files of the configuration lie. (default: OSS_REPL_ROOT, or that of the configuration file)",
      valueName: "dir"),
    completion: .directory)
  var root: String?

  @Option(
    name: .customLong("var"), parsing: .singleValue,
    help: ArgumentHelp(
      "The text of ${var:NAME}; repeatable. The variable OSS_REPL_VAR_NAME gives it too.", valueName: "name=value"),
    transform: VariableArgument.init(argument:))
  var variables: [VariableArgument] = []

  @Option(
    help: ArgumentHelp(
      "Rails of your own: protect and limits that the configuration can only add to (or set OSS_REPL_RAILS).",
      discussion: """
        Keep the file where whoever writes the configuration can't change it. Protections add up; of each limit the \
        stricter holds.
        """,
      valueName: "file"),
    completion: .configurationFiles)
  var rails: String?

  @Option(
    help: ArgumentHelp(
      """
      An endpoint that the configuration may name though it is not OSS's own; https and port 443 unless written, \
      repeatable (or set OSS_REPL_ALLOW_ENDPOINTS, separated by commas).
      """, valueName: "[http://]host[:port]"))
  var allowEndpoint: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      How many bytes all files of the configuration may have together. \
      (default: \(OperatorSettings.defaultMaximumBytes))
      """, valueName: "bytes"),
    transform: wholeNumber(1...mostBytes, suchAs: OperatorSettings.defaultMaximumBytes))
  var maxConfigBytes = OperatorSettings.defaultMaximumBytes

  /// An empty value is mostly a shell variable that is not set; taken as it is, `-C ""` would mean the root directory.
  func validate() throws {
    guard directory?.isEmpty != true else { throw ValidationError("-C needs a directory; the text given is empty.") }
    guard config.count <= 1 else { throw ValidationError("--config is given twice; name one file.") }
    guard config.first?.isEmpty != true else {
      throw ValidationError("--config needs a file; the text given is empty.")
    }
    guard root?.isEmpty != true else { throw ValidationError("--root needs a directory; the text given is empty.") }
    guard rails?.isEmpty != true else { throw ValidationError("--rails needs a file; the text given is empty.") }
    _ = try allowEndpoint.map { try Self.endpoint($0, from: "--allow-endpoint") }
    var names: Set<String> = []
    for variable in variables where !names.insert(variable.name).inserted {
      throw ValidationError("--var gives \(variable.name) twice; give it once.")
    }
  }

  /// Places in a file are counted with 32 bits.
  private static let mostBytes = 1 << 30
}
