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
func loadConfiguration(_ options: ConfigurationOptions, _ runtime: Runtime = .current) -> LoadedConfiguration {
  let file = options.rootFile(runtime)
  let settings = options.operatorSettings(runtime)
  let source = ConfigurationSource.disk(
    rootFile: file.path, isStandardInput: file.isStandardInput, root: settings.root,
    maximumBytes: settings.maximumBytes)
  let result = Configuration.decode(file.path, from: source, settings: settings)
  return LoadedConfiguration(
    state: result.state, diagnostics: result.diagnostics, sources: result.sources, origins: result.origins)
}
