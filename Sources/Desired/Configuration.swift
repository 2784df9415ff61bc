package import Diagnostics
package import Replication
internal import YAMLDocument

/// What came of reading a configuration.
package struct ConfigurationResult: Sendable {
  /// What the configuration asks for; nil exactly when there is an error among the diagnostics.
  package let state: DesiredState?
  /// Everything found, sorted by file and place.
  package let diagnostics: [Diagnostic]
  /// The bytes of every file that was read, by its name in diagnostics. What may be a password is blotted out.
  package let sources: [String: [UInt8]]
  /// Every layer of the configuration; nil when there is an error among the diagnostics.
  private let resolved: ResolvedConfiguration?

  init(
    state: DesiredState?, diagnostics: [Diagnostic], sources: [String: [UInt8]], resolved: ResolvedConfiguration?
  ) {
    self.state = state
    self.diagnostics = diagnostics
    self.sources = sources
    self.resolved = resolved
  }

  /// Where every value of a rule comes from.
  package func origins(of address: RuleAddress) -> OriginsAnswer {
    resolved?.origins(of: address) ?? .unknown(suggestion: nil)
  }
}

/// Configuration files: from bytes to what they ask for.
package enum Configuration {
  /// Reads a root file and what it names, resolves what is inherited and applies the lints. All input comes from the
  /// source's functions.
  ///
  /// - Parameter file: The root file's path as the user gave it, for reading, diagnostics and origins.
  package static func decode(_ file: String, from source: ConfigurationSource) -> ConfigurationResult {
    let findings = Findings()
    let files = ConfigurationFiles(rootFile: file, source: source, findings: findings)
    var state: DesiredState?
    var resolved: ResolvedConfiguration?
    if let root = files.root(), let written = RootReader(findings: findings, files: files).read(root) {
      let whole = Resolver(written, environment: source.environment, findings: findings).resolve()
      Lints.judge(whole, findings: findings)
      if !findings.holdsError {
        state = whole.desiredState()
        resolved = whole
      }
    }
    return ConfigurationResult(
      state: state, diagnostics: findings.sorted,
      sources: Concealment.apply(findings.concealed, to: files.texts),
      resolved: resolved)
  }

  /// Reads a file that stands alone, without other files and environment variables beside it.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The file's name as the user gave it, for diagnostics and origins.
  package static func decode(bytes: [UInt8], file: String) -> ConfigurationResult {
    decode(file, from: ConfigurationSource(bytes: bytes))
  }
}
