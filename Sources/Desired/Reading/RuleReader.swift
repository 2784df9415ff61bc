internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// One item under `rules`, as it is written.
struct WrittenRule: Sendable {
  /// The place of the whole rule.
  var place: SourceSpan
  /// The two buckets; nil where a name is missing or wrong.
  var destination: Located<BucketName>?
  /// The destination's region; absent in some tombstones.
  var location: Setting<Region>
  /// The name of the account that owns the destination.
  var account: Setting<ExactString> = .absent
  var fields: WrittenRuleFields
  var note: String?
  /// Where `state: absent` is written, in a rule that shall not exist.
  var tombstone: SourceSpan?
}

/// Reads one item under `rules`.
struct RuleReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  func read(_ slot: Slot, excused: Set<String>) -> WrittenRule? {
    let example = "a rule with `destination: {bucket: NAME, location: oss-REGION}`"
    guard let mapping = values.mapping(slot, example: example) else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.rule, place: mapping.place, excused: excused, findings: findings)
    let state = block.setting("state") { values.word($0, among: ["absent"]) }
    let note = block.setting("note") { values.text($0, allowsEmpty: true) }
    var rule = WrittenRule(
      place: mapping.place, location: .invalid, fields: WrittenRuleFields(), note: note.value)
    if case .absent = state {
      rule.fields = RuleFieldsReader(findings: findings).read(block)
    } else {
      rule.tombstone = state.span ?? slot.keySpan
      refuseSettings(in: block)
    }
    readDestination(block, into: &rule)
    return rule
  }

  private func readDestination(_ block: BlockReader, into rule: inout WrittenRule) {
    let help = "write `destination: {bucket: NAME, location: oss-REGION}`"
    guard let slot = block.required("destination", help: help),
      let mapping = values.mapping(slot, example: "`{bucket: NAME, location: oss-REGION}`")
    else { return }
    let destination = BlockReader(
      mapping, ConfigurationSchema.destination, place: slot.keySpan, excused: block.excused, findings: findings)
    rule.destination = destination.required("bucket", help: "write the name of the destination bucket").flatMap {
      values.text($0).flatMap { IllegalBucketName.check($0, isDestination: true, findings: findings) }
    }
    rule.account = destination.setting("account", values.exactText)
    if rule.tombstone == nil, destination["location"] == nil {
      _ = destination.required(
        "location", help: "write the region of the destination bucket, for example `oss-cn-beijing`")
    } else {
      rule.location = destination.setting("location", values.region)
    }
  }

  /// Reports the fields that a tombstone can't have.
  private func refuseSettings(in block: BlockReader) {
    for field in RuleField.allCases {
      guard let slot = block[field.rawValue] else { continue }
      findings.report(
        Diagnostic(
          .tombstoneSetting, "`\(field.rawValue)` has no effect on a rule with `state: absent`", at: slot.keySpan,
          help: ["remove `\(field.rawValue)`, or `state: absent` if the rule shall exist"]))
    }
  }
}
