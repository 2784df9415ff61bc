package import Replication

extension Feasibility {
  /// Judges rules by what OSS answered. What was not answered counts as not read.
  ///
  /// - Parameter buckets: buckets whose existence and region are judged too, whether or not they have rules.
  package init(judging cases: [FeasibilityCase], buckets: [DesiredBucket] = [], by facts: FeasibilityFacts) {
    self.init()
    var collected = FindingCollector()
    for bucket in buckets {
      switch SourcePresence(bucket, facts) {
      case .here: sources[bucket.name] = .proven
      case .wrong(let obstacle):
        sources[bucket.name] = .infeasible([obstacle])
        collected.add(obstacle)
      case .unread(let doubt):
        sources[bucket.name] = .unproven([doubt])
        collected.add(doubt)
      }
    }
    for one in cases {
      let judgement = RuleJudgement(one, facts)
      let address = one.rule.rule.address
      verdicts[address] = judgement.verdict
      destinationRegions[address.destination] = judgement.destinationRegion ?? destinationRegions[address.destination]
      for obstacle in judgement.obstacles { collected.add(obstacle) }
      for doubt in judgement.doubts { collected.add(doubt) }
    }
    obstacles = collected.obstacles
    doubts = collected.doubts
  }
}

/// What was seen of a source bucket.
private enum SourcePresence {
  case here(BucketInfo)
  /// The configuration is wrong about the bucket itself, so that nothing more can be said about its rules.
  case wrong(Obstacle)
  case unread(Doubt)

  init(_ bucket: DesiredBucket, _ facts: FeasibilityFacts) {
    switch facts.presence(of: bucket.place.inRegion) {
    case .here(let info): self = .here(info)
    case .elsewhere(let found):
      let cause = Obstacle.Cause.sourceElsewhere(bucket.name, found: found, written: bucket.region)
      // Where the region is a default, the bucket needs one of its own.
      let origin = bucket.isRegionInherited ? bucket.origin : bucket.regionOrigin
      self = .wrong(Obstacle(cause: cause, origin: origin, addresses: []))
    case .missing:
      self = .wrong(Obstacle(cause: .sourceMissing(bucket.name), origin: bucket.origin, addresses: []))
    case .unread(let reason):
      self = .unread(Doubt(cause: .sourceUnread(bucket.name, reason), origin: bucket.origin, addresses: []))
    }
  }
}

/// What is found about one rule.
private struct RuleJudgement {
  private(set) var obstacles: [Obstacle] = []
  private(set) var doubts: [Doubt] = []
  private(set) var destinationRegion: Region?
  private let one: FeasibilityCase
  private let facts: FeasibilityFacts

  init(_ one: FeasibilityCase, _ facts: FeasibilityFacts) {
    self.one = one
    self.facts = facts
    switch one.request {
    case .enableRTC: judgeLocations(wantsWholeRule: false)
    case .put(let live): judgePut(replacing: live)
    }
  }

  private var rule: ReplicationRule { one.rule.rule }

  var verdict: Feasibility.Verdict {
    if !obstacles.isEmpty { return .infeasible(obstacles) }
    return doubts.isEmpty ? .proven : .unproven(doubts)
  }

  private mutating func refuse(_ cause: Obstacle.Cause, at origin: Origin) {
    obstacles.append(Obstacle(cause: cause, origin: origin, addresses: [rule.address]))
  }

  private mutating func doubt(_ cause: Doubt.Cause, at origin: Origin) {
    doubts.append(Doubt(cause: cause, origin: origin, addresses: [rule.address]))
  }

  private mutating func judgePut(replacing live: LiveRule?) {
    let source: BucketInfo?
    switch SourcePresence(one.bucket, facts) {
    case .here(let info): source = info
    case .wrong(let obstacle): return refuse(obstacle.cause, at: obstacle.origin)
    case .unread(let unread):
      source = nil
      doubt(unread.cause, at: unread.origin)
    }
    if let target = judgeDestination() {
      judgeOwner(of: target, source: source)
      if let source { judgeVersioning(source: source, destination: target) }
    }
    // With a location that is wrong in itself, what OSS offers for it is beside the point.
    guard destinationRegion == nil || destinationRegion == rule.location else { return }
    judgeLocations(wantsWholeRule: true)
    judgeBorder(replacing: live)
  }

  /// The destination bucket, if it was seen where the configuration says.
  private mutating func judgeDestination() -> BucketInfo? {
    let name = rule.address.destination
    switch facts.presence(of: one.destination.inRegion) {
    case .here(let info):
      destinationRegion = info.region
      return info
    case .elsewhere(let found):
      destinationRegion = found
      refuse(.destinationElsewhere(name, found: found, written: rule.location), at: one.rule.place(of: .location))
    case .missing:
      refuse(.destinationMissing(name), at: one.rule.destinationOrigin)
    case .unread(let reason):
      doubt(.destinationUnread(name, reason), at: one.rule.destinationOrigin)
    }
    return nil
  }

  private mutating func judgeOwner(of target: BucketInfo, source: BucketInfo?) {
    guard let owner = target.ownerID else { return }
    let place = one.rule.destinationOrigin
    if let account = one.rule.destinationAccount, let uid = account.uid, uid != owner {
      refuse(.destinationOfAnotherAccount(target.name, owner: owner, named: account), at: place)
    } else if let sourceOwner = source?.ownerID, owner != sourceOwner, rule.syncRole == nil {
      refuse(.foreignDestinationWithoutRole(target.name, owner: owner, sourceOwner: sourceOwner), at: place)
    }
  }

  /// Both buckets keep versions or neither does (EC 0031-00000053); suspended versioning is neither.
  private mutating func judgeVersioning(source: BucketInfo, destination: BucketInfo) {
    for info in [source, destination] {
      guard case .other(let word) = info.versioning else { continue }
      return doubt(.versioningUnclear(info.name, word: word), at: one.rule.destinationOrigin)
    }
    guard source.versioning != destination.versioning || source.versioning == .suspended else { return }
    refuse(
      .versioningUnfit(rule.address, source: source.versioning, destination: destination.versioning),
      at: one.rule.destinationOrigin)
  }

  private mutating func judgeLocations(wantsWholeRule: Bool) {
    guard !one.isWithinRegion else { return }
    let (from, to) = (one.bucket.region, rule.location)
    let offers: ReplicationLocations
    switch facts.locations[one.bucket.place.inRegion] ?? .unknown(.notAsked) {
    case .known(let known): offers = known
    case .unknown(let reason): return doubt(.locationsUnread(one.bucket.name, reason), at: one.bucket.origin)
    }
    if wantsWholeRule, !offers.regions.contains(to) {
      return refuse(
        .regionNotOffered(from: from, to: to, offered: offers.regions), at: one.rule.place(of: .location))
    }
    if wantsWholeRule, rule.transferType == .accelerated, !offers.accelerated.contains(to) {
      refuse(
        .accelerationNotOffered(from: from, to: to, offered: offers.accelerated),
        at: one.rule.place(of: .transferType))
    }
    if rule.rtc == .enabled, !offers.rtc.contains(to) {
      refuse(.rtcNotOffered(from: from, to: to, offered: offers.rtc), at: one.rule.place(of: .rtc))
    }
  }

  /// A live rule over the same link is proof that OSS takes it.
  private mutating func judgeBorder(replacing live: LiveRule?) {
    let (from, to) = (one.bucket.region, rule.location)
    guard rule.transferType == .internal, from.isMainland != to.isMainland else { return }
    if live?.settings.transferType.value == .internal, live?.settings.location.value == to { return }
    doubt(.internalAcrossBorder(from: from, to: to), at: one.rule.place(of: .location))
  }
}

extension UnknownReason {
  /// For a question that has no answer at all.
  fileprivate static let notAsked = UnknownReason(kind: .unreadable, message: "it was not asked for")
}

/// Where a bucket is, as far as it was seen.
enum BucketPresence {
  case here(BucketInfo)
  case elsewhere(Region)
  case missing
  case unread(UnknownReason)
}

extension FeasibilityFacts {
  /// What the answers say of a bucket that the configuration puts in a region.
  ///
  /// GetBucketInfo answers with the bucket's region, or refuses and names the endpoint of the bucket's region, which
  /// proves as much. That endpoint is never asked.
  func presence(of bucket: BucketInRegion) -> BucketPresence {
    switch information[bucket] ?? .unknown(.notAsked) {
    case .known(let info): return info.region == bucket.region ? .here(info) : .elsewhere(info.region)
    case .unknown(let reason):
      switch reason.kind {
      case .noSuchBucket: return .missing
      case .wrongRegion(let endpoint):
        guard let region = Region(endpoint: endpoint), region != bucket.region else { return .unread(reason) }
        return .elsewhere(region)
      case .access, .transport, .service, .unreadable: return .unread(reason)
      }
    }
  }
}
