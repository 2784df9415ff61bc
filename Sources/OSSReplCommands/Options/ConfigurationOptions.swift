internal import ArgumentParser

/// Where the configuration is.
struct ConfigurationOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("Look for files from this directory.", valueName: "dir"))
  var directory: String?

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config = "oss-repl.yaml"

  /// An empty value is mostly a shell variable that is not set; taken as it is, `-C ""` would mean the root directory.
  func validate() throws {
    guard directory?.isEmpty != true else { throw ValidationError("-C needs a directory; the text given is empty.") }
    guard !config.isEmpty else { throw ValidationError("--config needs a file; the text given is empty.") }
  }

  /// The file's path as it is opened and shown.
  var path: String {
    guard let directory, !config.hasPrefix("/") else { return config }
    return directory.hasSuffix("/") ? directory + config : directory + "/" + config
  }
}
