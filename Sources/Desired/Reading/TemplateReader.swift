internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// An entry under `templates`, as it is written.
final class WrittenTemplate: Sendable {
  let name: YAMLScalar
  let destination: WrittenDestination
  let fields: WrittenRuleFields
  let note: Setting<Interpolable<ExactString>>

  init(
    name: YAMLScalar, destination: WrittenDestination, fields: WrittenRuleFields,
    note: Setting<Interpolable<ExactString>>
  ) {
    self.name = name
    self.destination = destination
    self.fields = fields
    self.note = note
  }
}

/// Reads the entries under `templates`.
struct TemplateReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  /// The key and the template; nil for one that is wrong and reported.
  func read(_ entry: YAMLMapping.Entry, excused: Set<String>) -> (key: YAMLScalar, template: WrittenTemplate?) {
    let name = values.name(entry.key, of: "a template")
    guard let mapping = values.mapping(Slot(entry), example: "`{action: PUT}`"), name != nil else {
      return (entry.key, nil)
    }
    let block = BlockReader(
      mapping, ConfigurationSchema.template, place: entry.key.span, excused: excused, findings: findings)
    return (
      entry.key,
      WrittenTemplate(
        name: entry.key, destination: DestinationReader(findings: findings).read(block, .partial),
        fields: RuleFieldsReader(findings: findings).read(block),
        note: block.unsettable(.note) { values.interpolable($0, as: .note) })
    )
  }
}
