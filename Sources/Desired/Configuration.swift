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
}

/// Configuration files: from bytes to what they ask for.
package enum Configuration {
  /// Reads one file, resolves what is inherited and applies the lints, all without any input or output.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - file: The file's name as the user gave it, for diagnostics and origins.
  package static func decode(bytes: [UInt8], file: String) -> ConfigurationResult {
    let document = YAMLDocument(bytes: bytes, file: file)
    let findings = Findings()
    findings.report(document.diagnostics)
    var state: DesiredState?
    if let root = document.root, let written = FileReader(findings: findings).read(root) {
      let resolved = Resolver(written, findings: findings).resolve()
      findings.report(Lints.findings(in: resolved))
      if !findings.holdsError { state = resolved.desiredState() }
    }
    return ConfigurationResult(
      state: state, diagnostics: findings.sorted, sources: Concealment.apply(findings.concealed, to: [file: bytes]))
  }
}
