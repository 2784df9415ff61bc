internal import Diagnostics
internal import Replication

/// OSS allows a bucket 100 rules, or what its support has agreed to; those that leave it and those that arrive count
/// together (`TooManyOutgoingReplication`, `TooManyIncomingReplication`).
enum TooManyRules: ConfigurationLint {
  static func findings(in configuration: ResolvedConfiguration, _ graph: ReplicationGraph) -> [Diagnostic] {
    let limit = configuration.limits.rulesPerBucket
    return graph.names.indices.compactMap { bucket in
      let (outgoing, incoming) = (graph.outgoing[bucket], graph.incoming[bucket])
      guard outgoing.count + incoming.count > limit else { return nil }
      let overflow = graph.places[bucket] ?? incoming.dropFirst(limit).first.map { graph.edges[$0].span }
      return Diagnostic(
        .tooManyRules,
        "\(QuotedText(graph.names[bucket].text)) would have \(outgoing.count + incoming.count) rules; the limit is \(limit)",
        at: overflow, notes: ["\(outgoing.count) rules leave the bucket and \(incoming.count) arrive at it"],
        help: [
          "join rules, or use more buckets; "
            + "raise `limits.rules_per_bucket` where OSS's support has raised the bucket's limit"
        ])
    }
  }
}
