internal import Planning
internal import Replication

/// One difference between live rules and the configuration, or something worth saying that is none: both sides of it and the
/// line that it is about.
struct DriftItemDocument: Encodable, Hashable, Sendable {
  /// `SOURCE:DESTINATION`.
  let address: ExactString
  /// `changed`, `missing-live`, `unmanaged-live` or `orphan-destination`; among observations `not-kept`, `unmodelled` or
  /// `closing`.
  let kind: String
  /// What of its kind it is, in a word.
  let reason: String
  let source: ChangeDocument.End
  let destination: ChangeDocument.End
  /// How the source bucket is managed.
  let manage: String
  /// The rule that is there; absent where there is none.
  let live: LiveRuleDocument?
  /// The rule that shall be there; absent where there shall be none.
  let desired: RuleDocument?
  /// The fields that differ.
  let delta: [DeltaDocument]
  /// Where the destination bucket was seen, for an orphan that is elsewhere.
  let foundRegion: String?
  /// The place in the configuration.
  let origin: OriginDocument
  /// The place that gave each field of `desired`, by its key.
  let fieldOrigins: [String: OriginDocument]
  /// Free text for people.
  let note: String?

  private enum CodingKeys: String, CodingKey {
    case address
    case kind
    case reason
    case source
    case destination
    case manage
    case live
    case desired
    case delta
    case foundRegion = "found_region"
    case origin
    case fieldOrigins = "field_origins"
    case note
  }
}

extension DriftItemDocument {
  init(_ item: DriftItem) {
    self.init(
      item.address, kind: item.kind.rawValue, reason: item.reason, in: item.bucket, live: item.live,
      desired: item.desired, differences: item.differences, foundRegion: item.foundRegion, origin: item.origin,
      note: item.note)
  }

  /// What is said of a pair without drift; nil for what is not said.
  init?(_ observation: Observation, in bucket: DesiredBucket) {
    let kind = ObservationKind(observation).rawValue
    switch observation {
    case .notKept(let live, let desired, let differences):
      self.init(
        observation.address, kind: kind, reason: "dropped", in: bucket, live: live, desired: desired,
        differences: differences, origin: desired.origin, note: desired.note)
    case .unmodelled(let live):
      let desired = bucket.rules.first { $0.rule.address == live.address }
      self.init(
        observation.address, kind: kind, reason: "equal-otherwise", in: bucket, live: live, desired: desired,
        origin: desired?.origin ?? bucket.origin, note: desired?.note)
    case .closing(let live):
      self.init(
        observation.address, kind: kind, reason: "deleted", in: bucket, live: live, desired: nil, origin: bucket.origin,
        note: nil)
    case .unmanaged, .observed, .alreadyAbsent: return nil
    }
  }

  private init(
    _ address: RuleAddress, kind: String, reason: String, in bucket: DesiredBucket, live: LiveRule?,
    desired: DesiredRule?, differences: [FieldDifference] = [], foundRegion: Region? = nil, origin: Origin,
    note: String?
  ) {
    self.address = ExactString(address.description)
    self.kind = kind
    self.reason = reason
    source = ChangeDocument.End(bucket: address.source, region: bucket.region.identifier)
    destination = ChangeDocument.End(
      bucket: address.destination, region: (desired?.rule.location ?? live?.settings.location.value)?.identifier)
    manage = bucket.mode.rawValue
    self.live = live.map { LiveRuleDocument($0) }
    self.desired = desired.map { RuleDocument($0.rule.settings) }
    delta = differences.flatMap { DeltaDocument.deltas($0) }
    self.foundRegion = foundRegion?.identifier
    self.origin = OriginDocument(origin)
    fieldOrigins = Dictionary(
      (desired?.fieldOrigins.byField ?? [:]).map { ($0.key.rawValue, OriginDocument($0.value)) }
    ) { first, _ in first }
    self.note = note
  }
}

extension DriftItem {
  /// What of its kind it is, in a word for documents.
  var reason: String {
    switch finding {
    case .changed: "differs"
    case .missingLive(_, isClosing: false): "missing"
    case .missingLive(_, isClosing: true): "closing"
    case .unmanagedLive(_, nil): "unlisted"
    case .unmanagedLive(_, .some): "tombstone"
    case .orphanDestination(let orphan): orphan.finding == .missing ? "no-such-bucket" : "other-region"
    }
  }

  /// Where the destination bucket was seen instead.
  var foundRegion: Region? {
    guard case .orphanDestination(let orphan) = finding, case .elsewhere(let region) = orphan.finding else {
      return nil
    }
    return region
  }
}

/// A destination bucket that could not be checked.
struct UncheckedDestinationDocument: Encodable, Hashable, Sendable {
  let bucket: BucketName
  /// The region that rules give it; absent where none could be asked.
  let region: String?
  /// `access`, `transport`, `service`, `unreadable`, or `not-asked`.
  let kind: String
  /// What happened, as one sentence without a full stop.
  let message: String
  /// What OSS said about it.
  let facts: [String]
  /// The rules that copy to it, sorted.
  let addresses: [String]
  /// The place that names it first.
  let origin: OriginDocument

  init(_ destination: UncheckedDestination) {
    bucket = destination.name
    region = destination.region?.identifier
    kind = destination.reason?.kind.name ?? "not-asked"
    message = destination.message
    facts = destination.reason?.facts ?? []
    addresses = destination.addresses.map(\.description)
    origin = OriginDocument(destination.origin)
  }
}
