internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// One item under `rules`, as it is written.
final class WrittenRule: Sendable {
  /// The place of the whole rule.
  let place: SourceSpan
  /// The name of the template that the rule uses.
  let use: Setting<ExactString>
  let destination: WrittenDestination
  let fields: WrittenRuleFields
  let note: Setting<Interpolable<ExactString>>
  /// Where `state: absent` is written, in a rule that shall not exist.
  let tombstone: SourceSpan?

  init(
    place: SourceSpan, use: Setting<ExactString> = .absent, destination: WrittenDestination,
    fields: WrittenRuleFields = WrittenRuleFields(), note: Setting<Interpolable<ExactString>>,
    tombstone: SourceSpan? = nil
  ) {
    self.place = place
    self.use = use
    self.destination = destination
    self.fields = fields
    self.note = note
    self.tombstone = tombstone
  }
}

/// Reads one item under `rules`.
struct RuleReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  func read(_ slot: Slot, excused: Set<String>) -> WrittenRule? {
    let example = "a rule with `destination: {bucket: NAME, location: oss-REGION}`"
    guard let mapping = values.mapping(slot, example: example) else { return nil }
    let place = mapping.place
    let block = BlockReader(mapping, ConfigurationSchema.rule, place: place, excused: excused, findings: findings)
    let state = block.setting(.state) { values.word($0, among: ["absent"]) }
    let note = block.unsettable(.note) { values.interpolable($0, as: .note) }
    let destinations = DestinationReader(findings: findings)
    if let tombstone = state.span {
      refuseSettings(in: block)
      return WrittenRule(place: place, destination: destinations.read(block, .bucket), note: note, tombstone: tombstone)
    }
    let use = block.setting(.use, template)
    let fields = RuleFieldsReader(findings: findings).read(block)
    guard state.isAbsent else {
      // Whether the rule shall exist is not known, so that nothing can be said of the rule as a whole.
      _ = destinations.read(block, .partial)
      return WrittenRule(place: place, use: use, destination: .invalid, fields: fields.over(.invalid), note: note)
    }
    return WrittenRule(
      place: place, use: use, destination: destinations.read(block, use.isAbsent ? .whole : .partial),
      fields: fields, note: note)
  }

  /// The name of the template that a rule uses.
  private func template(_ slot: Slot) -> Located<ExactString>? {
    guard let list = slot.sequence else { return values.exactText(slot) }
    let names = list.items.compactMap { item -> String? in
      if case .scalar(let scalar) = item { scalar.text } else { nil }
    }
    let only = names.count == 1 && list.count == 1 ? names.first : nil
    let both = "\(names.joined(separator: "-")): {<<: [\(names.map { "*\($0)" }.joined(separator: ", "))]}"
    findings.report(
      Diagnostic(
        .wrongType, "`use` takes the name of one template, not a list", at: list.span,
        help: only.map { ["write \(QuotedText("use: \(YAMLScalarText($0).plainOrQuoted)"))"] } ?? [
          "write one template for all: \(QuotedText(both)), with the anchor \(QuotedText("&\(names.first ?? "NAME")")) "
            + "before the value of the first, and so on",
          "or write the fields of the others in the rule itself",
        ], suggestion: only.map { Diagnostic.Suggestion($0, at: list.span) }))
    return nil
  }

  /// Reports the fields that a tombstone can't have.
  private func refuseSettings(in block: borrowing BlockReader) {
    for key in [KeyName.use] + RuleField.allCases.map({ KeyName($0) }) {
      guard let slot = block[key] else { continue }
      findings.report(
        Diagnostic(
          .tombstoneSetting, "`\(key)` has no effect on a rule with `state: absent`", at: slot.keySpan,
          help: ["remove `\(key)`, or `state: absent` if the rule shall exist"]))
    }
  }
}
