internal import Planning
package import Replication

/// A bucket that was read.
package struct BucketDocument: Codable, Hashable, Sendable {
  /// A rule that is as it shall be.
  package struct Match: Codable, Hashable, Sendable {
    package let destination: BucketName
    /// The fingerprint of the rule that is there, without what OSS does not list.
    package let liveFingerprint: String
    package let desiredFingerprint: String

    private enum CodingKeys: String, CodingKey {
      case destination
      case liveFingerprint = "live_fingerprint"
      case desiredFingerprint = "desired_fingerprint"
    }
  }

  package let bucket: BucketName
  package let region: String
  /// `exclusive`, `listed` or `observe`.
  package let manage: String
  /// Whose credentials sign requests for the bucket; absent where no account is named.
  package let account: AccountDocument?
  /// The endpoint that the configuration names by URL; absent for the region's own.
  package let endpoint: String?
  /// The bucket's place in the configuration.
  package let origin: OriginDocument
  /// The place that gave the bucket's region.
  package let regionOrigin: OriginDocument
  /// Live rules in scope that the configuration manages.
  package let managedLive: Int
  /// How many rules the bucket may have that leave it.
  package let slots: Int
  /// Buckets of its creates that may be full for a while, sorted.
  package let crowded: [BucketName]
  /// The rules that match, sorted by destination.
  package let unchanged: [Match]

  private enum CodingKeys: String, CodingKey {
    case bucket
    case region
    case manage
    case account
    case endpoint
    case origin
    case regionOrigin = "region_origin"
    case managedLive = "managed_live"
    case slots
    case crowded
    case unchanged
  }
}

extension BucketDocument {
  init(_ plan: BucketPlan) {
    bucket = plan.desired.name
    region = plan.desired.region.identifier
    manage = plan.desired.mode.rawValue
    account = plan.desired.account.map { AccountDocument($0) }
    endpoint = plan.desired.endpoint.url
    origin = OriginDocument(plan.desired.origin)
    regionOrigin = OriginDocument(plan.desired.regionOrigin)
    managedLive = plan.managedLive
    slots = plan.slots
    crowded = plan.crowded.sorted()
    unchanged = plan.ruleMatches.map { Match($0) }
  }

  /// The bucket's plan again, of which only the rules of changes are known.
  ///
  /// - Parameter changes: the bucket's changes with what the document says of them, in their order.
  func plan(
    changes: [(action: ActionDocument, change: Change)], observations: [Observation], terms: BucketTerms, path: String
  ) throws(DocumentFlaw) -> BucketPlan {
    guard let mode = ManagementMode(rawValue: manage) else {
      throw DocumentFlaw(at: "\(path).manage", "is not a mode that this version knows")
    }
    func addresses(waitingWith step: Step) -> Set<RuleAddress> {
      Set(changes.filter { $0.action.isCreate(waitingWith: step) }.map(\.change.address))
    }
    var terms = terms
    terms.slots = slots
    return BucketPlan(
      desired: DesiredBucket(
        name: bucket, region: Region(region), mode: mode, rules: changes.compactMap(\.change.desired),
        origin: origin.origin, regionOrigin: regionOrigin.origin, account: account?.account,
        endpoint: try EndpointChoice(url: endpoint, path: "\(path).endpoint")),
      changes: changes.map(\.change), observations: observations, matches: .recorded(try matches(path)),
      managedLive: managedLive,
      waiting: addresses(waitingWith: .waitUntilGone), waitingForSlot: addresses(waitingWith: .waitForSlot), leftOut: 0,
      crowded: Set(crowded), terms: terms)
  }
  private func matches(_ path: String) throws(DocumentFlaw) -> [RuleMatch] {
    var matches: [RuleMatch] = []
    for (index, match) in unchanged.enumerated() {
      matches.append(try match.match(from: bucket, path: "\(path).unchanged[\(index)]"))
    }
    return matches
  }
}

extension BucketDocument.Match {
  fileprivate init(_ match: RuleMatch) {
    destination = match.address.destination
    liveFingerprint = match.liveFingerprint.description
    desiredFingerprint = match.desiredFingerprint.description
  }

  fileprivate func match(from source: BucketName, path: String) throws(DocumentFlaw) -> RuleMatch {
    RuleMatch(
      address: RuleAddress(source: source, destination: destination),
      liveFingerprint: try fingerprint(liveFingerprint, "\(path).live_fingerprint"),
      desiredFingerprint: try fingerprint(desiredFingerprint, "\(path).desired_fingerprint"))
  }

  private func fingerprint(_ text: String, _ path: String) throws(DocumentFlaw) -> Fingerprint {
    guard let fingerprint = Fingerprint(text) else { throw DocumentFlaw(at: path, "is no fingerprint") }
    return fingerprint
  }
}
