internal import Diagnostics
internal import Replication

/// OSS allows a bucket 100 rules, or what its support has agreed to; those that leave it and those that arrive count
/// together (`TooManyOutgoingReplication`, `TooManyIncomingReplication`).
enum TooManyRules: FleetLint {
  static func findings(in fleet: Fleet) -> [Diagnostic] {
    let (limit, graph) = (fleet.rulesPerBucket, fleet.graph)
    return graph.names.indices.compactMap { bucket in
      guard graph.outgoing.count(at: bucket) + graph.incoming.count(at: bucket) > limit else { return nil }
      let (outgoing, incoming) = (graph.outgoing[bucket], graph.incoming[bucket])
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
