internal import Planning
internal import Replication

/// One action of a plan: the change, what it means, how it is made, what holds it back, and its fingerprints.
package struct ActionDocument: Hashable, Sendable {
  package let change: ChangeDocument
  /// What the change means for data and bills.
  package let effects: [EffectDocument]
  /// The calls in their order.
  package let steps: [String]
  /// The rails that hold the change back, by their names.
  package let blockedBy: [String]
  /// The fingerprint of the rule that is there; absent where there is none.
  package let liveFingerprint: String?
  /// The fingerprint of the rule that shall be there; absent where there shall be none.
  package let desiredFingerprint: String?
}

extension ActionDocument: Codable {
  private enum CodingKeys: String, CodingKey {
    case effects
    case steps
    case blockedBy = "blocked_by"
    case liveFingerprint = "live_fingerprint"
    case desiredFingerprint = "desired_fingerprint"
  }

  package init(from decoder: any Decoder) throws {
    change = try ChangeDocument(from: decoder)
    let container = try decoder.container(keyedBy: CodingKeys.self)
    effects = try container.decode([EffectDocument].self, forKey: .effects)
    steps = try container.decode([String].self, forKey: .steps)
    blockedBy = try container.decode([String].self, forKey: .blockedBy)
    liveFingerprint = try container.decodeIfPresent(String.self, forKey: .liveFingerprint)
    desiredFingerprint = try container.decodeIfPresent(String.self, forKey: .desiredFingerprint)
  }

  package func encode(to encoder: any Encoder) throws {
    try change.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(effects, forKey: .effects)
    try container.encode(steps, forKey: .steps)
    try container.encode(blockedBy, forKey: .blockedBy)
    try container.encodeIfPresent(liveFingerprint, forKey: .liveFingerprint)
    try container.encodeIfPresent(desiredFingerprint, forKey: .desiredFingerprint)
  }
}

extension ActionDocument {
  init(_ change: Change, in bucket: BucketPlan, blockedBy rails: [String]) {
    self.change = ChangeDocument(change, in: bucket.desired)
    effects = bucket.effects(of: change).map { EffectDocument($0) }
    steps = bucket.steps(of: change).map(\.rawValue)
    blockedBy = rails
    liveFingerprint = change.liveFingerprint?.description
    desiredFingerprint = change.desiredFingerprint?.description
  }
}

extension ActionDocument {
  /// Whether the change is a create that begins with a step.
  func isCreate(waitingWith step: Step) -> Bool {
    change.action == Change.Kind.create.rawValue && steps.contains(step.rawValue)
  }
}
