import Planning
import Replication
import TestSupport

/// Buckets with what is desired of them, what they have and what the operator says, drawn from a seed. Small, so that many
/// can be drawn, and crowded, so that most of what can meet does.
struct RandomFleet {
  var desired: DesiredState
  /// The rules of the buckets that could be read.
  var live: [BucketName: [LiveRule]] = [:]
  var unknown: [BucketName: UnknownReason] = [:]
  var scope = Scope.everything
  var forceReplace: Set<RuleAddress> = []
  var consents = Consents.none
  var feasibility = Feasibility.unchecked

  private static let sources = ["a", "b", "c"].map { BucketName($0) }
  /// The sources are destinations too, so that rules enter buckets that others leave.
  private static let destinations = ["a", "b", "x", "y"].map { BucketName($0) }

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var limits = Limits()
    limits.rulesPerBucket = random.oneIn(2) ? 100 : random.number(2...5)
    limits.deleteMax = random.number(0...3)
    limits.deleteFloor = random.number(1...5)
    limits.replaceMax = random.number(0...2)
    desired = DesiredState(buckets: [], limits: limits)
    for name in Self.sources.prefix(random.oneIn(2) ? 1 : random.number(2...3)) { addBucket(name, &random) }
    addSayings(&random)
  }

  private mutating func addBucket(_ name: BucketName, _ random: inout SeededGenerator) {
    let mode: ManagementMode = random.oneIn(5) ? .observe : random.oneIn(3) ? .listed : .exclusive
    var rules: [DesiredRule] = []
    var tombstones: [Tombstone] = []
    var there: [LiveRule] = []
    for destination in Self.destinations where destination != name {
      let address = RuleAddress(source: name, destination: destination)
      let wanted = DesiredRule(rule: Self.rule(address, &random), origin: Example.origin)
      switch random.number(0...4) {
      case 0, 1, 2: rules.append(wanted)
      case 3 where mode != .observe: tombstones.append(Tombstone(address: address, origin: Example.origin))
      default: break
      }
      if random.oneIn(2) {
        // Half of what is there is what is wanted, or nearly so.
        let rule = random.oneIn(2) ? wanted.rule : Self.rule(address, &random)
        there.append(Self.listed(rule, status: random.oneIn(3) ? .starting : .doing, &random))
      }
      if random.oneIn(6) { there.append(Self.listed(wanted.rule, status: .closing, &random)) }
    }
    desired.buckets.append(Example.bucket(name, mode: mode, rules: rules, tombstones: tombstones))
    if random.oneIn(8) {
      unknown[name] = UnknownReason(kind: .access, message: "refused")
    } else {
      live[name] = there
    }
  }

  private static func rule(_ address: RuleAddress, _ random: inout SeededGenerator) -> ReplicationRule {
    var rule = Example.rule(address)
    let dice = random.next()
    if dice & 7 == 0 { rule.settings.action = .all }
    if dice >> 3 & 3 == 0 { rule.settings.rtc = .enabled }
    if dice >> 5 & 3 == 0 { rule.settings.prefixes = PrefixSet(["b/", "a/"]) }
    if dice >> 7 & 7 == 0 { rule.settings.transferType = .accelerated }
    if dice >> 10 & 3 != 0 { rule.settings.historicalObjectReplication = .enabled }
    if dice >> 12 & 7 == 0 { rule.settings.userTaggings = EqualityTests.tags(.and, "k", "l") }
    if dice >> 15 & 15 == 0 { rule.settings.location = "cn-shanghai" }
    if dice >> 19 & 7 == 0 { rule.settings.syncRole = "role" }
    if dice >> 19 & 15 == 0 { rule.settings.sseKMS = .enabled(replicaKMSKeyID: "key") }
    return rule
  }

  /// A rule as OSS lists it: sometimes without something that it was sent, sometimes with something nobody knows.
  private static func listed(
    _ rule: ReplicationRule, status: RuleStatus, _ random: inout SeededGenerator
  ) -> LiveRule {
    let dice = random.next()
    return Example.live(rule, id: ExactString("rule-\(dice >> 32 & 0xFFFF)"), status: status) { live in
      if dice & 3 == 0 { live.settings.userTaggings = .modelled(nil) }
      if dice >> 2 & 3 == 0, rule.sseKMS == .disabled { live.settings.syncRole = .modelled(nil) }
      if dice >> 4 & 15 == 0 {
        live.unmodelled = ["<Cloud>x</Cloud>"]
        live.settings.location = .unmodelled
      }
    }
  }

  private mutating func addSayings(_ random: inout SeededGenerator) {
    let listed = desired.buckets.flatMap { $0.rules.map(\.rule.address) }
    for address in listed {
      let dice = random.next()
      if dice & 15 == 0 { forceReplace.insert(address) }
      if dice >> 4 & 7 == 0 { consents.replace.insert(address) }
      if dice >> 7 & 7 == 0 { consents.unmodelled.insert(address) }
      if dice >> 10 & 31 == 0 {
        feasibility.verdicts[address] = .unproven([NamedRailTests.doubt])
      }
    }
    if random.oneIn(4) { consents.delete = random.number(1...6) }
    if random.oneIn(8) { consents.empty = random.number(1...4) }
    if random.oneIn(4) {
      scope = Scope(only: Self.globs(&random), exclude: random.oneIn(2) ? Self.globs(&random) : [])
    }
    if random.oneIn(8), let glob = Self.globs(&random).first {
      desired.protections = [Protection(match: glob, threats: [.delete, .replace], origin: Example.origin)]
    }
  }

  private static func globs(_ random: inout SeededGenerator) -> [AddressGlob] {
    let texts = ["a:*", "*:x", "b:?", "a:b", "*:*", "c:y", "?:x"]
    return (0..<random.number(1...2)).compactMap { _ in AddressGlob(texts[random.number(0...(texts.count - 1))]) }
  }
}

extension RandomFleet {
  /// What was seen of the buckets.
  func observed() throws -> ObservedState {
    var state = try Example.observed(live)
    for (name, reason) in unknown { state.buckets[name] = .unknown(reason) }
    return state
  }

  func plan() throws -> Plan { plan(on: try observed()) }

  func plan(on observed: ObservedState) -> Plan {
    diff(
      desired: desired, observed: observed, consents: consents, scope: scope, forceReplace: forceReplace,
      feasibility: feasibility)
  }

  /// The same fleet with everything in another order.
  func shuffled(_ random: inout SeededGenerator) -> RandomFleet {
    var other = self
    other.desired.buckets.shuffle(using: &random)
    for index in other.desired.buckets.indices {
      other.desired.buckets[index].rules.shuffle(using: &random)
      other.desired.buckets[index].tombstones.shuffle(using: &random)
      for place in other.desired.buckets[index].rules.indices {
        let prefixes = other.desired.buckets[index].rules[place].rule.prefixes.prefixes
        if !prefixes.isEmpty {
          other.desired.buckets[index].rules[place].rule.settings.prefixes = PrefixSet(
            prefixes.shuffled(using: &random))
        }
      }
    }
    for name in other.live.keys.sorted() { other.live[name]?.shuffle(using: &random) }
    return other
  }
}

extension SeededGenerator {
  /// A number in a range, drawn with as little ado as tests over many cases want.
  mutating func number(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(truncatingIfNeeded: next() >> 33) % (range.upperBound - range.lowerBound + 1)
  }
}
