internal import Planning
package import Replication

/// Something worth saying about a pair for which nothing is planned.
package struct ObservationDocument: Codable, Hashable, Sendable {
  /// `unmanaged`, `closing`, `observed`, `not-kept`, `unmodelled` or `absent`.
  package let kind: String
  /// `SOURCE:DESTINATION`.
  package let address: ExactString
  package let source: BucketName
  package let destination: BucketName
  /// The rule that is there, for all kinds but `observed` and `absent`.
  package let live: LiveRuleDocument?
  /// What would be done if the bucket were not only observed, or what OSS did not keep.
  package let change: ChangeDocument?
  /// The place of the tombstone, for `absent`.
  package let origin: OriginDocument?
  /// The tombstone's free text.
  package let note: String?

  init(_ observation: Observation, in bucket: DesiredBucket) {
    address = ExactString(observation.address.description)
    source = observation.address.source
    destination = observation.address.destination
    var (live, change, tombstone): (LiveRule?, Change?, Tombstone?) = (nil, nil, nil)
    switch observation {
    case .unmanaged(let rule), .closing(let rule), .unmodelled(let rule): live = rule
    case .observed(let planned): change = planned
    case .alreadyAbsent(let absent): tombstone = absent
    case .notKept(let rule, let desired, let differences):
      change = .replace(rule, by: desired, differences: differences)
    }
    kind = ObservationKind(observation).rawValue
    self.live = live.map { LiveRuleDocument($0) }
    self.change = change.map { ChangeDocument($0, in: bucket) }
    origin = tombstone.map { OriginDocument($0.origin) }
    note = tombstone?.note
  }

  /// The observation again.
  func observation(path: String) throws(DocumentFlaw) -> Observation {
    let pair = RuleAddress(source: source, destination: destination)
    switch ObservationKind(rawValue: kind) {
    case .unmanaged: return .unmanaged(try liveRule(pair, path))
    case .closing: return .closing(try liveRule(pair, path))
    case .unmodelled: return .unmodelled(try liveRule(pair, path))
    case .observed: return .observed(try innerChange(path))
    case .notKept:
      guard case .replace(let live, let desired, let differences) = try innerChange(path) else {
        throw DocumentFlaw(at: "\(path).change.action", "is not replace")
      }
      return .notKept(live, desired, differences: differences.filter(\.isNotKept))
    case .absent:
      guard let origin else { throw DocumentFlaw(at: "\(path).origin", "is missing") }
      return .alreadyAbsent(Tombstone(address: pair, note: note, origin: origin.origin))
    case nil: throw DocumentFlaw(at: "\(path).kind", "is not an observation that this version knows")
    }
  }

  private func liveRule(_ pair: RuleAddress, _ path: String) throws(DocumentFlaw) -> LiveRule {
    guard let live else { throw DocumentFlaw(at: "\(path).live", "is missing") }
    return try live.liveRule(pair, path: "\(path).live")
  }

  private func innerChange(_ path: String) throws(DocumentFlaw) -> Change {
    guard let change else { throw DocumentFlaw(at: "\(path).change", "is missing") }
    return try change.change(path: "\(path).change")
  }
}
