internal import Diagnostics
internal import YAMLDocument

/// Finds what is left out of `each`: the key under which texts know an item, or the word that says how items are named.
struct EachShape {
  let findings: Findings

  init(findings: Findings) { self.findings = findings }

  /// Items stand right under `each`.
  func reportBareItems(_ slot: Slot) -> Bool {
    guard let list = slot.sequence else { return false }
    report(
      .wrongType, "`each` takes a mapping, not a list", at: list.span,
      help: [
        Self.holdsMapping(list)
          ? "write `{KEY: {map: {ITEM: {FIELD: TEXT}}}}`, and `${KEY}` and `${KEY.FIELD}` in the texts"
          : "write \(QuotedText("{KEY: {list: \(Self.text(of: list) ?? "[…]")}}")), and `${KEY}` in the texts"
      ])
    return true
  }

  /// The word that says how items are named stands where the key should.
  func reportMissingKey(_ entry: YAMLMapping.Entry) -> Bool {
    let ways = ConfigurationSchema.each.keyNames
    guard ways.contains(entry.key.text) else { return false }
    // A key may be called so, with a way below it.
    if let mapping = entry.mapping, mapping.entries.contains(where: { ways.contains($0.key.text) }) { return false }
    report(
      .eachForm, "`each` lacks the key by which texts name an item", at: entry.key.span,
      help: ["write \(QuotedText("{KEY: {\(entry.key.text): …}}")), and `${KEY}` in the texts"])
    return true
  }

  /// Items stand right under their key.
  func reportMissingWay(_ slot: Slot) -> Bool {
    let name = QuotedText(slot.name)
    if let list = slot.sequence, Self.holdsMapping(list) {
      report(
        .wrongType, "\(name) takes a mapping, not a list", at: list.span,
        help: ["write `{map: {ITEM: {FIELD: TEXT}}}`, and `${\(slot.name).FIELD}` in the texts"])
      return true
    }
    if let list = slot.sequence {
      let items = Self.text(of: list)
      let isOneLine = list.span.start.line == list.span.end.line
      let ends = Self.ends(of: list)
      let written = items.map { "{list: \($0)}" }
      report(
        .wrongType, "\(name) takes a mapping, not a list", at: ValueReader.place(of: slot.node),
        help: ["write \(QuotedText(written ?? "{list: […]}"))" + (ends == nil ? "" : " for these two")]
          + (ends.map { ["or \(QuotedText("{range: \($0)}")) for all from one to the other"] } ?? []),
        suggestion: ends == nil && list.isFlow && isOneLine
          ? written.map { Diagnostic.Suggestion(span: list.span, replacement: $0) } : nil)
      return true
    }
    if let scalar = slot.scalar, !slot.isMissing {
      let text = YAMLScalarText(scalar.text).plainOrQuoted
      let isFile = [".yaml", ".yml", ".json"].contains(where: scalar.text.hasSuffix)
      report(
        .wrongType, "\(name) takes a mapping, not a text", at: scalar.span,
        help: ["write \(QuotedText(isFile ? "{file: \(text)}" : "{list: [\(text)]}"))"])
      return true
    }
    return false
  }

  private static func holdsMapping(_ list: YAMLSequence) -> Bool {
    list.items.contains { item in if case .mapping = item { true } else { false } }
  }

  /// The first and the last text of a range that two numbers can mean; nil for other items.
  private static func ends(of list: YAMLSequence) -> String? {
    let texts = scalars(of: list).map(\.text)
    guard texts.count == 2, list.count == 2,
      texts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    else { return nil }
    let width = texts.map(\.utf8.count).max() ?? 0
    let padded = texts.map { String(repeating: "0", count: width - $0.utf8.count) + $0 }.sorted()
    return "[" + padded.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
  }

  /// A short list of texts as it is written between brackets; nil for another one.
  private static func text(of list: YAMLSequence) -> String? {
    let texts = scalars(of: list).map { YAMLScalarText($0.text).plainOrQuoted }
    guard texts.count == list.count, !texts.isEmpty, texts.count <= 8 else { return nil }
    return "[" + texts.joined(separator: ", ") + "]"
  }

  private static func scalars(of list: YAMLSequence) -> [YAMLScalar] {
    list.items.compactMap { item in if case .scalar(let scalar) = item { scalar } else { nil } }
  }

  private func report(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan, help: [String],
    suggestion: Diagnostic.Suggestion? = nil
  ) {
    findings.report(Diagnostic(code, message, at: span, help: help, suggestion: suggestion))
  }
}
