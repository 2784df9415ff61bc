internal import Planning
internal import Replication

/// A line for each observation that a reader of the plan should see.
func observationLines(_ observations: [Observation]) -> [String] {
  observations.map { observation in
    let pair = "\(observation.address.source) -> \(observation.address.destination)"
    return "  . \(Words.visible(pair))  \(words(for: observation))"
  }
}

private func words(for observation: Observation) -> String {
  switch observation {
  case .unmanaged: return "unmanaged: not in the configuration, left alone"
  case .closing: return "closing: deleted, not gone yet"
  case .observed(let change): return "observed: would \(change.kind.rawValue); the bucket is managed as observe"
  case .notKept(_, _, let differences):
    let fields = differences.map(\.field.rawValue).joined(separator: ", ")
    return "not-kept: OSS lists the rule without \(fields); --allow replace:\(observation.address) replaces it"
  case .unmodelled(let rule):
    return "unmodelled: has \(rule.unmodelled.map { Words.visible($0) }.joined(separator: " ")); left as it is"
  case .alreadyAbsent: return "absent already"
  }
}
