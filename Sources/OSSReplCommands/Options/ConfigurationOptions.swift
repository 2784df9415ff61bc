internal import ArgumentParser
internal import Desired

/// Where the configuration is, and what the operator settles about it.
struct ConfigurationOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("Look for files from this directory.", valueName: "dir"))
  var directory: String?

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "The configuration file, - for standard input. (default: OSS_REPL_CONFIG, or oss-repl.yaml)", valueName: "file"))
  var config: [String] = []

  @Option(
    help: ArgumentHelp(
      "The folder in which all files of the configuration lie. (default: OSS_REPL_ROOT, or that of the configuration file)",
      valueName: "dir"))
  var root: String?

  @Option(
    name: .customLong("var"), parsing: .singleValue,
    help: ArgumentHelp(
      "The text of ${var:NAME}; repeatable. The variable OSS_REPL_VAR_NAME gives it too.", valueName: "name=value"))
  var variables: [VariableArgument] = []

  @Option(
    help: ArgumentHelp("How many bytes all files of the configuration may have together.", valueName: "number"))
  var maxConfigBytes = OperatorSettings.defaultMaximumBytes

  /// An empty value is mostly a shell variable that is not set; taken as it is, `-C ""` would mean the root directory.
  func validate() throws {
    guard directory?.isEmpty != true else { throw ValidationError("-C needs a directory; the text given is empty.") }
    guard config.count <= 1 else { throw ValidationError("--config is given twice; name one file.") }
    guard config.first?.isEmpty != true else {
      throw ValidationError("--config needs a file; the text given is empty.")
    }
    guard root?.isEmpty != true else { throw ValidationError("--root needs a directory; the text given is empty.") }
    guard (1...Self.mostBytes).contains(maxConfigBytes) else {
      throw ValidationError("--max-config-bytes takes a number from 1 to \(Self.mostBytes).")
    }
    var names: Set<String> = []
    for variable in variables where !names.insert(variable.name).inserted {
      throw ValidationError("--var gives \(variable.name) twice; give it once.")
    }
  }

  /// The root file's path as it is opened and shown, and whether it is standard input instead, whose path only says what
  /// others are relative to.
  func rootFile(_ runtime: Runtime) -> (path: String, isStandardInput: Bool) {
    let name = config.first ?? setting("OSS_REPL_CONFIG", runtime) ?? "oss-repl.yaml"
    let isStandardInput = name == "-"
    return (located(isStandardInput ? "<stdin>" : name), isStandardInput)
  }

  /// What the operator settles on the command line and in the environment.
  func operatorSettings(_ runtime: Runtime) -> OperatorSettings {
    OperatorSettings(
      root: root ?? setting("OSS_REPL_ROOT", runtime),
      variables: OperatorVariables(
        options: Dictionary(variables.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
        environment: runtime.environmentBytes()), maximumBytes: maxConfigBytes)
  }

  /// Places in a file are counted with 32 bits.
  private static let mostBytes = 1 << 30

  /// A variable of the environment; an empty one counts as unset.
  private func setting(_ name: String, _ runtime: Runtime) -> String? {
    runtime.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private func located(_ file: String) -> String {
    guard let directory, !file.hasPrefix("/") else { return file }
    return directory.hasSuffix("/") ? directory + file : directory + "/" + file
  }
}
