internal import Diagnostics
internal import Replication

/// Buckets that replicate to each other, directly or around: OSS allows it, and somebody may not have meant it.
enum ReplicationCycle: FleetLint {
  private static let shownNames = 5

  static func findings(in fleet: Fleet) -> [Diagnostic] {
    let graph = fleet.graph
    guard graph.holdsPath else { return [] }
    let circles = graph.circles()
    var members: [Int: [Int]] = [:]
    var rules: [Int: [ReplicationGraph.Edge]] = [:]
    for edge in graph.edges where circles[edge.source] == circles[edge.destination] {
      rules[circles[edge.source], default: []].append(edge)
    }
    for (bucket, circle) in circles.enumerated() where rules[circle] != nil {
      members[circle, default: []].append(bucket)
    }
    return rules.keys.sorted().compactMap { circle in
      guard let edges = rules[circle], let first = edges.first, let buckets = members[circle] else { return nil }
      let names = buckets.map { graph.names[$0] }.sorted()
      return Diagnostic(
        .replicationCycle, severity: .information, message(names), at: first.span,
        labels: edges.dropFirst().prefix(1).map { Diagnostic.Label(span: $0.span, message: "and back, or on, here") },
        notes: ["OSS allows it; each rule carries what is written to its own source bucket"],
        help: ["nothing has to be done where it is meant; otherwise remove a rule"])
    }
  }

  private static func message(_ names: [BucketName]) -> String {
    let shown = names.prefix(shownNames).map { QuotedText($0.text).description }
    if names.count == 2 { return "\(shown.joined(separator: " and ")) replicate to each other" }
    let rest = names.count - shown.count
    let list =
      rest > 0
      ? shown.joined(separator: ", ") + " and \(rest) more"
      : shown.dropLast().joined(separator: ", ") + " and " + (shown.last ?? "")
    return "\(list) replicate in a circle"
  }
}
