internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// One entry under `buckets`, as it is written.
struct WrittenBucket: Sendable {
  /// The bucket's key in the configuration.
  var key: SourceSpan
  /// The name; nil when it is not a legal one.
  var name: BucketName?
  var settings: PlaceSettings
  var manage: Setting<ManagementMode>
  var rules: [WrittenRule]
}

/// Reads one entry under `buckets`.
struct BucketReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  func read(_ entry: YAMLMapping.Entry, excused: Set<String>) -> WrittenBucket {
    var bucket = WrittenBucket(
      key: entry.key.span, name: name(entry.key), settings: .invalid, manage: .invalid, rules: [])
    let slot = Slot(entry)
    guard let mapping = values.mapping(slot, example: "`{region: cn-REGION, rules: []}`") else { return bucket }
    let block = BlockReader(
      mapping, ConfigurationSchema.bucket, place: slot.keySpan, excused: excused, findings: findings)
    bucket.settings = PlaceSettings(block, findings: findings)
    bucket.manage = block.setting("manage") { values.word($0, ManagementMode.self) }
    if let rules = block.required("rules", help: "write `rules: []` for a bucket without rules"),
      let list = values.list(rules, example: "`[]` for no rules, or a list in which each rule begins with `-`")
    {
      bucket.rules = list.items.compactMap {
        RuleReader(findings: findings).read(Slot(item: $0, of: "rules"), excused: block.excused)
      }
    }
    return bucket
  }

  private func name(_ key: YAMLScalar) -> BucketName? {
    if let reading = ScalarReading(key) {
      findings.report(ValueReader.ambiguous(key, as: reading))
      return nil
    }
    let text = Located(value: key.text, span: key.span)
    return IllegalBucketName.check(text, isDestination: false, findings: findings)?.value
  }
}
