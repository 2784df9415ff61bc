internal import ArgumentParser
internal import Desired
internal import Replication

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

  @Option(
    help: ArgumentHelp(
      """
      An endpoint that the configuration may name though it is not OSS's own; https and port 443 unless written, \
      repeatable (or set OSS_REPL_ALLOW_ENDPOINTS, separated by commas).
      """, valueName: "[http://]host[:port]"))
  var allowEndpoint: [String] = []

  /// An empty value is mostly a shell variable that is not set; taken as it is, `-C ""` would mean the root directory.
  func validate() throws {
    guard directory?.isEmpty != true else { throw ValidationError("-C needs a directory; the text given is empty.") }
    guard !config.isEmpty else { throw ValidationError("--config needs a file; the text given is empty.") }
    guard rails?.isEmpty != true else { throw ValidationError("--rails needs a file; the text given is empty.") }
    _ = try allowEndpoint.map { try Self.endpoint($0, from: "--allow-endpoint") }
  }

  /// What the operator allows the configuration, by the command line and the environment together.
  ///
  /// - Throws: `ValidationError` for a variable that is not what it should be.
  func operatorSettings(_ environment: [String: String]) throws -> OperatorSettings {
    let variable = "OSS_REPL_ALLOW_ENDPOINTS"
    let listed = (environment[variable] ?? "").split(separator: ",").map { text in
      String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return OperatorSettings(
      allowedEndpoints: Set(
        try allowEndpoint.map { try Self.endpoint($0, from: "--allow-endpoint") }
          + listed.filter { !$0.isEmpty }.map { try Self.endpoint($0, from: variable) }))
  }

  private static func endpoint(_ text: String, from source: String) throws -> Endpoint {
    do throws(Endpoint.Invalid) {
      return try Endpoint(text)
    } catch {
      // The text itself is not repeated: a mistaken one may hold a password.
      throw ValidationError("\(source): \(error.reason).")
    }
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
      + (rails.map { ["--rails", $0] } ?? []) + allowEndpoint.flatMap { ["--allow-endpoint", $0] }
  }
}
