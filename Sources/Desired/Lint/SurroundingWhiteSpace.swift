internal import Diagnostics
internal import Replication

/// Prefixes, keys and tags are compared as they stand, and white space at an end of one is hardly ever meant. A role with any is
/// no role's name, which another finding tells.
enum SurroundingWhiteSpace: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    let fields = rule.fields
    let texts =
      (fields.prefixes.value ?? []).map { ("a prefix", $0) }
      + [fields.replicaKMSKeyID.located].compactMap { key in key.map { ("`replica_kms_key_id`", $0) } }
      + (fields.userTaggings.value?.tags.value ?? []).flatMap {
        [("a tag's key", $0.key), ("a tag's value", $0.value)]
      }
    return texts.compactMap { finding($0, in: $1) }
  }

  private static func finding(_ name: String, in text: Located<ExactString>) -> Diagnostic? {
    let scalars = text.value.text.unicodeScalars
    guard let first = scalars.first, let last = scalars.last, first.isSpace || last.isSpace else { return nil }
    let rest = String(
      scalars.drop(while: \.isSpace).reversed().drop(while: \.isSpace).reversed().reduce(into: "") {
        $0.unicodeScalars.append($1)
      })
    let isBlock = last == "\n"
    return Diagnostic(
      .surroundingWhiteSpace, severity: .warning,
      "\(name) \(isBlock ? "ends in a line break" : "\(first.isSpace ? "begins with" : "ends in") white space")",
      at: text.span, notes: ["it is compared as it stands, white space included"],
      help: [
        rest.isEmpty
          ? "write a text that can be seen"
          : isBlock ? "write \(QuotedText(rest)) on one line" : "write \(QuotedText(rest))"
      ], suggestion: rest.isEmpty ? nil : Diagnostic.Suggestion(rest, at: text.span))
  }
}

extension Unicode.Scalar {
  /// White space of any script, and the mark that joins nothing to nothing.
  fileprivate var isSpace: Bool { properties.isWhitespace || self == "\u{FEFF}" }
}
