internal import Diagnostics
internal import Replication

/// OSS refuses a rule whose two buckets are the same (`InvalidTargetBucket`).
enum SourceIsDestination: RuleLint {
  static func findings(in rule: ResolvedRule) -> [Diagnostic] {
    guard let source = rule.source, let destination = rule.destination, source.value == destination.value else {
      return []
    }
    return [
      Diagnostic(
        .sourceIsDestination, "\(QuotedText(source.value.text)) can't replicate to itself", at: destination.span,
        labels: [Diagnostic.Label(span: source.span, message: "the source bucket")],
        notes: ["OSS refuses it (InvalidTargetBucket)"], help: ["name another bucket as destination"])
    ]
  }
}
