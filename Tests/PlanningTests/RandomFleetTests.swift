import Planning
import Replication
import TestSupport
import Testing

@Suite("Plans of random fleets")
struct RandomFleetTests {
  /// Buckets with what is desired of them and what they have, drawn at random.
  struct Fleet {
    var desired = DesiredState(buckets: [])
    var live: [BucketName: [LiveRule]] = [:]

    init(_ generator: inout SeededGenerator) {
      for number in 0..<Int.random(in: 1...4, using: &generator) {
        let name = BucketName("source-\(number)")
        let addresses = (0..<6).map { Example.address(name.text, "destination-\($0)") }.shuffled(using: &generator)
        let listed = addresses.prefix(Int.random(in: 0...4, using: &generator))
        let mode = ManagementMode.allCases.randomElement(using: &generator) ?? .listed
        let rest = addresses.dropFirst(listed.count).prefix(mode == .observe ? 0 : 1)
        let tombstones = rest.map { Tombstone(address: $0, origin: Example.origin) }
        desired.buckets.append(
          Example.bucket(
            name, mode: mode, rules: listed.map { Self.rule($0, &generator) }, tombstones: Array(tombstones)))
        live[name] = addresses.enumerated().compactMap { index, address in
          guard generator.oneIn(2) else { return nil }
          let status: RuleStatus =
            [.starting, .doing, .closing, .other("x")].randomElement(using: &generator) ?? .doing
          return Example.live(Self.rule(address, &generator).rule, id: ExactString("rule-\(index)"), status: status)
        }
      }
    }

    static func rule(_ address: RuleAddress, _ generator: inout SeededGenerator) -> DesiredRule {
      var rule = Example.rule(address)
      if generator.oneIn(3) { rule.action = .all }
      if generator.oneIn(3) { rule.rtc = .enabled }
      if generator.oneIn(3) { rule.prefixes = PrefixSet(["a/", "b/"]) }
      if generator.oneIn(4) { rule.transferType = .accelerated }
      if generator.oneIn(4) { rule.historicalObjectReplication = .enabled }
      if generator.oneIn(6) { rule.userTaggings = EqualityTests.tags(.and, "k") }
      if generator.oneIn(6) {
        rule.syncRole = "role"
        rule.sseKMS = .enabled(replicaKMSKeyID: "key")
      }
      return DesiredRule(rule: rule, origin: Example.origin)
    }

    func plan() throws -> Plan { diff(desired: desired, observed: try Example.observed(live)) }

    /// The fleet as it is once every change of a plan is made.
    func applying(_ plan: Plan) -> Fleet {
      var after = self
      for change in plan.changes {
        var rules = (after.live[change.address.source] ?? []).filter { $0.address != change.address }
        if let desired = change.desired { rules.append(Example.live(desired.rule, id: "made")) }
        after.live[change.address.source] = rules
      }
      return after
    }
  }

  static let seeds: [UInt64] = (0..<16).map { UInt64($0) }

  @Test(arguments: seeds)
  func whatIsPlannedConvergesAndKeepsTheModesPromises(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for number in 0..<500 {
      let fleet = Fleet(&generator)
      let plan = try fleet.plan()
      let place: Comment = "seed \(seed), fleet \(number)"

      let again = try fleet.applying(plan).plan()
      #expect(again.changes.isEmpty, place)

      for bucket in plan.buckets {
        let listed = Set(bucket.desired.rules.map(\.rule.address) + bucket.desired.tombstones.map(\.address))
        switch bucket.desired.mode {
        case .observe: #expect(bucket.changes.isEmpty, place)
        case .listed: #expect(bucket.changes.allSatisfy { listed.contains($0.address) }, place)
        case .exclusive:
          #expect(!bucket.observations.contains { if case .unmanaged = $0 { true } else { false } }, place)
        }
        #expect(Set(bucket.changes.map(\.address)).count == bucket.changes.count, place)
        #expect(bucket.changes.allSatisfy { $0.live?.status != .closing }, place)
        #expect(bucket.changes.map(\.kind) == bucket.changes.map(\.kind).sorted(), place)
      }
    }
  }

  @Test(arguments: seeds)
  func theOrderOfTheInputNeverMatters(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for number in 0..<200 {
      let fleet = Fleet(&generator)
      var shuffled = fleet
      shuffled.desired.buckets.shuffle(using: &generator)
      for index in shuffled.desired.buckets.indices {
        shuffled.desired.buckets[index].rules.shuffle(using: &generator)
        shuffled.desired.buckets[index].tombstones.shuffle(using: &generator)
      }
      for name in shuffled.live.keys { shuffled.live[name]?.shuffle(using: &generator) }
      let plan = try fleet.plan()
      let other = try shuffled.plan()
      #expect(plan.changes == other.changes, "seed \(seed), fleet \(number)")
      #expect(plan.observations == other.observations, "seed \(seed), fleet \(number)")
    }
  }
}
