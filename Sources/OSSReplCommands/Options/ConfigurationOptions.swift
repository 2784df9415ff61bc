internal import ArgumentParser

/// Where the configuration is.
struct ConfigurationOptions: ParsableArguments {
  @Option(name: .customShort("C"), help: ArgumentHelp("Look for files from this directory.", valueName: "dir"))
  var directory: String?

  @Option(help: ArgumentHelp("The configuration file.", valueName: "file"))
  var config = Self.defaultFile

  private static let defaultFile = "oss-repl.yaml"

  @Option(
    help: ArgumentHelp(
      "Rails of your own: protect and limits that the configuration can only add to (or set OSS_REPL_RAILS).",
      discussion: """
        Keep the file where whoever writes the configuration can't change it. Protections add up; of each limit the \
        stricter holds.
        """,
      valueName: "file"))
  var rails: String?

  /// An empty value is mostly a shell variable that is not set; taken as it is, `-C ""` would mean the root directory.
  func validate() throws {
    guard directory?.isEmpty != true else { throw ValidationError("-C needs a directory; the text given is empty.") }
    guard !config.isEmpty else { throw ValidationError("--config needs a file; the text given is empty.") }
    guard rails?.isEmpty != true else { throw ValidationError("--rails needs a file; the text given is empty.") }
  }

  /// The file's path as it is opened and shown.
  var path: String {
    guard let directory, !config.hasPrefix("/") else { return config }
    return directory.hasSuffix("/") ? directory + config : directory + "/" + config
  }

  /// The operator's file of rails; nil where there is none.
  func railsPath(_ environment: [String: String]) -> String? {
    rails ?? environment["OSS_REPL_RAILS"].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The options as they have to be said again for another command with the same configuration.
  var words: [String] {
    (directory.map { ["-C", $0] } ?? []) + (config == Self.defaultFile ? [] : ["--config", config])
      + (rails.map { ["--rails", $0] } ?? [])
  }
}
