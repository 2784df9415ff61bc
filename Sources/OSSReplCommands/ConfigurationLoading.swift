internal import Desired
internal import Diagnostics
internal import Replication

/// A configuration that was read and understood, or what is wrong with it.
struct LoadedConfiguration {
  /// What the configuration asks for; nil when there is an error among the diagnostics.
  let state: DesiredState?
  let diagnostics: [Diagnostic]
  /// The texts that diagnostics point into, by file.
  let sources: [String: [UInt8]]
  /// Where every value of a rule comes from.
  let origins: (RuleAddress) -> OriginsAnswer
}

/// Reads and decodes a configuration: the root file and what it names. Nothing is contacted.
func loadConfiguration(
  _ path: String, settings: OperatorSettings, environment: [String: String] = Runtime.current.environment
) -> LoadedConfiguration {
  let result = Configuration.decode(path, from: .disk(environment: environment), settings: settings)
  return LoadedConfiguration(
    state: result.state, diagnostics: result.diagnostics, sources: result.sources, origins: result.origins)
}
