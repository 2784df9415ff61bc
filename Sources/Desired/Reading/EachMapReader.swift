internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads the items of `each` that have something beside them: `{ITEM: TEXT}`, or `{ITEM: {FIELD: TEXT}}`.
struct EachMapReader {
  let findings: Findings
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings) { self.findings = findings }

  func items(_ slot: Slot) -> [WrittenEach.Item]? {
    guard let mapping = values.mapping(slot, example: "`{ITEM: TEXT}` or `{ITEM: {FIELD: TEXT}}`"),
      isWithinLimit(mapping.entries.count, at: slot.keySpan)
    else { return nil }
    guard !mapping.entries.isEmpty else {
      findings.report(
        Diagnostic(
          .emptyValue, "\(QuotedText(slot.name)) is an empty mapping", at: mapping.span,
          help: ["write at least one item"]))
      return nil
    }
    let items = mapping.entries.compactMap { entry -> WrittenEach.Item? in
      let key = values.text(Slot(item: .scalar(entry.key), of: slot))
      guard let beside = beside(Slot(entry)), let key else { return nil }
      return WrittenEach.Item(text: key.value, beside: beside, span: key.span)
    }
    return items.count == mapping.entries.count ? items : nil
  }

  private func beside(_ slot: Slot) -> WrittenEach.Beside? {
    guard let fields = slot.mapping else {
      return values.text(slot, allowsEmpty: true).map { .text($0) }
    }
    var texts: [ExactString: Located<String>] = [:]
    var isGood = true
    for entry in fields.entries {
      let text = values.text(Slot(entry), allowsEmpty: true)
      guard isField(entry.key), let text else {
        isGood = false
        continue
      }
      texts[ExactString(entry.key.text)] = text
    }
    return isGood ? .fields(texts) : nil
  }

  private func isField(_ key: YAMLScalar) -> Bool {
    if let reading = ScalarReading(key) {
      findings.report(ValueReader.ambiguous(key, as: reading))
      return false
    }
    guard !VariableName.isField(key.text) else { return true }
    findings.report(
      Diagnostic(
        .illegalName, "\(QuotedText(key.text)) can't be the name of a field", at: key.span,
        help: ["write letters, digits, `_` and `-`, a letter first"]))
    return false
  }

  /// Whether a group may have so many items; reports when it may not.
  func isWithinLimit(_ count: Int, at span: SourceSpan) -> Bool {
    guard count > EachReader.itemLimit else { return true }
    findings.report(RangeReader.tooMany(UInt(count), at: span))
    return false
  }
}
