internal import ArgumentParser

/// Where the configuration is.
struct ConfigurationOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("Look for files from this directory.", valueName: "dir"))
  var directory: String?

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config = "oss-repl.yaml"

  /// The file's path as it is opened and shown.
  var path: String {
    guard let directory, !config.hasPrefix("/") else { return config }
    return directory.hasSuffix("/") ? directory + config : directory + "/" + config
  }
}
