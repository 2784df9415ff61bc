internal import Diagnostics
internal import Replication

/// OSS allows one rule for each pair of buckets (EC 0031-00000044), and a pair can't be both wanted and absent.
enum DuplicatePair: BucketLint {
  static func findings(in bucket: ResolvedBucket) -> [Diagnostic] {
    guard bucket.rules.count > 1, mayRepeat(bucket.rules) else { return [] }
    var first: [BucketName: ResolvedRule] = [:]
    return bucket.rules.compactMap { rule -> Diagnostic? in
      guard let destination = rule.destination else { return nil }
      guard let earlier = first[destination.value], let place = earlier.destination?.span else {
        first[destination.value] = rule
        return nil
      }
      return rule.isTombstone == earlier.isTombstone
        ? duplicate(destination, place, isTombstone: rule.isTombstone)
        : conflict(destination, place, earlierIsTombstone: earlier.isTombstone)
    }
  }

  /// Whether a closer look is needed: not where few rules have destinations that all differ.
  private static func mayRepeat(_ rules: [ResolvedRule]) -> Bool {
    guard rules.count <= few else { return true }
    return rules.indices.contains { index in
      rules[..<index].contains { $0.destination?.value == rules[index].destination?.value }
    }
  }

  private static let few = 4

  private static func duplicate(
    _ destination: Located<BucketName>, _ place: SourceSpan, isTombstone: Bool
  ) -> Diagnostic {
    if isTombstone {
      return Diagnostic(
        .duplicatePair, "a second `state: absent` for \(QuotedText(destination.value.text))", at: destination.span,
        labels: [Diagnostic.Label(span: place, message: "the first one")], help: ["remove one of the two"])
    }
    return Diagnostic(
      .duplicatePair, "a second rule to \(QuotedText(destination.value.text))", at: destination.span,
      labels: [Diagnostic.Label(span: place, message: "the first rule to this bucket")],
      notes: ["OSS allows one rule for each pair of buckets (EC 0031-00000044)"],
      help: ["put the prefixes of both into one rule"])
  }

  private static func conflict(
    _ destination: Located<BucketName>, _ place: SourceSpan, earlierIsTombstone: Bool
  ) -> Diagnostic {
    Diagnostic(
      .tombstoneConflict,
      "the pair with \(QuotedText(destination.value.text)) is both wanted and `state: absent`", at: destination.span,
      labels: [
        Diagnostic.Label(span: place, message: earlierIsTombstone ? "absent here" : "wanted here")
      ],
      help: ["keep either the rule or the `state: absent`"])
  }
}
