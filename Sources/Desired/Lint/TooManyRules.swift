internal import Diagnostics
internal import Replication

/// OSS allows a bucket 100 rules, or what its support has agreed to; those that leave it and those that arrive count
/// together (`TooManyOutgoingReplication`, `TooManyIncomingReplication`).
enum TooManyRules: ConfigurationLint {
  static func findings(in configuration: ResolvedConfiguration) -> [Diagnostic] {
    let limit = configuration.limits.rulesPerBucket
    var tallies: [BucketName: Tally] = [:]
    for bucket in configuration.buckets {
      for rule in bucket.rules where !rule.isTombstone {
        guard let source = rule.source?.value, let destination = rule.destination else { continue }
        tallies[source, default: Tally()].add(bucket.key, isOutgoing: true, limit: limit)
        tallies[destination.value, default: Tally()].add(destination.span, isOutgoing: false, limit: limit)
      }
    }
    let keys = Dictionary(
      configuration.buckets.compactMap { bucket in bucket.name.map { ($0, bucket.key) } }, uniquingKeysWith: { $1 })
    return tallies.compactMap { name, tally in
      guard let overflow = tally.overflow else { return nil }
      return Diagnostic(
        .tooManyRules,
        "\(QuotedText(name.text)) would have \(tally.outgoing + tally.incoming) rules; the limit is \(limit)",
        at: keys[name] ?? overflow,
        notes: ["\(tally.outgoing) rules leave the bucket and \(tally.incoming) arrive at it"],
        help: [
          "join rules, or use more buckets; raise `limits.rules_per_bucket` where OSS's support has raised the bucket's limit"
        ])
    }
  }

  /// The rules of one bucket.
  private struct Tally {
    private(set) var outgoing = 0
    private(set) var incoming = 0
    /// The place of the first rule over the limit.
    private(set) var overflow: SourceSpan?

    mutating func add(_ span: SourceSpan, isOutgoing: Bool, limit: Int) {
      if isOutgoing { outgoing += 1 } else { incoming += 1 }
      if outgoing + incoming == limit + 1 { overflow = span }
    }
  }
}
