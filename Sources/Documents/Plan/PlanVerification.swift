extension SavedPlan {
  /// The first part of the document that is not what its actions give when the plan is written again; nil when all is.
  ///
  /// All of it is compared in every minor version: what a newer one says beside it is not read at all, and what both know
  /// means the same in both.
  package var editedPart: String? {
    let rewritten = rewritten
    for (index, (read, written)) in zip(document.actions, rewritten.actions).enumerated() {
      if read.liveFingerprint != written.liveFingerprint { return "actions[\(index)].live_fingerprint" }
      if read.desiredFingerprint != written.desiredFingerprint { return "actions[\(index)].desired_fingerprint" }
    }
    if document.checksum != rewritten.checksum { return "checksum" }
    if document.summary != rewritten.summary { return "summary" }
    if document.scope != rewritten.scope { return "scope" }
    if document.requested != rewritten.requested { return "requested" }
    if document.rails.completed != rewritten.rails { return "rails" }
    if document.endpoints != rewritten.endpoints { return "endpoints" }
    if !plan.possibleExits.contains(document.exit) { return "exit" }
    return Self.firstDifference("actions", document.actions, rewritten.actions)
      ?? Self.firstDifference("observations", document.observations, rewritten.observations)
      ?? Self.firstDifference("unknown", document.unknown, rewritten.unknown)
      ?? Self.firstDifference("blocks", document.blocks, rewritten.blocks)
      ?? Self.firstDifference("buckets", document.buckets, rewritten.buckets)
      ?? Self.firstDifference("diagnostics", document.diagnostics, rewritten.diagnostics)
  }

  private static func firstDifference<Item: Equatable>(_ name: String, _ read: [Item], _ written: [Item]) -> String? {
    guard read.count == written.count else { return name }
    return zip(read, written).enumerated().first { $1.0 != $1.1 }.map { "\(name)[\($0.offset)]" }
  }
}
