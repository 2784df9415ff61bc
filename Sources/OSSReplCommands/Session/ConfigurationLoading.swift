internal import Desired
internal import Diagnostics
internal import Locking
internal import Replication

/// A configuration that was read and understood, or what is wrong with it.
struct LoadedConfiguration {
  /// What the configuration asks for; nil when there is an error among the diagnostics.
  let state: DesiredState?
  let diagnostics: [Diagnostic]
  /// The texts that diagnostics point into, by file.
  let sources: [String: [UInt8]]
  /// The root file as messages name it.
  let rootFile: String
  /// Every file that was read, by what tells it from others, with its names in messages.
  let fileNames: [ConfigurationSource.FileIdentity: Set<String>]
  /// Where every value of a rule comes from.
  let origins: (RuleAddress) -> OriginsAnswer

  /// Every file that was read.
  var files: Set<ConfigurationSource.FileIdentity> { Set(fileNames.keys) }
}

/// Reads and decodes a configuration: the root file, what it names, and the operator's rails. Nothing is contacted.
///
/// - Throws: `ValidationError` for a variable of the environment that is not what it should be.
func loadConfiguration(
  _ options: ConfigurationOptions, _ runtime: Runtime = .current
) throws -> LoadedConfiguration {
  let file = options.rootFile(runtime)
  var settings = try options.operatorSettings(runtime)
  let files = Locked<[ConfigurationSource.FileIdentity: Set<String>]>([:])
  let rails = options.railsPath(runtime).map { path in
    OperatorRails.read(
      path,
      from: .disk(rootFile: path, isStandardInput: false, root: nil, maximumBytes: settings.maximumBytes)
        .noting(in: files))
  }
  settings.rails = rails?.rails ?? .none
  let source = ConfigurationSource.disk(
    rootFile: file.path, isStandardInput: file.isStandardInput, root: settings.root,
    maximumBytes: settings.maximumBytes)
  let result = Configuration.decode(file.path, from: source.noting(in: files), settings: settings)
  let isComplete = rails.map { $0.rails != nil } ?? true
  return LoadedConfiguration(
    state: isComplete ? result.state : nil, diagnostics: (rails?.diagnostics ?? []) + result.diagnostics,
    sources: result.sources.merging(rails?.sources ?? [:]) { text, _ in text }, rootFile: file.path,
    fileNames: files.withLock { $0 },
    origins: result.origins)
}

extension ConfigurationSource {
  /// The same source, which keeps what it has read.
  fileprivate func noting(in files: Locked<[FileIdentity: Set<String>]>) -> ConfigurationSource {
    var source = self
    source.read = { [read] path, role throws(Problem) in
      let file = try read(path, role)
      files.withLock { _ = $0[file.identity, default: []].insert(path) }
      return file
    }
    return source
  }
}

extension ConfigurationOptions {
  /// Reads the configuration, reports what is wrong with it, and keeps its files from being written by this run.
  ///
  /// - Throws: `Outcome.invalid` when there is an error in it; nothing was contacted.
  func loaded(_ console: ConsoleReporter) throws -> (state: DesiredState, configuration: LoadedConfiguration) {
    let loaded = try loadConfiguration(self)
    console.sources = loaded.sources
    console.report(loaded.diagnostics)
    try console.protect(loaded.files)
    guard let state = loaded.state else { throw Outcome.invalid }
    return (state, loaded)
  }

  /// What the configuration asks for.
  ///
  /// - Throws: `Outcome.invalid` when there is an error in it, which is reported; nothing was contacted.
  func desiredState(_ console: ConsoleReporter) throws -> DesiredState { try loaded(console).state }
}
