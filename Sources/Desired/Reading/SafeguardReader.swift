internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// Reads `protect` and `limits`, of a configuration or of the operator.
struct SafeguardReader {
  let findings: Findings
  /// Whose file it is.
  let authority: RailAuthority
  private var values: ValueReader { ValueReader(findings: findings) }

  init(findings: Findings, authority: RailAuthority = .configuration) {
    self.findings = findings
    self.authority = authority
  }

  // MARK: protect

  /// The protections, each with the place of its pattern.
  func protections(_ slot: Slot, excused: Set<String>) -> [Located<Protection>] {
    let example = "a list such as `[{match: \"invoices:*\", from: [delete]}]`"
    guard let list = values.list(slot, example: example) else { return [] }
    return slot.compactMap(list) { protection($0, excused: excused) }
  }

  private func protection(_ slot: Slot, excused: Set<String>) -> Located<Protection>? {
    guard let mapping = values.mapping(slot, example: "`{match: \"invoices:*\", from: [delete]}`") else { return nil }
    let block = BlockReader(
      mapping, ConfigurationSchema.protection, place: mapping.place, excused: excused, findings: findings)
    let match = block.required(.match, help: "write `match: \"SOURCE:DESTINATION\"`; `*` stands for any characters")
      .flatMap(match)
    let threats = block.required(.from, help: "write `from: [delete, replace]`, or one of the two").flatMap(threats)
    guard let match, let threats else { return nil }
    return Located(
      value: Protection(match: match.value, threats: threats, origin: Origin(mapping.place), authority: authority),
      span: match.span)
  }

  private func match(_ slot: Slot) -> Located<AddressGlob>? {
    guard let text = values.text(slot) else { return nil }
    let legal = "abcdefghijklmnopqrstuvwxyz0123456789-*?:".utf8
    let isLegal = text.value.utf8.allSatisfy { legal.contains($0) }
    guard let glob = AddressGlob(text.value) else {
      let isBucket = isLegal && !text.value.utf8.contains(UInt8(ascii: ":"))
      let buckets = Glob(text.value).hasWildcard ? "these buckets" : "the bucket"
      let meant = isBucket ? YAMLScalarText("\(text.value):*").quoted : nil
      report(
        text, "\(QuotedText(text.value)) is not a pattern of addresses",
        help: meant.map { "did you mean \(QuotedText($0)), every rule of \(buckets)?" }
          ?? "write `SOURCE:DESTINATION`, each a bucket's name or `*`",
        suggestion: meant.map { Diagnostic.Suggestion(span: text.span, replacement: $0) })
      return nil
    }
    guard isLegal else {
      report(
        text, "\(QuotedText(text.value)) can fit no rule",
        help: "write lower-case letters, digits, hyphens, `*` and `?`, as names of buckets have them")
      return nil
    }
    return Located(value: glob, span: text.span)
  }

  private func report(
    _ text: Located<String>, _ message: String, help: String, suggestion: Diagnostic.Suggestion? = nil
  ) {
    findings.report(Diagnostic(.illegalAddressPattern, message, at: text.span, help: [help], suggestion: suggestion))
  }

  private func threats(_ slot: Slot) -> Set<Protection.Threat>? {
    let words = quotedList(Protection.Threat.allCases.map(\.rawValue))
    guard
      let list = values.list(
        slot, example: "`[delete]`, `[replace]` or both", emptyHelp: "write \(words)",
        canBeItem: { Protection.Threat(rawValue: $0) != nil })
    else { return nil }
    let threats = slot.compactMap(list) { values.word($0, Protection.Threat.self)?.value }
    return threats.count == list.count ? Set(threats) : nil
  }

  // MARK: limits

  /// The limits that are written.
  func limits(_ slot: Slot, excused: Set<String>) -> WrittenLimits {
    var limits = WrittenLimits()
    guard let mapping = values.mapping(slot, example: "`{delete: {max: 3}}`, or remove the key") else { return limits }
    let block = BlockReader(
      mapping, ConfigurationSchema.limits, place: slot.keySpan, excused: excused, findings: findings)
    if let part = self.block(.delete, ConfigurationSchema.deleteLimits, example: "`{max: 3}`", in: block) {
      limits.values[.deleteMax] = limit(.max, ConfigurationSchema.countRange, in: part)
      limits.values[.deletePercent] = limit(.percent, ConfigurationSchema.percentRange, in: part)
      limits.values[.deleteFloor] = limit(.floor, ConfigurationSchema.countRange, in: part)
    }
    if let part = self.block(.replace, ConfigurationSchema.replaceLimits, example: "`{max: 2}`", in: block) {
      limits.values[.replaceMax] = limit(.max, ConfigurationSchema.countRange, in: part)
      if let slot = part[.maxUnavailable], let amount = values.amount(slot, in: ConfigurationSchema.placesRange) {
        limits.values[.replaceMaxUnavailable] = WrittenLimits.Value(value: amount, origin: Origin(slot.span))
      }
    }
    limits.values[.rulesPerBucket] = limit(.rulesPerBucket, ConfigurationSchema.rulesRange, in: block)
    return limits
  }

  private func block(_ key: KeyName, _ schema: SchemaBlock, example: String, in limits: borrowing BlockReader)
    -> BlockReader?
  {
    guard let slot = limits[key], let mapping = values.mapping(slot, example: example) else { return nil }
    return BlockReader(mapping, schema, place: slot.keySpan, excused: limits.excused, findings: findings)
  }

  private func limit(
    _ key: KeyName, _ range: ClosedRange<Int>, in block: borrowing BlockReader
  ) -> WrittenLimits.Value? {
    guard let slot = block[key], let number = values.number(slot, in: range) else { return nil }
    return WrittenLimits.Value(value: .number(number), origin: Origin(slot.span))
  }
}
