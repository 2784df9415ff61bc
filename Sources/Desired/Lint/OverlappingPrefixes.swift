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
      findings.append(
        Diagnostic(
          .overlappingPrefixes, "prefixes overlap inside one rule", at: prefix.span,
          labels: [
            Diagnostic.Label(
              span: covering.span, message: isSame ? "the same prefix" : "covers \(QuotedText(prefix.value.text))")
          ],
          notes: ["OSS refuses the rule (EC 0031-00000019)"],
          help: [isSame ? "remove one of the two" : "remove \(QuotedText(prefix.value.text)): it is covered already"]))
    }
    return findings
  }

  /// Whether the prefixes are in byte order and none covers the next, as in most rules.
  private static func isApart(_ prefixes: [Located<ExactString>]) -> Bool {
    zip(prefixes, prefixes.dropFirst()).allSatisfy { left, right in
      left.value < right.value && !right.value.hasPrefix(left.value)
    }
  }
}
