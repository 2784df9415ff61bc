internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads `user_taggings`. A rule and what it inherits may each write a part of it, so what is missing shows only once
/// they are merged.
struct UserTaggingsReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  func read(_ slot: Slot, excused: Set<String>) -> Located<TaggingFields<Interpolable<ExactString>>>? {
    let example = "`{filter_type: AND, tags: [{key: team, value: finance}]}`"
    guard let mapping = values.mapping(slot, example: example) else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.userTaggings, place: slot.keySpan, excused: excused, findings: findings)
    let taggings = TaggingFields(
      filterType: block.setting(.filterType) { values.word($0, UserTaggings.FilterType.self) },
      tags: block.setting(.tags) { tags($0, excused: block.excused) })
    return Located(value: taggings, span: mapping.place)
  }

  private func tags(_ slot: Slot, excused: Set<String>) -> Located<[TagFields<Interpolable<ExactString>>]>? {
    let example = "a list such as `[{key: team, value: finance}]`"
    guard let list = values.list(slot, example: example, emptyHelp: "write at least one tag") else { return nil }
    let tags = slot.compactMap(list) { tag($0, excused: excused) }
    return tags.count == list.count ? Located(value: tags, span: list.span) : nil
  }

  private func tag(_ slot: Slot, excused: Set<String>) -> TagFields<Interpolable<ExactString>>? {
    guard let mapping = values.mapping(slot, example: "a tag as `{key: team, value: finance}`") else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.tag, place: mapping.place, excused: excused, findings: findings)
    let key = block.required(.key, help: "write the tag's key").flatMap { values.interpolable($0, as: .text) }
    let value = block.required(.value, help: "write the tag's value; `\"\"` for none")
      .flatMap { values.interpolable($0, as: .anyText) }
    guard let key, let value else { return nil }
    return TagFields(key: key, value: value)
  }
}
