extension SavedPlan {
  /// The first part of the document that is not what its actions give when the plan is written again; nil when all is.
  ///
  /// Fingerprints and the checksum have one meaning in every version. The rest is compared only with documents of this
  /// version: one of another minor version may say more.
  package var editedPart: String? {
    let rewritten = rewritten
    for (index, (read, written)) in zip(document.actions, rewritten.actions).enumerated() {
      if read.liveFingerprint != written.liveFingerprint { return "actions[\(index)].live_fingerprint" }
      if read.desiredFingerprint != written.desiredFingerprint { return "actions[\(index)].desired_fingerprint" }
    }
    if document.checksum != rewritten.checksum { return "checksum" }
    guard document.formatVersion == rewritten.formatVersion else { return nil }
    if document.summary != rewritten.summary { return "summary" }
    if document.scope != rewritten.scope { return "scope" }
    if document.requested != rewritten.requested { return "requested" }
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
