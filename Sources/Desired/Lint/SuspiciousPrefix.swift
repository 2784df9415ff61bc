internal import Diagnostics
internal import Replication

/// A prefix is matched as it stands: `*` is a character like any other, and names of objects don't begin with the
/// bucket's.
enum SuspiciousPrefix: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    (rule.fields.prefixes.value ?? []).compactMap { prefix in
      if prefix.value.text.utf8.last == UInt8(ascii: "*") {
        let rest = String(prefix.value.text.reversed().drop { $0 == "*" }.reversed())
        let isGood = !rest.isEmpty && rule.source.map { holds(ExactString(rest), $0.value.text) } != true
        return warning(
          prefix, "a prefix that ends in `*`", note: "`*` is not a wildcard: a prefix covers all that begins with it",
          help: rest.isEmpty ? "leave `prefixes` out for the whole bucket" : "remove the `*`",
          suggestion: isGood ? Diagnostic.Suggestion(rest, at: prefix.span) : nil)
      }
      if let finding = odd(prefix) { return finding }
      if let source = rule.source?.value, holds(prefix.value, source.text) {
        return warning(
          prefix, "a prefix that holds the name of its bucket",
          note: "names of objects don't contain the bucket's name",
          help: "write the prefix as it stands within the bucket")
      }
      return nil
    }
  }

  /// The signs of typesetters, which a text gets on its way through a word processor or a chat.
  private static let typographicQuotes = Set("\u{2018}\u{2019}\u{201A}\u{201C}\u{201D}\u{201E}".unicodeScalars)

  /// What is wrong with a prefix by itself.
  private static func odd(_ prefix: Located<ExactString>) -> Diagnostic? {
    let text = prefix.value.text
    for start in ["./", "/"] where text.utf8.starts(with: start.utf8) {
      let rest = String(decoding: text.utf8.dropFirst(start.utf8.count), as: UTF8.self)
      return warning(
        prefix, "a prefix that begins with `\(start)`", note: "names of objects are no paths: hardly any begins so",
        help: rest.isEmpty ? "leave `prefixes` out for the whole bucket" : "write \(QuotedText(rest))")
    }
    if text.utf8.contains(UInt8(ascii: "*")) {
      return warning(
        prefix, "a prefix that holds `*`", note: "`*` is not a wildcard: a prefix covers all that begins with it",
        help: "write a prefix for each beginning")
    }
    if text.unicodeScalars.contains(where: typographicQuotes.contains) {
      return warning(
        prefix, "a prefix that holds typographic quotes", note: "they are characters of the prefix, not quotes of YAML",
        help: "write `\"` or `'` around the text, or none")
    }
    return nil
  }

  private static func warning(
    _ prefix: Located<ExactString>, _ message: String, note: String, help: String,
    suggestion: Diagnostic.Suggestion? = nil
  ) -> Diagnostic {
    Diagnostic(
      .suspiciousPrefix, severity: .warning, message, at: prefix.span, notes: [note], help: [help],
      suggestion: suggestion)
  }

  private static func holds(_ prefix: ExactString, _ name: String) -> Bool {
    // Most prefixes are shorter than the name.
    guard name.utf8.count <= prefix.text.utf8.count else { return false }
    let (text, part) = (Array(prefix.text.utf8), Array(name.utf8))
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
}
