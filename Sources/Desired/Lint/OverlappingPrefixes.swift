internal import Diagnostics
internal import Replication

/// OSS refuses a rule in which one prefix covers another (EC 0031-00000019).
enum OverlappingPrefixes: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard let prefixes = rule.fields.prefixes.value, prefixes.count > 1, !isApart(prefixes) else { return [] }
    // In byte order whatever a prefix covers follows it directly; the places keep equal prefixes in the file's order.
    let sorted = prefixes.sorted { left, right in
      left.value == right.value ? left.span.start < right.span.start : left.value < right.value
    }
    guard var covering = sorted.first else { return [] }
    var findings: [Diagnostic] = []
    for prefix in sorted.dropFirst() {
      guard prefix.value.hasPrefix(covering.value) else {
        covering = prefix
        continue
      }
      let isSame = prefix.value == covering.value
      let origins = [prefix, covering].compactMap { rule.variableText(of: $0) }
      findings.append(
        Diagnostic(
          .overlappingPrefixes, "prefixes overlap inside one rule", at: prefix.span,
          labels: [
            Diagnostic.Label(
              span: covering.span, message: isSame ? "the same prefix" : "covers \(QuotedText(prefix.value.text))")
          ],
          notes: ["OSS refuses the rule (EC 0031-00000019)"]
            + origins.map { "\(QuotedText($0.value)) comes of \(QuotedText($0.written))" },
          help: [
            help(prefix, isSame: isSame)
              + (origins.isEmpty ? "" : ", or write prefixes that no value of a variable makes overlap")
          ]))
    }
    return findings
  }

  private static func help(_ prefix: Located<ExactString>, isSame: Bool) -> String {
    isSame ? "remove one of the two" : "remove \(QuotedText(prefix.value.text)): it is covered already"
  }

  /// Whether the prefixes are in byte order and none covers the next, as in most rules.
  private static func isApart(_ prefixes: [Located<ExactString>]) -> Bool {
    zip(prefixes, prefixes.dropFirst()).allSatisfy { left, right in
      left.value < right.value && !right.value.hasPrefix(left.value)
    }
  }
}

extension ResolvedRule {
  /// The text with variables that a prefix comes of, as it is written; nil for a prefix that is written out.
  fileprivate func variableText(of prefix: Located<ExactString>) -> (value: String, written: String)? {
    guard let written = link.fields.prefixes.value?.first(where: { $0.span == prefix.span }),
      case .open(let text) = written.value
    else { return nil }
    return (prefix.value.text, text.written)
  }
}
