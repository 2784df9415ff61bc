internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads the fields that a rule, a template and `defaults.rule` have in common.
struct RuleFieldsReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  func read(_ block: borrowing BlockReader) -> WrittenRuleFields {
    WrittenRuleFields(
      transferType: block.unsettable(.transferType) { values.word($0, TransferType.self) },
      prefixes: block.unsettable(.prefixes, prefixes),
      action: block.unsettable(.action) { ActionReader(findings: findings).read($0) },
      historicalObjectReplication: block.unsettable(.historicalObjectReplication) {
        values.word($0, HistoricalObjectReplication.self, code: .illegalHistory)
      },
      rtc: block.unsettable(.rtc) { values.word($0, RTC.self) },
      syncRole: block.unsettable(.syncRole) { values.interpolable($0, as: .text) },
      sseKMSEncryptedObjects: block.unsettable(.sseKMSEncryptedObjects) { slot in
        values.word(slot, among: ConfigurationSchema.switchWords).map {
          Located(value: $0.value == ConfigurationSchema.switchWords[0], span: $0.span)
        }
      },
      replicaKMSKeyID: block.unsettable(.replicaKMSKeyID) { values.interpolable($0, as: .text) },
      userTaggings: block.unsettable(.userTaggings) {
        UserTaggingsReader(findings: findings).read($0, excused: block.excused)
      })
  }

  private func prefixes(_ slot: Slot) -> Located<[Located<Interpolable<ExactString>>]>? {
    let wholeBucket = "leave `prefixes` out for the whole bucket, or write `null` to unset a default"
    guard
      let list = values.list(
        slot, example: "a list such as `[\"2025/\"]`", emptyHelp: wholeBucket, canBeItem: { $0.hasSuffix("/") })
    else { return nil }
    // A list with a wrong item is kept for the lints; the reported item keeps it from becoming a rule.
    let prefixes = slot.compactMap(list) { values.interpolable($0, as: .prefix) }
    return Located(value: prefixes, span: list.span)
  }
}
