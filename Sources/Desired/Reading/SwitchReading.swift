internal import Diagnostics
internal import YAMLDocument

extension ValueReader {
  /// Reports a switch that is written as other tools write it, in a mapping of its own: `{enabled: true}`, `{status: Enabled}`.
  func reportSwitch(_ slot: Slot, _ words: [String]) -> Bool {
    guard let mapping = slot.mapping, mapping.count == 1, Set(words) == Set(ConfigurationSchema.switchWords) else {
      return false
    }
    let entry = mapping.entry(at: 0)
    guard ["enabled", "enable", "status", "state"].contains(entry.key.text.lowercased()), let value = entry.scalar,
      let meant = Self.switchWord(value.text)
    else { return false }
    let place = Self.place(of: slot.node)
    findings.report(
      Diagnostic(
        .wrongType, "\(QuotedText(slot.name)) takes a word, not a mapping", at: place,
        help: ["write \(QuotedText("\(slot.name): \(meant)"))"],
        suggestion: mapping.isFlow ? Diagnostic.Suggestion(span: place, replacement: meant) : nil))
    return true
  }

  private static func switchWord(_ text: String) -> String? {
    let words = ConfigurationSchema.switchWords
    if ScalarReading.trueWords.contains(text) { return words[0] }
    if ScalarReading.falseWords.contains(text) { return words[1] }
    return words.first { $0 == text.lowercased() }
  }

  /// Reports a text in place of a mapping that lacks no more than a blank to be one.
  func reportMissingBlank(_ slot: Slot) -> Bool {
    guard let scalar = slot.scalar, scalar.style == .plain else { return false }
    let isOneLine = scalar.span.start.line == scalar.span.end.line
    // Of several lines, which are one text with blanks between, the first is reported.
    let text = isOneLine ? scalar.text : scalar.text.split(separator: " ").first.map(String.init) ?? ""
    guard let missing = MissingBlank(text) else { return false }
    findings.report(
      Diagnostic(
        .wrongType, "\(QuotedText(slot.name)) takes a mapping, not a text", at: scalar.span, notes: [missing.note],
        help: [isOneLine ? missing.help : "\(missing.help), and the lines below alike"],
        suggestion: isOneLine ? Diagnostic.Suggestion(span: scalar.span, replacement: missing.meant) : nil))
    return true
  }
}
