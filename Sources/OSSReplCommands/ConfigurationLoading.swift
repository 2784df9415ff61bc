internal import Desired
internal import Diagnostics
internal import HTTPTransport
internal import Replication

/// A configuration that was read and understood, or what is wrong with it.
struct LoadedConfiguration {
  /// What the configuration asks for; nil when there is an error among the diagnostics.
  let state: DesiredState?
  let diagnostics: [Diagnostic]
  /// The texts that diagnostics point into, by file.
  let sources: [String: [UInt8]]
  /// Every file that was read, by what tells it from others.
  let files: Set<ConfigurationSource.FileIdentity>
  /// Where every value of a rule comes from.
  let origins: (RuleAddress) -> OriginsAnswer
}

/// Reads and decodes a configuration: the root file, what it names, and the operator's rails. Nothing is contacted.
///
/// - Throws: `ValidationError` for a variable of the environment that is not what it should be.
func loadConfiguration(
  _ options: ConfigurationOptions, environment: [String: String] = Runtime.current.environment
) throws -> LoadedConfiguration {
  let files = Locked<Set<ConfigurationSource.FileIdentity>>([])
  var source = ConfigurationSource.disk(environment: environment)
  let read = source.read
  source.read = { path, isOrdinary throws(ConfigurationSource.Problem) in
    let file = try read(path, isOrdinary)
    files.withLock { _ = $0.insert(file.identity) }
    return file
  }
  var settings = try options.operatorSettings(environment)
  let rails = options.railsPath(environment).map { OperatorRails.read($0, from: source) }
  settings.rails = rails?.rails ?? .none
  let result = Configuration.decode(options.path, from: source, settings: settings)
  let isComplete = rails.map { $0.rails != nil } ?? true
  return LoadedConfiguration(
    state: isComplete ? result.state : nil, diagnostics: (rails?.diagnostics ?? []) + result.diagnostics,
    sources: result.sources.merging(rails?.sources ?? [:]) { text, _ in text }, files: files.withLock { $0 },
    origins: result.origins)
}
