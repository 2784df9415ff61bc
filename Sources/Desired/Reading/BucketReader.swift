internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// An entry under `buckets`, or what a group says of each of its buckets, as it is written.
final class WrittenBucket: Sendable {
  /// The place of the bucket's name.
  let place: SourceSpan
  /// The name; nil when it is wrong and reported.
  let name: Interpolable<BucketName>?
  let settings: PlaceSettings
  let manage: Setting<ManagementMode>
  let rules: [WrittenRule]

  init(
    place: SourceSpan, name: Interpolable<BucketName>?, settings: PlaceSettings, manage: Setting<ManagementMode>,
    rules: [WrittenRule]
  ) {
    self.place = place
    self.name = name
    self.settings = settings
    self.manage = manage
    self.rules = rules
  }
}

/// Reads one entry under `buckets`.
struct BucketReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  func read(_ entry: YAMLMapping.Entry, excused: Set<String>) -> WrittenBucket {
    let name = values.interpolable(key: entry.key, named: "bucket", as: .sourceBucket)
    guard !reportEmpty(Slot(entry), "write `{region: cn-REGION, rules: […]}` with the rules that it shall have"),
      let mapping = values.mapping(Slot(entry), example: "`{region: cn-REGION, rules: […]}`")
    else {
      return WrittenBucket(place: entry.key.span, name: name, settings: .invalid, manage: .invalid, rules: [])
    }
    let block = BlockReader(
      mapping, ConfigurationSchema.bucket, place: entry.key.span, excused: excused, findings: findings)
    return read(block, named: name, at: entry.key.span)
  }

  /// Reads the keys that a bucket and a group have in common.
  func read(_ block: borrowing BlockReader, named name: Interpolable<BucketName>?, at place: SourceSpan)
    -> WrittenBucket
  {
    WrittenBucket(
      place: place, name: name, settings: PlaceSettings(block, findings: findings),
      manage: block.setting(.manage) { values.word($0, ManagementMode.self) }, rules: rules(block))
  }

  /// What an empty list does, which is easily written and hard to undo.
  private static let noRules =
    "write `rules: []` only where every live rule shall be deleted, which it does under `manage: exclusive`"

  /// Reports that nothing stands where a bucket or its rules should.
  private func reportEmpty(_ slot: Slot, _ help: String) -> Bool {
    guard slot.isMissing else { return false }
    findings.report(
      Diagnostic(
        .missingValue, "\(QuotedText(slot.name)) has no value", at: slot.keySpan, help: [help, Self.noRules]))
    return true
  }

  private func rules(_ block: borrowing BlockReader) -> [WrittenRule] {
    block.require(.rules, help: "write the rules that the bucket shall have", Self.noRules)
    guard let slot = block[.rules], !reportEmpty(slot, "write a list in which each rule begins with `-`"),
      let list = values.list(slot, example: "a list in which each rule begins with `-`")
    else { return [] }
    let reader = RuleReader(findings: findings)
    return slot.compactMap(list) { reader.read($0, excused: block.excused) }
  }
}
