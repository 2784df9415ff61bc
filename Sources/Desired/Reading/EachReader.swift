internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads `each` of a group: one key, and under it one of the four ways to name items.
struct EachReader {
  let findings: Findings
  let files: ConfigurationFiles
  private var values: ValueReader { ValueReader(findings: findings) }

  /// How many items a group may have.
  static let itemLimit = 50_000

  init(findings: Findings, files: ConfigurationFiles) {
    self.findings = findings
    self.files = files
  }

  private static let example = "`{KEY: {range: [FIRST, LAST]}}`"
  private static let ways = quotedList(ConfigurationSchema.each.keyNames)

  func read(_ slot: Slot, excused: Set<String>) -> WrittenEach? {
    let shape = EachShape(findings: findings)
    guard !shape.reportBareItems(slot), let mapping = values.mapping(slot, example: Self.example) else { return nil }
    guard let entry = only(mapping, of: "`each`", at: slot.keySpan, help: Self.oneKey(mapping)),
      !shape.reportMissingKey(entry), isKey(entry.key), !shape.reportMissingWay(Slot(entry)),
      let ways = values.mapping(Slot(entry), example: "`{range: [FIRST, LAST]}`")
    else { return nil }
    let block = BlockReader(
      ways, ConfigurationSchema.each, place: entry.key.span, excused: excused, findings: findings)
    guard block.isClean,
      let way = only(
        ways, of: QuotedText(entry.key.text).description, at: entry.key.span, help: "write one of \(Self.ways)"),
      let items = items(Slot(way))
    else { return nil }
    return unique(items).map { WrittenEach(key: entry.key.text, keySpan: entry.key.span, items: $0) }
  }

  /// What to do about several keys, of which each was to be combined with the others, or about none.
  private static func oneKey(_ mapping: YAMLMapping) -> String {
    guard mapping.count > 1 else { return "write \(example)" }
    return
      "write a group for each item of the one, or what belongs to an item beside it: `{KEY: {map: {ITEM: {FIELD: TEXT}}}}`"
  }

  /// The one entry that a mapping must have.
  private func only(
    _ mapping: YAMLMapping, of name: String, at place: SourceSpan, help: String
  ) -> YAMLMapping.Entry? {
    if mapping.entries.count == 1 { return mapping.entries.first }
    let second = mapping.entries.dropFirst().first
    findings.report(
      Diagnostic(
        .eachForm, "\(name) has \(mapping.entries.count) keys, not one", at: second?.key.span ?? place,
        labels: second == nil
          ? [] : mapping.entries.prefix(1).map { Diagnostic.Label(span: $0.key.span, message: "the first one") },
        help: [help]))
    return nil
  }

  private func isKey(_ key: YAMLScalar) -> Bool {
    if let reading = ScalarReading(key) {
      findings.report(ValueReader.ambiguous(key, as: reading))
      return false
    }
    guard !VariableName.isKey(key.text) else { return true }
    let isTaken = [VariableName.source, VariableName.input, VariableName.formerInput].contains(key.text)
    findings.report(
      Diagnostic(
        .illegalName, "\(QuotedText(key.text)) can't be an each-key", at: key.span,
        notes: isTaken ? ["`${\(key.text)…}` means something else"] : [],
        help: ["write letters, digits, `_` and `-`, a letter first"]))
    return false
  }

  private func items(_ slot: Slot) -> [WrittenEach.Item]? {
    switch slot.name {
    case "range": RangeReader(findings: findings).items(slot)
    case "list": list(slot)
    case "map": map(slot)
    default: file(slot)
    }
  }

  private func list(_ slot: Slot) -> [WrittenEach.Item]? {
    guard let list = values.list(slot, example: "a list of texts", emptyHelp: "write at least one item"),
      EachMapReader(findings: findings).isWithinLimit(list.count, at: slot.keySpan)
    else { return nil }
    let items = slot.compactMap(list) { item in
      values.text(item).map { WrittenEach.Item(text: $0.value, beside: .nothing, span: $0.span) }
    }
    return items.count == list.count ? items : nil
  }

  private func map(_ slot: Slot) -> [WrittenEach.Item]? { EachMapReader(findings: findings).items(slot) }

  private func file(_ slot: Slot) -> [WrittenEach.Item]? {
    guard let path = values.text(slot), case .scalar(let named) = slot.node, let root = files.data(path) else {
      return nil
    }
    let name = QuotedText(path.value).description
    switch root {
    case .sequence: return list(Slot(file: named, root))
    case .mapping: return map(Slot(file: named, root))
    case .scalar(let scalar):
      findings.report(
        Diagnostic(
          .wrongType, "\(name) holds a text, not items", at: scalar.span,
          labels: [Diagnostic.Label(span: path.span, message: "named here")],
          help: ["write a list such as `[a, b]`, or a mapping such as `{a: TEXT}` or `{a: {FIELD: TEXT}}`"]))
      return nil
    }
  }

  /// The items, unless one comes twice.
  private func unique(_ items: [WrittenEach.Item]) -> [WrittenEach.Item]? {
    var first: [ExactString: SourceSpan] = [:]
    var isGood = true
    for item in items {
      if let earlier = first.updateValue(item.span, forKey: ExactString(item.text)) {
        isGood = false
        findings.report(
          Diagnostic(
            .repeatedItem, "the item \(QuotedText(item.text)) comes twice", at: item.span,
            labels: [Diagnostic.Label(span: earlier, message: "first written here")], help: ["remove one of the two"]))
      }
    }
    return isGood ? items : nil
  }
}
