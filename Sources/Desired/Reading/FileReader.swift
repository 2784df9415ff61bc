internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// A configuration file as it is written, before anything is inherited.
struct WrittenConfiguration: Sendable {
  var project: String?
  var manage: Setting<ManagementMode> = .absent
  var accounts = Definitions<Account>()
  var protections: [Protection] = []
  var limits = Limits()
  /// What buckets inherit.
  var defaultPlace = PlaceSettings()
  var defaultRule = WrittenRuleFields()
  var buckets: [WrittenBucket] = []
}

/// Reads the top of a file and everything below it.
struct FileReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  /// Nil when the file is of another version or not a mapping at all.
  func read(_ root: YAMLNode) -> WrittenConfiguration? {
    guard let mapping = mapping(root), hasSupportedVersion(mapping) else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.file, place: mapping.place, findings: findings)
    _ = block.required("version", help: "begin with `version: 1`")
    var configuration = WrittenConfiguration()
    configuration.project = block.setting("project") { values.text($0) }.value
    configuration.manage = block.setting("manage") { values.word($0, ManagementMode.self) }
    readAccounts(block, into: &configuration)
    readDefaults(block, into: &configuration)
    let safeguards = SafeguardReader(findings: findings)
    if let slot = block["protect"] { configuration.protections = safeguards.protections(slot, excused: block.excused) }
    if let slot = block["limits"] { configuration.limits = safeguards.limits(slot, excused: block.excused) }
    if let slot = block.required("buckets", help: "write `buckets: {}` for none"),
      let buckets = values.mapping(slot, example: "`{}` for no buckets, or each bucket's name as a key")
    {
      configuration.buckets = buckets.entries.map {
        BucketReader(findings: findings).read($0, excused: block.excused)
      }
    }
    return configuration
  }

  private func mapping(_ root: YAMLNode) -> YAMLMapping? {
    guard case .mapping(let mapping) = root else {
      let place = SourceSpan(file: root.span.file, start: root.span.start, end: root.span.start)
      findings.report(
        Diagnostic(
          .wrongType, "the file is not a mapping of keys to values", at: place, help: ["begin with `version: 1`"]))
      return nil
    }
    return mapping
  }

  /// Judges the version before anything else, since another version may have other keys.
  private func hasSupportedVersion(_ mapping: YAMLMapping) -> Bool {
    guard let entry = mapping.entries.first(where: { ExactString($0.key.text) == "version" }) else { return true }
    let slot = Slot(entry)
    guard let scalar = values.scalar(slot, wanted: "the number 1") else { return false }
    if scalar.style == .plain, scalar.text == "1" { return true }
    if scalar.style == .plain, scalar.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      findings.report(
        Diagnostic(
          .unsupportedVersion, "version \(QuotedText(scalar.text)) is not supported", at: scalar.span,
          notes: ["this program reads version 1"], help: ["write `version: 1`, or use a newer program"]))
    } else {
      values.reportWrongType(slot, wanted: "the number 1", help: "write `version: 1`")
    }
    return false
  }

  private func readAccounts(_ file: BlockReader, into configuration: inout WrittenConfiguration) {
    guard let slot = file["accounts"],
      let mapping = values.mapping(slot, example: "`{main: {auth: env}}`, or remove the key")
    else { return }
    configuration.accounts = AccountReader(findings: findings).read(mapping, excused: file.excused)
  }

  private func readDefaults(_ file: BlockReader, into configuration: inout WrittenConfiguration) {
    guard let slot = file["defaults"] else {
      if file.excused.contains("defaults") { invalidateDefaults(&configuration) }
      return
    }
    guard let mapping = values.mapping(slot, example: "`{region: cn-REGION}`, or remove the key") else {
      return invalidateDefaults(&configuration)
    }
    let block = BlockReader(
      mapping, ConfigurationSchema.defaults, place: slot.keySpan, excused: file.excused, findings: findings)
    configuration.defaultPlace = PlaceSettings(block, findings: findings)
    guard let slot = block["rule"] else {
      if block.excused.contains("rule") { configuration.defaultRule = .invalid }
      return
    }
    guard let rule = values.mapping(slot, example: "`{action: PUT}`, or remove the key") else {
      configuration.defaultRule = .invalid
      return
    }
    configuration.defaultRule = RuleFieldsReader(findings: findings).read(
      BlockReader(
        rule, ConfigurationSchema.defaultRule, place: slot.keySpan, excused: block.excused, findings: findings))
  }

  private func invalidateDefaults(_ configuration: inout WrittenConfiguration) {
    configuration.defaultPlace = .invalid
    configuration.defaultRule = .invalid
  }
}
