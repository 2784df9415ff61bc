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

  /// The buckets, numbered in the order in which the rules name them.
  private(set) var names: [BucketName] = []
  /// Where the buckets stand in the configuration; nil for one that is only a destination.
  private(set) var places: [SourceSpan?] = []
  /// In the order of the files.
  private(set) var edges: [Edge] = []
  /// The rules that leave a bucket, by its number, as indices of `edges`.
  private(set) var outgoing: [[Int]] = []
  /// The rules that arrive at a bucket.
  private(set) var incoming: [[Int]] = []

  init(_ configuration: ResolvedConfiguration) {
    var numbers: [BucketName: Int] = [:]
    for bucket in configuration.buckets {
      for rule in bucket.rules where !rule.isTombstone {
        guard let source = rule.source?.value, let destination = rule.destination, source != destination.value else {
          continue
        }
        let edge = Edge(
          source: number(source, bucket.place, &numbers), destination: number(destination.value, nil, &numbers),
          span: destination.span)
        outgoing[edge.source].append(edges.count)
        incoming[edge.destination].append(edges.count)
        edges.append(edge)
      }
    }
  }

  /// Whether any bucket has rules that arrive as well as rules that leave.
  var holdsPath: Bool { zip(incoming, outgoing).contains { !$0.isEmpty && !$1.isEmpty } }

  private mutating func number(
    _ name: BucketName, _ place: SourceSpan?, _ numbers: inout [BucketName: Int]
  ) -> Int {
    if let number = numbers[name] {
      if let place, places[number] == nil { places[number] = place }
      return number
    }
    numbers[name] = names.count
    names.append(name)
    places.append(place)
    outgoing.append([])
    incoming.append([])
    return names.count - 1
  }

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
        if next < outgoing[bucket].count {
          path[path.count - 1].next += 1
          let reached = edges[outgoing[bucket][next]].destination
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
