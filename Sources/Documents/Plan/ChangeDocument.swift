internal import Planning
package import Replication

/// What is to be done to one pair of buckets: both sides of it, what differs and which lines ask for it.
package struct ChangeDocument: Codable, Hashable, Sendable {
  /// A bucket and where it lies.
  package struct End: Codable, Hashable, Sendable {
    package let bucket: BucketName
    /// The region without `oss-`; absent where OSS said something about it that is not modelled.
    package let region: String?
  }

  /// `SOURCE:DESTINATION`.
  package let address: ExactString
  /// `create`, `replace`, `set-rtc` or `delete`.
  package let action: String
  /// Why; at least one word.
  package let reasons: [String]
  package let source: End
  package let destination: End
  /// The rule that is there; absent where there is none.
  package let live: LiveRuleDocument?
  /// The rule that shall be there; absent where there shall be none.
  package let desired: RuleDocument?
  /// The fields that differ; empty where there is only one side.
  package let delta: [DeltaDocument]
  /// The place that asks for it.
  package let origin: OriginDocument
  /// The place that gave each field of `desired`, by its key.
  package let fieldOrigins: [String: OriginDocument]
  /// Free text for people.
  package let note: String?

  enum CodingKeys: String, CodingKey {
    case address
    case action
    case reasons
    case source
    case destination
    case live
    case desired
    case delta
    case origin
    case fieldOrigins = "field_origins"
    case note
  }
}

extension ChangeDocument {
  init(_ change: Change, in bucket: DesiredBucket) {
    address = ExactString(change.address.description)
    action = change.kind.rawValue
    reasons = change.reasons.map(\.word).reduce(into: []) { words, word in
      if !words.contains(word) { words.append(word) }
    }
    source = End(bucket: change.address.source, region: bucket.region.identifier)
    let region = change.desired?.rule.location ?? change.live?.settings.location.value
    destination = End(bucket: change.address.destination, region: region?.identifier)
    live = change.live.map { LiveRuleDocument($0) }
    desired = change.desired.map { RuleDocument($0.rule.settings) }
    delta = change.differences.flatMap { DeltaDocument.deltas($0) }
    origin = OriginDocument(change.origin)
    let origins = change.desired?.fieldOrigins.byField ?? [:]
    fieldOrigins = Dictionary(origins.map { ($0.key.rawValue, OriginDocument($0.value)) }) { first, _ in first }
    note = change.note
  }

  /// The pair, which is read from both ends: an address is text for people.
  var pair: RuleAddress { RuleAddress(source: source.bucket, destination: destination.bucket) }

  /// The change again.
  func change(path: String) throws(DocumentFlaw) -> Change {
    switch action {
    case Change.Kind.create.rawValue: return .create(try desiredRule(path))
    case Change.Kind.setRTC.rawValue: return .setRTC(try liveRule(path), to: try desiredRule(path))
    case Change.Kind.replace.rawValue:
      let (live, desired) = (try liveRule(path), try desiredRule(path))
      return .replace(live, by: desired, differences: live.differences(from: desired.rule))
    case Change.Kind.delete.rawValue: return .delete(try liveRule(path), because: try deleteReason(path))
    default: throw DocumentFlaw(at: "\(path).action", "is not an action that this version knows")
    }
  }

  private func liveRule(_ path: String) throws(DocumentFlaw) -> LiveRule {
    guard let live else { throw DocumentFlaw(at: "\(path).live", "is missing") }
    return try live.liveRule(pair, path: "\(path).live")
  }

  private func desiredRule(_ path: String) throws(DocumentFlaw) -> DesiredRule {
    guard let desired else { throw DocumentFlaw(at: "\(path).desired", "is missing") }
    let rule = try RuleReading(document: desired, path: "\(path).desired").rule(pair)
    let origins = FieldOrigins { fieldOrigins[$0.rawValue]?.origin }
    return DesiredRule(rule: rule, note: note, origin: origin.origin, fieldOrigins: origins)
  }

  private func deleteReason(_ path: String) throws(DocumentFlaw) -> DeleteReason {
    switch reasons {
    case [ChangeReason.tombstone.word]: return .tombstone(Tombstone(address: pair, note: note, origin: origin.origin))
    case [ChangeReason.unlisted.word]: return .unlisted(bucket: origin.origin)
    default: throw DocumentFlaw(at: "\(path).reasons", "does not say why the rule is deleted")
    }
  }
}

extension Change {
  /// What the configuration tells people about the change.
  var note: String? {
    if case .delete(_, .tombstone(let tombstone)) = self { return tombstone.note }
    return desired?.note
  }
}

extension ChangeReason {
  /// The word for it in documents.
  var word: String {
    switch self {
    case .missing: "missing"
    case .differs: "differs"
    case .notKept: "not-kept"
    case .requested: "requested"
    case .tombstone: "tombstone"
    case .unlisted: "unlisted"
    }
  }
}
