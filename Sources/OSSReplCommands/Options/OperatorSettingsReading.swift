internal import ArgumentParser
internal import Desired
internal import Replication

extension ConfigurationOptions {
  /// The root file's path as it is opened and shown, and whether it is standard input instead, whose path only says what
  /// others are relative to.
  func rootFile(_ runtime: Runtime) -> (path: String, isStandardInput: Bool) {
    let name = config.first ?? setting("OSS_REPL_CONFIG", runtime) ?? "oss-repl.yaml"
    let isStandardInput = name == "-"
    return (located(isStandardInput ? "<stdin>" : name), isStandardInput)
  }

  /// Whether a configuration is named, or lies where it is looked for.
  func hasRootFile(_ runtime: Runtime) -> Bool {
    !config.isEmpty || setting("OSS_REPL_CONFIG", runtime) != nil || fileExists(rootFile(runtime).path)
  }

  /// The operator's file of rails; nil where there is none.
  func railsPath(_ runtime: Runtime) -> String? { rails ?? setting("OSS_REPL_RAILS", runtime) }

  /// What the operator settles on the command line and in the environment, but for the rails, which stand in a file.
  ///
  /// - Throws: `ValidationError` for a variable that is not what it should be.
  func operatorSettings(_ runtime: Runtime) throws -> OperatorSettings {
    OperatorSettings(
      root: root ?? setting("OSS_REPL_ROOT", runtime),
      variables: OperatorVariables(
        options: Dictionary(variables.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
        environment: runtime.environmentBytes()),
      maximumBytes: maxConfigBytes, allowedEndpoints: try allowedEndpoints(runtime))
  }

  private func allowedEndpoints(_ runtime: Runtime) throws -> Set<Endpoint> {
    let variable = "OSS_REPL_ALLOW_ENDPOINTS"
    let listed = (runtime.environment[variable] ?? "").split(separator: ",").map { text in
      String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    return Set(
      try allowEndpoint.map { try Self.endpoint($0, from: "--allow-endpoint") }
        + listed.filter { !$0.isEmpty }.map { try Self.endpoint($0, from: variable) })
  }

  static func endpoint(_ text: String, from source: String) throws -> Endpoint {
    do throws(Endpoint.Invalid) {
      return try Endpoint(text)
    } catch {
      // The text itself is not repeated: a mistaken one may hold a password.
      throw ValidationError("\(source): \(error.reason).")
    }
  }

  /// A variable of the environment; an empty one counts as unset.
  private func setting(_ name: String, _ runtime: Runtime) -> String? {
    runtime.environment[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  private func located(_ file: String) -> String {
    guard let directory, !file.hasPrefix("/") else { return file }
    return directory.hasSuffix("/") ? directory + file : directory + "/" + file
  }

  /// The options as they have to be said again for another command with the same configuration.
  var words: [String] {
    var words: [String] = []
    for (option, value) in [("-C", directory), ("--config", config.first), ("--root", root), ("--rails", rails)] {
      if let value { words += [option, value] }
    }
    for variable in variables { words += ["--var", "\(variable.name)=\(variable.value)"] }
    for endpoint in allowEndpoint { words += ["--allow-endpoint", endpoint] }
    if maxConfigBytes != OperatorSettings.defaultMaximumBytes { words += ["--max-config-bytes", "\(maxConfigBytes)"] }
    return words
  }
}
