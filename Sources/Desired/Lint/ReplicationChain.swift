internal import Diagnostics
internal import Replication

/// Replication is not transitive: what a rule brings to a bucket is not carried on by the bucket's own rules.
///
/// A bucket in the middle of a chain is reported once, and not at all where the first bucket has a rule to the last.
enum ReplicationChain: FleetLint {
  static func findings(in fleet: Fleet) -> [Diagnostic] {
    let graph = fleet.graph
    guard graph.holdsPath else { return [] }
    let circles = graph.circles()
    let pairs = Set(graph.edges.map { Pair(source: $0.source, destination: $0.destination) })
    return graph.names.indices.compactMap { bucket in
      guard let (arriving, leaving) = chain(over: bucket, in: graph, circles, pairs) else { return nil }
      let names = [arriving.source, bucket, leaving.destination].map { QuotedText(graph.names[$0].text).description }
      return Diagnostic(
        .replicationChain, severity: .information,
        "what arrives in \(names[1]) from \(names[0]) is not carried on to \(names[2])", at: leaving.span,
        labels: [Diagnostic.Label(span: arriving.span, message: "this rule fills \(names[1])")],
        notes: ["OSS replicates what is written to a bucket, not what another rule brought there"],
        help: ["write a rule from \(names[0]) to \(names[2]) too, if those objects are wanted there"])
    }
  }

  /// Two buckets with a rule from the one to the other.
  private struct Pair: Hashable {
    let source: Int
    let destination: Int
  }

  /// Two rules that meet in a bucket, without a rule that joins their ends. As many pairs are looked at as there are rules
  /// at the bucket.
  private static func chain(
    over bucket: Int, in graph: ReplicationGraph, _ circles: [Int], _ joined: Set<Pair>
  ) -> (arriving: ReplicationGraph.Edge, leaving: ReplicationGraph.Edge)? {
    let (incoming, outgoing) = (graph.incoming[bucket], graph.outgoing[bucket])
    guard let firstIncoming = incoming.first, let firstOutgoing = outgoing.first else { return nil }
    let pairs =
      incoming.lazy.map { ($0, firstOutgoing) } + outgoing.dropFirst().lazy.map { (firstIncoming, $0) }
    for (arriving, leaving) in pairs.map({ (graph.edges[$0], graph.edges[$1]) }) {
      let ends = (arriving.source, leaving.destination)
      let isOneCircle = circles[ends.0] == circles[bucket] && circles[bucket] == circles[ends.1]
      if ends.0 != ends.1, !isOneCircle, !joined.contains(Pair(source: ends.0, destination: ends.1)) {
        return (arriving, leaving)
      }
    }
    return nil
  }
}
