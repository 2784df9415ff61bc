package import Diagnostics
package import Replication
internal import YAMLDocument

/// The rails that the operator settles in a file of their own, out of reach of whoever writes the configuration.
package struct OperatorRails: Sendable {
  /// Protections that hold beside the configuration's.
  package var protections: [Protection]
  /// Limits that the configuration can only make stricter.
  package var limits: WrittenLimits
  /// What it says of accounts, which the configuration can't say otherwise.
  var accounts: [WrittenAccount] = []

  package init(protections: [Protection] = [], limits: WrittenLimits = WrittenLimits()) {
    self.protections = protections
    self.limits = limits
  }

  /// No rails but those of the configuration.
  package static let none = OperatorRails()

  /// The rails in force: protections add up, and of each limit the stricter holds.
  func joined(to written: WrittenConfiguration) -> Safeguards {
    Safeguards(
      protections: written.protections.map(\.value) + protections,
      limits: Limits(configuration: written.limits, operator: limits), accounts: accounts.map(\.settled))
  }
}

/// What came of reading a file of rails.
package struct OperatorRailsResult: Sendable {
  /// The rails; nil exactly when there is an error among the diagnostics.
  package let rails: OperatorRails?
  package let diagnostics: [Diagnostic]
  /// The file's bytes under its name, for diagnostics.
  package let sources: [String: [UInt8]]
}

extension OperatorRails {
  /// Reads a file of rails: a mapping with `protect`, `limits` and `accounts`, which say the same as in a configuration.
  ///
  /// - Parameter file: the path as the operator gave it.
  package static func read(_ file: String, from source: ConfigurationSource) -> OperatorRailsResult {
    let findings = Findings()
    var rails: OperatorRails?
    var sources: [String: [UInt8]] = [:]
    do throws(ConfigurationSource.Problem) {
      let bytes = try source.read(file, .root).bytes
      sources[file] = bytes
      let document = YAMLDocument(bytes: bytes, file: file)
      findings.report(document.diagnostics)
      rails = document.root.flatMap { read($0, findings) }
    } catch {
      findings.report(
        Diagnostic(
          .railsUnreadable, "can't read the rails \(QuotedText(file).text): \(error.reason)",
          help: ["name the file with --rails FILE, or unset OSS_REPL_RAILS"]))
    }
    return OperatorRailsResult(
      rails: findings.holdsError ? nil : rails, diagnostics: findings.sorted, sources: sources)
  }

  private static func read(_ root: YAMLNode, _ findings: Findings) -> OperatorRails? {
    guard case .mapping(let mapping) = root else {
      findings.report(
        Diagnostic(
          .wrongType, "the file of rails is not a mapping of keys to values", at: root.span,
          help: ["write `protect:`, `limits:` and `accounts:`, as in a configuration"]))
      return nil
    }
    let block = BlockReader(mapping, ConfigurationSchema.rails, place: mapping.place, findings: findings)
    let reader = SafeguardReader(findings: findings, authority: .operator)
    var rails = OperatorRails()
    if let slot = block[.protect] { rails.protections = reader.protections(slot, excused: block.excused).map(\.value) }
    if let slot = block[.limits] { rails.limits = reader.limits(slot, excused: block.excused) }
    if let slot = block[.accounts] {
      rails.accounts = AccountReader(findings: findings).settled(slot, excused: block.excused)
    }
    return rails
  }
}
