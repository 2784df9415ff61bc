internal import Diagnostics
internal import Replication

/// Which bucket replicates to which, over all rules of a configuration.
struct ReplicationGraph {
  /// A rule between two buckets, by their numbers.
  struct Edge {
    let source: Int
    let destination: Int
    /// Where the rule names its destination.
    let span: SourceSpan
  }

  /// The rules at each bucket, as indices of `edges` in their order.
  struct Rules {
    /// For each bucket where its rules begin; the end of the last one's behind them.
    private var starts: [Int]
    private var indices: [Int]

    /// - Parameter end: the bucket at which a rule counts.
    init(_ edges: [Edge], buckets: Int, at end: (Edge) -> Int) {
      starts = Array(repeating: 0, count: buckets + 1)
      indices = Array(repeating: 0, count: edges.count)
      for edge in edges { starts[end(edge) + 1] += 1 }
      for bucket in 0..<buckets { starts[bucket + 1] += starts[bucket] }
      var next = starts
      for (index, edge) in edges.enumerated() {
        indices[next[end(edge)]] = index
        next[end(edge)] += 1
      }
    }

    subscript(bucket: Int) -> ArraySlice<Int> { indices[starts[bucket]..<starts[bucket + 1]] }

    func count(at bucket: Int) -> Int { starts[bucket + 1] - starts[bucket] }
  }

  /// The buckets, numbered in the order in which the rules name them.
  let names: [BucketName]
  /// Where the buckets stand in the configuration; nil for one that is only a destination.
  let places: [SourceSpan?]
  /// In the order of the files.
  let edges: [Edge]
  /// The rules that leave a bucket.
  let outgoing: Rules
  /// The rules that arrive at a bucket.
  let incoming: Rules

  init(names: [BucketName], places: [SourceSpan?], edges: [Edge]) {
    self.names = names
    self.places = places
    self.edges = edges
    outgoing = Rules(edges, buckets: names.count, at: \.source)
    incoming = Rules(edges, buckets: names.count, at: \.destination)
  }

  /// Whether any bucket has rules that arrive as well as rules that leave.
  var holdsPath: Bool { names.indices.contains { incoming.count(at: $0) > 0 && outgoing.count(at: $0) > 0 } }

  /// For each bucket the number of its circle; buckets share one when each can be reached from the other (Tarjan's
  /// strongly connected components, without recursion).
  func circles() -> [Int] {
    var circle = Array(repeating: -1, count: names.count)
    var order = Array(repeating: -1, count: names.count)
    var low = Array(repeating: 0, count: names.count)
    var stack: [Int] = []
    var visited = 0
    var found = 0
    for start in names.indices where order[start] < 0 {
      var path = [(bucket: start, next: 0)]
      while let (bucket, next) = path.last {
        if next == 0 {
          order[bucket] = visited
          low[bucket] = visited
          visited += 1
          stack.append(bucket)
        }
        let rules = outgoing[bucket]
        if next < rules.count {
          path[path.count - 1].next += 1
          let reached = edges[rules[rules.startIndex + next]].destination
          if order[reached] < 0 {
            path.append((reached, 0))
          } else if circle[reached] < 0 {
            low[bucket] = min(low[bucket], order[reached])
          }
          continue
        }
        path.removeLast()
        if let parent = path.last?.bucket { low[parent] = min(low[parent], low[bucket]) }
        guard low[bucket] == order[bucket] else { continue }
        while let member = stack.popLast() {
          circle[member] = found
          if member == bucket { break }
        }
        found += 1
      }
    }
    return circle
  }
}
