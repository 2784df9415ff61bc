internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// A configuration as it is written, before anything is inherited or replaced.
struct WrittenConfiguration: Sendable {
  var project: String?
  var manage: Setting<ManagementMode> = .absent
  var inputs = Definitions<WrittenInput>()
  var accounts = Definitions<Account>()
  var defaults = WrittenDefaults()
  /// Each with the place of its pattern.
  var protections: [Located<Protection>] = []
  var limits = WrittenLimits()
  /// The root file's own first, then those of the included files in their order.
  var contents: [WrittenContent] = []
  /// Whether an included file could not be read, so that what it defines is not known.
  var isIncomplete = false
}

/// What buckets and rules inherit, as it is written.
struct WrittenDefaults: Sendable {
  var place = PlaceSettings()
  var rule = WrittenRuleFields()

  static var invalid: WrittenDefaults { WrittenDefaults(place: .invalid, rule: .invalid) }
}

/// Reads the root file, and through its `include` the others.
struct RootReader {
  let findings: Findings
  let files: ConfigurationFiles
  private let settled: SettledAccounts
  private var values: ValueReader { ValueReader(findings: findings) }

  /// - Parameter settled: what the operator says of accounts.
  init(findings: Findings, files: ConfigurationFiles, settled: [WrittenAccount]) {
    self.findings = findings
    self.files = files
    self.settled = SettledAccounts(settled, findings: findings)
  }

  /// Nil when the file is of another version or not a mapping at all.
  func read(_ root: YAMLNode) -> WrittenConfiguration? {
    let reader = FileReader(findings: findings, files: files)
    guard let mapping = reader.mapping(root, help: "begin with `version: 1`"), hasSupportedVersion(mapping) else {
      return nil
    }
    let mayBeIncluded = Self.mayBeIncluded(mapping)
    if mayBeIncluded, let includer = files.includingRoot() {
      findings.report(
        Diagnostic(
          .missingKey, "this is no root file, but one that \(QuotedText(includer)) includes", at: mapping.place,
          notes: ["a root file has `version`; what the others inherit stands there too"],
          help: ["name the root file: --config \(QuotedText(includer).text)"]))
      return nil
    }
    let block = BlockReader(mapping, ConfigurationSchema.file, place: mapping.place, findings: findings)
    block.require(
      .version,
      help: mayBeIncluded
        ? "begin with `version: 1`; or, if another file includes this one, name that one with --config"
        : "begin with `version: 1`")
    // What a file lacks that another one includes stands in that one.
    if mayBeIncluded, !files.hasUsualName { return nil }
    var configuration = WrittenConfiguration()
    configuration.project = block.setting(.project) { values.text($0) }.value
    configuration.manage = block.setting(.manage) { values.word($0, ManagementMode.self) }
    readNames(block, into: &configuration)
    configuration.defaults = defaults(block)
    let safeguards = SafeguardReader(findings: findings)
    if let slot = block[.protect] { configuration.protections = safeguards.protections(slot, excused: block.excused) }
    if let slot = block[.limits] { configuration.limits = safeguards.limits(slot, excused: block.excused) }
    configuration.contents = [reader.content(block)]
    readIncluded(block, with: reader, into: &configuration)
    return configuration
  }

  /// Whether a file holds nothing but what a file may hold that another one includes.
  private static func mayBeIncluded(_ mapping: YAMLMapping) -> Bool {
    !mapping.entries.isEmpty && mapping.entries.allSatisfy { ConfigurationSchema.includedFile.holds($0.key) }
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
      values.reportWrongType(
        slot, wanted: "the number 1", help: "write `version: 1`",
        suggestion: ["1", "1.0"].contains(scalar.text)
          ? Diagnostic.Suggestion(span: scalar.span, replacement: "1") : nil)
    }
    return false
  }

  private func readNames(_ file: borrowing BlockReader, into configuration: inout WrittenConfiguration) {
    if let slot = file[.inputs], let mapping = values.mapping(slot, example: "`{NAME: {}}`, or remove the key") {
      configuration.inputs = InputReader(findings: findings).read(mapping, excused: file.excused)
    } else if file[.inputs] != nil || file.excuses(.inputs) {
      configuration.inputs.isIncomplete = true
    }
    if let slot = file[.accounts],
      let mapping = values.mapping(slot, example: "`{main: {auth: env}}`, or remove the key")
    {
      configuration.accounts = AccountReader(findings: findings).read(
        mapping, settled: settled, excused: file.excused)
    } else if file[.accounts] != nil || file.excuses(.accounts) {
      configuration.accounts.isIncomplete = true
    }
    // One without a source only says more of an account that the configuration defines.
    for account in settled.others(than: configuration.accounts.names) where !account.source.isAbsent {
      configuration.accounts.define(account.name, at: account.place, as: account.account)
    }
  }

  private func defaults(_ file: borrowing BlockReader) -> WrittenDefaults {
    guard let slot = file[.defaults] else { return file.excuses(.defaults) ? .invalid : WrittenDefaults() }
    guard let mapping = values.mapping(slot, example: "`{region: cn-REGION}`, or remove the key") else {
      return .invalid
    }
    let block = BlockReader(
      mapping, ConfigurationSchema.defaults, place: slot.keySpan, excused: file.excused, findings: findings)
    var defaults = WrittenDefaults(place: PlaceSettings(block, findings: findings))
    guard let slot = block[.rule] else {
      if block.excuses(.rule) { defaults.rule = .invalid }
      return defaults
    }
    guard let rule = values.mapping(slot, example: "`{action: PUT}`, or remove the key") else {
      defaults.rule = .invalid
      return defaults
    }
    defaults.rule = RuleFieldsReader(findings: findings).read(
      BlockReader(
        rule, ConfigurationSchema.defaultRule, place: slot.keySpan, excused: block.excused, findings: findings))
    return defaults
  }

  private func readIncluded(
    _ block: borrowing BlockReader, with reader: FileReader, into configuration: inout WrittenConfiguration
  ) {
    let homes: [KeyName] = [.buckets, .groups, .include]
    configuration.isIncomplete = block.excuses(.include) || block.excuses(.templates)
    guard let slot = block[.include] else {
      if homes.allSatisfy({ block[$0] == nil && !block.excuses($0) }) { reportNoBuckets(at: block.place) }
      return
    }
    let example = "a list such as `[\"buckets/*.yaml\"]`"
    guard
      let list = values.list(
        slot, example: example, emptyHelp: "name at least one file, or remove the key",
        canBeItem: { $0.hasSuffix(".yaml") || $0.hasSuffix(".yml") })
    else {
      configuration.isIncomplete = true
      return
    }
    var holdsBuckets = configuration.contents.contains(where: \.holdsBuckets)
    for item in list.items {
      let included = values.text(Slot(item: item, of: slot)).flatMap { files.included($0) }
      configuration.isIncomplete = configuration.isIncomplete || included?.isComplete != true
      for root in included?.roots ?? [] {
        guard let content = reader.readIncluded(root, by: files.rootFile) else {
          configuration.isIncomplete = true
          continue
        }
        holdsBuckets = holdsBuckets || content.holdsBuckets
        configuration.contents.append(content)
      }
    }
    if !holdsBuckets, !configuration.isIncomplete { reportNoBuckets(at: slot.keySpan) }
  }

  private func reportNoBuckets(at place: SourceSpan) {
    findings.report(
      Diagnostic(
        .missingKey, "the configuration has neither `buckets` nor `groups`", at: place,
        help: ["write `buckets: {}` for none, or `include` files that have some"]))
  }
}
