internal import Diagnostics
internal import Replication

/// OSS allows a bucket 100 rules, those that leave it and those that arrive counted together
/// (`TooManyOutgoingReplication`, `TooManyIncomingReplication`).
enum TooManyRules: ConfigurationLint {
  private static let limit = 100

  static func findings(in configuration: ResolvedConfiguration) -> [Diagnostic] {
    var tallies: [BucketName: Tally] = [:]
    for bucket in configuration.buckets {
      for rule in bucket.rules where !rule.isTombstone {
        guard let source = rule.source?.value, let destination = rule.destination else { continue }
        tallies[source, default: Tally()].add(bucket.key, isOutgoing: true)
        tallies[destination.value, default: Tally()].add(destination.span, isOutgoing: false)
      }
    }
    let keys = Dictionary(
      configuration.buckets.compactMap { bucket in bucket.name.map { ($0, bucket.key) } }, uniquingKeysWith: { $1 })
    return tallies.compactMap { name, tally in
      guard let overflow = tally.overflow else { return nil }
      return Diagnostic(
        .tooManyRules,
        "\(QuotedText(name.text)) would have \(tally.outgoing + tally.incoming) rules; OSS allows \(limit)",
        at: keys[name] ?? overflow,
        notes: ["\(tally.outgoing) rules leave the bucket and \(tally.incoming) arrive at it"],
        help: ["join rules, or use more buckets"])
    }
  }

  /// The rules of one bucket.
  private struct Tally {
    private(set) var outgoing = 0
    private(set) var incoming = 0
    /// The place of the first rule over the limit.
    private(set) var overflow: SourceSpan?

    mutating func add(_ span: SourceSpan, isOutgoing: Bool) {
      if isOutgoing { outgoing += 1 } else { incoming += 1 }
      if outgoing + incoming == TooManyRules.limit + 1 { overflow = span }
    }
  }
}
