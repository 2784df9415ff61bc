import Diagnostics
package import Planning
package import Replication
internal import TestSupport

/// A random plan of a few buckets with everything in it that a plan can have.
package struct RandomPlan {
  package let plan: Plan
  package let desired: DesiredState
  package let observed: ObservedState

  /// Texts that are easily damaged on their way through a file.
  private static let texts = [
    "2025/", "caf\u{E9}/", "cafe\u{301}/", "\u{0}\u{1B}[31m", "\u{202E}\u{2028}\n\t\"\\", "\u{1F600}", "a/b",
    "</script>", "{}",
    " ", "null",
  ]

  private var generator: SeededGenerator

  package init(seed: UInt64) throws {
    var random = RandomPlan.Source(generator: SeededGenerator(seed: seed))
    (plan, desired, observed) = try random.plan()
    generator = random.generator
  }

  /// What draws the parts.
  private struct Source {
    package var generator: SeededGenerator

    mutating func plan() throws -> (Plan, DesiredState, ObservedState) {
      var desired = DesiredState(buckets: [])
      var observed = ObservedState(buckets: [:])
      var destinations: [BucketName: Region] = [:]
      for number in 0..<Int.random(in: 0...4, using: &generator) {
        let name = BucketName("source-\(number)")
        let addresses = (0..<6).map { Example.address(name.text, "destination-\($0)") }.shuffled(using: &generator)
        let listed = addresses.prefix(Int.random(in: 0...4, using: &generator))
        let mode = ManagementMode.allCases.randomElement(using: &generator) ?? .listed
        let tombstones = addresses.dropFirst(listed.count).prefix(mode == .observe ? 0 : 1).map {
          Tombstone(address: $0, note: generator.oneIn(2) ? text() : nil, origin: origin())
        }
        var bucket = Example.bucket(name, mode: mode, rules: listed.map { desiredRule($0) }, tombstones: tombstones)
        bucket.origin = origin()
        if generator.oneIn(3) { bucket.account = account() }
        if generator.oneIn(4) { bucket.endpoint = .fixed(try Endpoint("https://gateway-\(number % 2).example:8443")) }
        desired.buckets.append(bucket)
        if generator.oneIn(8) {
          observed.buckets[name] = .unknown(reason())
        } else {
          let live = addresses.enumerated().compactMap { generator.oneIn(2) ? liveRule($1, $0) : nil }
          observed.buckets[name] = .known(try RuleList(live))
        }
        if generator.oneIn(3) { destinations["destination-0"] = "cn-beijing" }
      }
      if generator.oneIn(3) {
        desired.protections = [
          Protection(match: try glob("*:destination-1"), threats: [.delete, .replace], origin: origin())
        ]
      }
      if generator.oneIn(4) {
        desired.protections.append(
          Protection(match: try glob("*:destination-2"), threats: [.delete], origin: origin(), authority: .operator))
      }
      desired.limits.set(
        .deleteMax, to: WrittenLimits.Value(value: .number(Int.random(in: 0...3, using: &generator)), origin: origin()),
        by: .configuration)
      if generator.oneIn(4) {
        desired.limits.set(.rulesPerBucket, to: WrittenLimits.Value(value: 3, origin: origin()), by: .operator)
      }
      let endpoint = generator.oneIn(4) ? try Endpoint("http://127.0.0.1:9000") : nil
      let addresses = desired.buckets.flatMap { $0.rules.map(\.rule.address) }
      var consents = Consents.none
      if generator.oneIn(2) { consents.replace = Set(addresses.shuffled(using: &generator).prefix(2)) }
      if generator.oneIn(2) { consents.unmodelled = Set(addresses.shuffled(using: &generator).prefix(2)) }
      if generator.oneIn(4) { consents.delete = 2 }
      if generator.oneIn(4) { consents.replaces = Int.random(in: 1...3, using: &generator) }
      if generator.oneIn(4) { consents.unknown = ["source-0"] }
      let scope =
        generator.oneIn(4) ? Scope(only: [try glob("*:destination-?")], exclude: [try glob("source-1:*")]) : .everything
      let forced = generator.oneIn(3) ? Set(addresses.prefix(1)) : []
      if generator.oneIn(3) {
        let amount = generator.oneIn(2) ? LimitAmount.percent(50) : 3
        desired.limits.set(
          .replaceMaxUnavailable, to: WrittenLimits.Value(value: amount, origin: origin()), by: .operator)
      }
      func plan(_ feasibility: Feasibility) -> Plan {
        diff(
          desired: desired, observed: observed, consents: consents, scope: scope, forceReplace: forced,
          feasibility: feasibility, operatorEndpoint: endpoint)
      }
      let draft = plan(Feasibility(destinationRegions: destinations))
      guard generator.oneIn(2) else { return (draft, desired, observed) }
      let facts = facts(draft.feasibilityCases)
      return (plan(Feasibility(judging: draft.feasibilityCases, by: facts)), desired, observed)
    }

    /// What OSS answers about rules, where it answers.
    private mutating func facts(_ cases: [FeasibilityCase]) -> FeasibilityFacts {
      var facts = FeasibilityFacts()
      for one in cases {
        let source = one.bucket.place.inRegion
        let offered = ReplicationLocations(
          regions: generator.oneIn(6) ? ["us-west-1"] : ["cn-beijing", "cn-shanghai"],
          accelerated: generator.oneIn(3) ? [] : ["cn-beijing"], rtc: generator.oneIn(3) ? [] : ["cn-beijing"])
        facts.locations[source] = generator.oneIn(4) ? .unknown(reason()) : .known(offered)
        for bucket in [source, BucketInRegion(name: one.rule.rule.address.destination, region: one.rule.rule.location)]
        {
          let versioning: BucketVersioning =
            generator.oneIn(6)
            ? [.enabled, .other(text())].randomElement(using: &generator) ?? .enabled : .neverEnabled
          let info = BucketInfo(name: bucket.name, region: bucket.region, versioning: versioning, ownerID: "1")
          facts.information[bucket] = generator.oneIn(6) ? .unknown(reason()) : .known(info)
        }
      }
      return facts
    }

    private mutating func account() -> Account {
      Account(
        name: text() + "x", source: .environment, uid: generator.oneIn(2) ? "1098765432101234" : nil, origin: origin())
    }

    private func glob(_ text: String) throws -> AddressGlob {
      guard let glob = AddressGlob(text) else { throw NoGlob() }
      return glob
    }

    private struct NoGlob: Error {}

    private mutating func text() -> String { RandomPlan.texts.randomElement(using: &generator) ?? "" }

    private mutating func origin() -> Origin {
      Origin(
        file: generator.oneIn(6) ? text() : "oss-repl.yaml", line: Int.random(in: 1...40, using: &generator),
        column: Int.random(in: 1...9, using: &generator))
    }

    private mutating func desiredRule(_ address: RuleAddress) -> DesiredRule {
      DesiredRule(
        rule: rule(address), note: generator.oneIn(4) ? text() : nil, origin: origin(),
        fieldOrigins: generator.oneIn(2) ? [.action: origin(), .prefixes: origin(), .location: origin()] : [:])
    }

    private mutating func rule(_ address: RuleAddress) -> ReplicationRule {
      var rule = Example.rule(address)
      if generator.oneIn(8) { rule.settings.location = "cn-shanghai" }
      if generator.oneIn(3) { rule.settings.action = Action([.put, .delete]) ?? .all }
      if generator.oneIn(3) { rule.settings.rtc = .enabled }
      if generator.oneIn(3) { rule.settings.prefixes = PrefixSet([ExactString(text()), ExactString(text())]) }
      if generator.oneIn(4) { rule.settings.transferType = .accelerated }
      if generator.oneIn(2) { rule.settings.historicalObjectReplication = .enabled }
      if generator.oneIn(6) {
        rule.settings.userTaggings = UserTaggings(
          filterType: .or, tags: [.init(key: ExactString(text()), value: ExactString(text()))])
      }
      if generator.oneIn(4) { rule.settings.syncRole = "role" }
      if generator.oneIn(6) { rule.settings.sseKMS = .enabled(replicaKMSKeyID: generator.oneIn(2) ? "key" : nil) }
      return rule
    }

    private mutating func liveRule(_ address: RuleAddress, _ number: Int) -> LiveRule {
      let status: RuleStatus =
        [.starting, .doing, .closing, .other("new\u{7}")].randomElement(using: &generator) ?? .doing
      var live = Example.live(rule(address), id: ExactString("\(text())\(number)"), status: status)
      if generator.oneIn(5) { live.unmodelled = ["<Cloud>x</Cloud>"] }
      if generator.oneIn(6) { live.settings.location = .unmodelled }
      if generator.oneIn(6) { live.settings.syncRole = .unmodelled }
      if generator.oneIn(6) { live.settings.sseKMS = .unmodelled }
      if generator.oneIn(6) { live.settings.userTaggings = .unmodelled }
      if generator.oneIn(6) { live.settings.action = .unmodelled }
      if generator.oneIn(6) { live.settings.historicalObjectReplication = .unmodelled }
      live.canonicalXML = "<Rule/>"
      return live
    }

    private mutating func reason() -> UnknownReason {
      let kinds: [UnknownReason.Kind] = [
        .access, .noSuchBucket, .wrongRegion(endpoint: "oss-cn-beijing.aliyuncs.com"), .transport, .service,
        .unreadable,
      ]
      return UnknownReason(
        kind: kinds.randomElement(using: &generator) ?? .access, message: "OSS refused: \(text())", facts: ["HTTP 403"])
    }
  }
}
