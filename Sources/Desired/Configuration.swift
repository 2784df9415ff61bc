package import Diagnostics
package import Replication
internal import YAMLDocument

/// What came of reading a configuration.
package struct ConfigurationResult: Sendable {
  /// What the configuration asks for; nil exactly when there is an error among the diagnostics.
  package let state: DesiredState?
  /// Everything found, sorted by file and place.
  package let diagnostics: [Diagnostic]
  /// The bytes of the configuration's own files, by their names in diagnostics. What may be a secret is masked, and files
  /// of items are not among them.
  package let sources: [String: [UInt8]]
  /// Every layer of the configuration; nil when there is an error among the diagnostics.
  private let layers: Layers?

  /// What the configuration can be resolved from again.
  struct Layers: Sendable {
    let written: WrittenConfiguration
    let variables: OperatorVariables
  }

  init(state: DesiredState?, diagnostics: [Diagnostic], sources: [String: [UInt8]], layers: Layers?) {
    self.state = state
    self.diagnostics = diagnostics
    self.sources = sources
    self.layers = layers
  }

  /// Where every value of a rule comes from.
  package func origins(of address: RuleAddress) -> OriginsAnswer {
    // Few ask, so what all rules inherit is not kept but found again.
    guard let layers else { return .unknown(suggestion: nil) }
    let resolver = Resolver(layers.written, variables: layers.variables, findings: Findings())
    return resolver.resolve().origins(of: address)
  }
}

/// Configuration files: from bytes to what they ask for.
package enum Configuration {
  /// Reads a root file and what it names, resolves what is inherited and applies the lints. All input comes from the
  /// source's functions.
  ///
  /// - Parameters:
  ///   - file: The root file's path as the user gave it, for reading, diagnostics and origins.
  ///   - settings: What the operator settled, whatever the files say.
  package static func decode(
    _ file: String, from source: ConfigurationSource, settings: OperatorSettings = OperatorSettings()
  ) -> ConfigurationResult {
    let findings = Findings()
    let files = ConfigurationFiles(
      rootFile: file, source: source, byteLimit: settings.maximumBytes, findings: findings)
    var state: DesiredState?
    var layers: ConfigurationResult.Layers?
    if let root = files.root(),
      let written = RootReader(findings: findings, files: files, settled: settings.rails.accounts).read(root)
    {
      let built = build(written, settings, findings: findings)
      if !findings.holdsError, let built {
        Lints.judge(built, written.protections, findings: findings)
        state = built
        layers = ConfigurationResult.Layers(written: written, variables: settings.variables)
      }
    }
    let unread = files.damaged.filter { (files.texts[$0]?.count ?? 0) > WrittenSecrets.byteLimit }
    let secrets = secrets(in: files, damaged: files.damaged.subtracting(unread), isGood: state != nil)
    let quotable = UnquotedFindings(concealed: secrets, files: files.itemFiles).apply(to: findings.sorted)
    return ConfigurationResult(
      state: state, diagnostics: SuggestionCheck.apply(to: quotable, files.texts),
      sources: Concealment.apply(findings.concealed + secrets, to: files.texts.filter { !unread.contains($0.key) }),
      layers: layers)
  }

  /// The values under keys that name secrets in all files.
  private static func secrets(
    in files: ConfigurationFiles, damaged: Set<String>, isGood: Bool
  ) -> [SourceSpan] {
    files.trees.flatMap { SecretPlaces(in: $0, isGood: isGood).spans }
      + damaged.flatMap { WrittenSecrets.spans(in: files.texts[$0] ?? [], file: $0) }
  }

  /// Resolves and judges bucket after bucket and makes the desired state of them; nil when a part of it is open. Whatever is
  /// known of a bucket is dropped before the next one, since all of it together takes many times the space of the state.
  private static func build(
    _ written: WrittenConfiguration, _ settings: OperatorSettings, findings: Findings
  ) -> DesiredState? {
    let allowed = settings.allowedEndpoints
    findings.report(ForeignEndpoint.findings(written.defaults.place.endpoint, of: nil, allowed: allowed))
    let size = written.contents.reduce(0) { $0 + ($1.buckets?.mapping.entries.count ?? 0) }
    var fleet = FleetBuilder(buckets: size)
    var state = DesiredStateBuilder(buckets: size)
    Resolver(written, variables: settings.variables, findings: findings).forEachBucket { bucket in
      Lints.judge(bucket, findings: findings)
      Lints.judge(bucket, allowed: allowed, findings: findings)
      fleet.add(bucket)
      state.add(bucket)
    }
    let safeguards = settings.rails.joined(to: written)
    findings.report(OverruledLimit.findings(written.limits, safeguards.limits))
    Lints.judge(fleet.fleet(rulesPerBucket: safeguards.limits.rulesPerBucket), findings: findings)
    return state.takeState(of: written.project, safeguards)
  }

  /// Reads a file that stands alone, without other files and variables beside it.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The file's name as the user gave it, for diagnostics and origins.
  package static func decode(bytes: [UInt8], file: String) -> ConfigurationResult {
    decode(file, from: ConfigurationSource(bytes: bytes))
  }
}
