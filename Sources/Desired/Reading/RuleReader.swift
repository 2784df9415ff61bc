internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// One item under `rules`, as it is written.
struct WrittenRule: Sendable {
  /// The place of the whole rule.
  var place: SourceSpan
  /// The name of the template that the rule uses.
  var use: Setting<ExactString> = .absent
  var destination = WrittenDestination()
  var fields = WrittenRuleFields()
  var note: Setting<Interpolable<ExactString>> = .absent
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
    let state = block.setting(.state) { values.word($0, among: ["absent"]) }
    var rule = WrittenRule(place: mapping.place)
    rule.note = block.unsettable(.note) { values.interpolable($0, as: .anyText) }
    let destinations = DestinationReader(findings: findings)
    if case .absent = state {
      rule.use = block.setting(.use, values.exactText)
      rule.fields = RuleFieldsReader(findings: findings).read(block)
      rule.destination = destinations.read(block, rule.usesTemplate ? .partial : .whole)
    } else {
      rule.tombstone = state.span ?? slot.keySpan
      refuseSettings(in: block)
      rule.destination = destinations.read(block, .bucket)
    }
    return rule
  }

  /// Reports the fields that a tombstone can't have.
  private func refuseSettings(in block: BlockReader) {
    for key in [KeyName.use] + RuleField.allCases.map({ KeyName($0) }) {
      guard let slot = block[key] else { continue }
      findings.report(
        Diagnostic(
          .tombstoneSetting, "`\(key)` has no effect on a rule with `state: absent`", at: slot.keySpan,
          help: ["remove `\(key)`, or `state: absent` if the rule shall exist"]))
    }
  }
}

extension WrittenRule {
  /// Whether something may come from a template.
  var usesTemplate: Bool { if case .absent = use { false } else { true } }
}
