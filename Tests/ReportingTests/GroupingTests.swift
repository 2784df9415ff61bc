import ExamplePlans
import Planning
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

@Suite("What is held back, by name")
struct HeldBackNameTests {
  /// Names that count up to nothing, more than a list has lines.
  private static let addresses = (0..<60).map { Example.address("site-\($0 * $0 + 3)", "site-\($0 * $0 + 3)-dr") }

  /// A finding names a few of the rules that it holds back, so the plan has to name every one.
  @Test(arguments: [true, false])
  func everyCreateThatIsHeldBackIsNamed(isHeldBack: Bool) throws {
    let buckets = Self.addresses.map { Example.bucket($0.source, rules: [Example.desired($0)]) }
    var feasibility = Feasibility(verdicts: [:])
    for address in Self.addresses where isHeldBack {
      let obstacle = Obstacle(
        cause: .destinationMissing(address.destination), origin: Example.origin, addresses: [address])
      feasibility.verdicts[address] = .infeasible([obstacle])
    }
    let observed = try Example.observed(Dictionary(uniqueKeysWithValues: Self.addresses.map { ($0.source, []) }))
    let plan = diff(desired: DesiredState(buckets: buckets), observed: observed, feasibility: feasibility)
    let text = planText(plan)
    let named = Self.addresses.filter { text.contains("      \($0.source) -> \($0.destination)") }
    #expect(named.count == (isHeldBack ? 60 : 8), "\(text)")
  }

  @Test func everyBucketThatCouldNotBeReadIsNamed() throws {
    let buckets = Self.addresses.map { Example.bucket($0.source, rules: [Example.desired($0)]) }
    let text = planText(diff(desired: DesiredState(buckets: buckets), observed: ObservedState(buckets: [:])))
    let words = Set(text.split { $0 == " " || $0 == "," || $0 == "\n" })
    #expect(Self.addresses.allSatisfy { words.contains($0.source.text[...]) }, "\(text)")
  }
}

@Suite("Which changes are told as one")
struct GroupingTests {
  /// What a field of a rule may be instead.
  static let fields: [(String, @Sendable (inout RuleSettings) -> Void)] = [
    ("action", { $0.action = .all }),
    ("history", { $0.historicalObjectReplication = .enabled }), ("transfer", { $0.transferType = .accelerated }),
    ("prefix", { $0.prefixes = PrefixSet(["a/"]) }), ("rtc", { $0.rtc = .enabled }), ("role", { $0.syncRole = "role" }),
    ("kms", { $0.sseKMS = .enabled(replicaKMSKeyID: nil) }), ("key", { $0.sseKMS = .enabled(replicaKMSKeyID: "key") }),
    ("tags", { $0.userTaggings = UserTaggings(filterType: .and, tags: [.init(key: "a", value: "b")]) }),
    ("composed", { $0.prefixes = PrefixSet(["caf\u{E9}"]) }),
    ("decomposed", { $0.prefixes = PrefixSet(["cafe\u{301}"]) }),
  ]

  private func headings(_ plan: Plan, _ detail: Detail = .changes) -> [String] {
    planText(plan, detail: detail, layout: TextLayout(width: 100)).split(separator: "\n").map(String.init)
      .filter { $0.hasPrefix("  + ") || $0.hasPrefix("-/+ ") || $0.hasPrefix("  ~ ") || $0.hasPrefix("  - ") }
  }

  @Test func createsThatDifferInAnyFieldAreToldApart() {
    let rules = [nil] + Self.fields.map(\.1)
    let plan = ExamplePlan.creates(ExamplePlan.sites(1...rules.count * 2)) { index, desired in
      rules[index % rules.count]?(&desired.rule.settings)
      // Places of their own: what one place asks for is told as one, prefix by prefix.
      desired.origin = Origin(file: "a.yaml", line: index % rules.count + 1, column: 1)
    }
    #expect(headings(plan).count == rules.count)
    #expect(headings(plan).allSatisfy { $0 == "  + create   2 rules, same shape" })
    #expect(headings(plan, .summary) == ["  + create   \(rules.count * 2) rules"])
  }

  @Test func changesOfOtherRegionsAreToldAsOneWithTheRegionsOfEach() {
    var buckets = ["a", "b"].map { Example.bucket($0, rules: [Example.desired(Example.address($0.text, "dr"))]) }
    buckets[1].region = "cn-qingdao"
    let plan = diff(
      desired: DesiredState(buckets: buckets),
      observed: ObservedState(buckets: ["a": .known(.none), "b": .known(.none)]))
    #expect(headings(plan) == ["  + create   2 rules, same shape"])
    let text = planText(plan, layout: TextLayout(width: 100))
    #expect(text.contains(/\n {6}a -> dr +cn-hangzhou -> cn-beijing\n/))
    #expect(text.contains(/\n {6}b -> dr +cn-qingdao -> cn-beijing\n/))
    #expect(headings(plan, .full).count == 2)
  }

  /// What a live rule may be instead, so that something else is said of replacing or deleting it.
  static let lives: [@Sendable (inout LiveRule) -> Void] = [
    { _ in }, { $0.settings.prefixes = .modelled(PrefixSet(["b/"])) }, { $0.unmodelled = ["<Cloud/>"] },
  ]

  @Test func deletesOfRulesThatDifferAreToldApart() throws {
    let names = ExamplePlan.sites(1...Self.lives.count).map { BucketName($0.0) }
    var live: [BucketName: [LiveRule]] = [:]
    for (name, change) in zip(names, Self.lives) {
      live[name] = [Example.live(Example.rule(Example.address(name.text, "copy-dr")), change: change)]
    }
    var tombstoned = Example.bucket("stone")
    tombstoned.tombstones = [Tombstone(address: Example.address("stone", "copy-dr"), origin: Example.origin)]
    live["stone"] = [Example.live(Example.rule(Example.address("stone", "copy-dr")))]
    let plan = diff(
      desired: DesiredState(buckets: names.map { Example.bucket($0) } + [tombstoned]),
      observed: try Example.observed(live))
    #expect(headings(plan).count == Self.lives.count + 1)
  }

  @Test func replacesThatDifferAreToldApart() throws {
    let changes: [(live: @Sendable (inout LiveRule) -> Void, desired: @Sendable (inout RuleSettings) -> Void)] = [
      ({ _ in }, { $0.prefixes = PrefixSet(["a/"]) }), ({ _ in }, { $0.prefixes = PrefixSet(["b/"]) }),
      ({ $0.settings.prefixes = .modelled(PrefixSet(["b/"])) }, { $0.prefixes = PrefixSet(["a/"]) }),
      (
        { _ in },
        { rule in
          rule.prefixes = PrefixSet(["a/"])
          rule.historicalObjectReplication = .enabled
        }
      ), ({ $0.unmodelled = ["<New/>"] }, { $0.prefixes = PrefixSet(["a/"]) }),
      ({ $0.settings.action = .modelled(.all) }, { $0.prefixes = PrefixSet(["a/"]) }),
      (
        { $0.settings.action = .modelled(.all) },
        { rule in
          rule.prefixes = PrefixSet(["a/"])
          rule.action = .all
        }
      ),
    ]
    var live: [BucketName: [LiveRule]] = [:]
    let buckets = changes.enumerated().map { index, change in
      let address = Example.address("source-\(index)", "copy-dr")
      live[address.source] = [Example.live(Example.rule(address), change: change.live)]
      return Example.bucket(address.source, rules: [Example.desired(address, change: change.desired)])
    }
    let plan = diff(desired: DesiredState(buckets: buckets), observed: try Example.observed(live))
    #expect(headings(plan).count == changes.count)
  }

  @Test func whatIsNotShownTellsNothingApart() throws {
    // RTC is switched on rules that differ in their prefixes, of which nothing is said.
    var live: [BucketName: [LiveRule]] = [:]
    let buckets = (1...3).map { number in
      let address = Example.address("source-\(number)", "copy-dr")
      let rule = Example.rule(address) { $0.prefixes = PrefixSet([ExactString("\(number)/")]) }
      live[address.source] = [Example.live(rule)]
      return Example.bucket(
        address.source,
        rules: [
          Example.desired(address) {
            $0 = rule.settings
            $0.rtc = .enabled
          }
        ])
    }
    let plan = diff(desired: DesiredState(buckets: buckets), observed: try Example.observed(live))
    #expect(headings(plan) == ["  ~ set-rtc  3 rules, same shape  in place"])
    #expect(headings(plan, .full).count == 3)
  }

  @Test func deletesOfOtherRegionsAreToldAsOneWhereNoRegionIsSaid() throws {
    let deletes = [
      ("a", "cn-hangzhou", "cn-beijing"), ("b", "cn-qingdao", "cn-beijing"), ("c", "cn-hangzhou", "cn-qingdao"),
    ]
    var live: [BucketName: [LiveRule]] = [:]
    let buckets = deletes.map { name, region, location in
      let address = Example.address(name, "\(name)-dr")
      live[address.source] = [Example.live(Example.rule(address) { $0.location = Region(location) })]
      var bucket = Example.bucket(address.source)
      bucket.region = Region(region)
      return bucket
    }
    let plan = diff(desired: DesiredState(buckets: buckets), observed: try Example.observed(live))
    #expect(headings(plan).count == 1)
    #expect(headings(plan, .full).count == 3)
  }

  @Test func placesAndNotesMayDiffer() {
    let plan = ExamplePlan.creates(ExamplePlan.sites(1...7)) { index, rule in
      rule.origin = Origin(file: "a.yaml", line: index / 2 + 1, column: 3)
      rule.note = index == 0 ? nil : "note \(index / 4)"
    }
    let text = planText(plan, layout: TextLayout(width: 100))
    #expect(headings(plan).count == 1)
    #expect(text.contains("note      note 0       3 of 7 rules\n"))
    #expect(text.contains("note      note 1       3 of 7 rules\n"))
    #expect(text.contains("at        a.yaml:1:3 and 3 more\n"))
  }

  /// Pairs of names, and the lines in which they are told.
  static let runs: [(pairs: [(String, String)], lines: [String])] = [
    ([("a-1", "b-1"), ("a-2", "b-2"), ("a-3", "b-3")], ["a-1 … 3 -> b-1 … 3"]),
    ([("a-1", "b-1"), ("a-2", "b-2")], ["a-1 -> b-1", "a-2 -> b-2"]),
    (ExamplePlan.sites(229...240), ["telemetry-ap229 … ap240 -> telemetry-ap229-dr … ap240-dr"]),
    // From another number of digits on it is another run, and people count 9 before 10.
    (
      ExamplePlan.sites(7...12, digits: 1),
      [
        "telemetry-ap7 … ap9 -> telemetry-ap7-dr … ap9-dr", "telemetry-ap10 … ap12 -> telemetry-ap10-dr … ap12-dr",
      ]
    ),
    // A hole ends a run.
    (
      ExamplePlan.sites([1, 2, 3, 5, 6, 7, 9]),
      [
        "telemetry-ap001 … ap003 -> telemetry-ap001-dr … ap003-dr",
        "telemetry-ap005 … ap007 -> telemetry-ap005-dr … ap007-dr", "telemetry-ap009 -> telemetry-ap009-dr",
      ]
    ),
    // Several sources of one destination, and several destinations of one source.
    ((1...4).map { ("in\($0)", "archive") }, ["in1 … in4 -> archive"]),
    ((1...4).map { ("archive", "out\($0)") }, ["archive -> out1 … out4"]),
    // Two destinations of each source.
    (
      (1...3).flatMap { [("s-\($0)", "s-\($0)-dr"), ("s-\($0)", "s-\($0)-eu")] },
      [
        "s-1 … 3 -> s-1-dr … 3-dr", "s-1 … 3 -> s-1-eu … 3-eu",
      ]
    ),
    // The destination counts in another step than the source.
    ([("a1", "b1"), ("a2", "b3"), ("a3", "b5")], ["a1 -> b1", "a2 -> b3", "a3 -> b5"]),
    // Two numbers grow together, and then one alone.
    (
      [("r1-1", "d"), ("r2-2", "d"), ("r3-3", "d"), ("r3-4", "d"), ("r3-5", "d")],
      ["r1-1 … r3-3 -> d", "r3-4 -> d", "r3-5 -> d"]
    ),
    // A number that is full does not begin anew.
    (
      [("a-1-98", "d"), ("a-1-99", "d"), ("a-2-00", "d"), ("a-3-01", "d")],
      ["a-1-98 -> d", "a-1-99 -> d", "a-2-00 -> d", "a-3-01 -> d"]
    ),
    // Longer than any machine's numbers.
    (
      ["7", "8", "9"].map { ("n" + String(repeating: "1", count: 40) + $0, "d") },
      ["n\(String(repeating: "1", count: 40))7 … n\(String(repeating: "1", count: 40))9 -> d"]
    ),
    ([("b", "x"), ("a", "x"), ("c", "x")], ["a -> x", "b -> x", "c -> x"]),
  ]

  @Test(arguments: runs.indices)
  func namesThatCountUpAreToldAsARange(index: Int) {
    let (pairs, lines) = Self.runs[index]
    var generator = SeededGenerator(seed: 1)
    for pairs in [pairs, pairs.reversed(), pairs.shuffled(using: &generator)] {
      let text = planText(ExamplePlan.creates(pairs), layout: TextLayout(width: 200))
      let found = text.split(separator: "\n").filter {
        $0.hasPrefix("      ") && $0.contains(" -> ") && !$0.hasPrefix("        ")
      }
      .map { $0.split(separator: "  ")[0].trimmedBlanks }
      #expect(found == lines)
    }
  }

  @Test(arguments: (0..<30).map { UInt64($0) })
  func whatARangeSaysIsWhatIsPlanned(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var pairs: Set<RuleAddress> = []
    for _ in 0..<Int.random(in: 1...60, using: &generator) {
      let (row, site) = (Int.random(in: 0...3, using: &generator), Int.random(in: 0...22, using: &generator))
      let source = generator.oneIn(2) ? "row\(row)-site\(site)" : "site-\(site)"
      pairs.insert(Example.address(source, generator.oneIn(2) ? "copy" : "\(source)-dr"))
    }
    let plan = ExamplePlan.creates(pairs.map { ($0.source.text, $0.destination.text) })
    // Deletes are never left out, and read back here.
    var live: [BucketName: [LiveRule]] = [:]
    for pair in pairs { live[pair.source, default: []].append(Example.live(Example.rule(pair))) }
    let deletes = diff(
      desired: DesiredState(buckets: live.keys.map { Example.bucket($0) }),
      observed: (try? Example.observed(live)) ?? ObservedState(buckets: [:]))
    #expect(plan.changes.count == deletes.changes.count)
    let text = planText(deletes, layout: TextLayout(width: 200))
    var read: Set<RuleAddress> = []
    for line in text.split(separator: "\n") where line.hasPrefix("      ") && line.contains(" -> ") {
      let sides = line.split(separator: "   ")[0].split(separator: " -> ").map { Self.names(in: $0.trimmedBlanks) }
      let count = sides.map(\.count).max() ?? 0
      for index in 0..<count {
        let (source, destination) = (
          sides[0].count == 1 ? sides[0][0] : sides[0][index], sides[1].count == 1 ? sides[1][0] : sides[1][index]
        )
        #expect(read.insert(Example.address(source, destination)).inserted, "\(line)")
      }
    }
    #expect(read == pairs)
  }

  /// Reads `row1-site2 … site7` back: the last number counts.
  private static func names(in text: String) -> [String] {
    let ends = text.split(separator: " … ").map(String.init)
    guard ends.count == 2 else { return [text] }
    func last(_ text: String) -> (before: String, number: Int?, digits: Int, after: String) {
      let after = String(text.reversed().prefix { !$0.isNumber }.reversed())
      let rest = text.dropLast(after.count)
      let digits = String(rest.reversed().prefix { $0.isNumber }.reversed())
      return (String(rest.dropLast(digits.count)), Int(digits), digits.count, after)
    }
    let (first, end) = (last(ends[0]), last(ends[1]))
    if let row = varyingRow(first.before, ends[1], end.before) {
      return row.map { $0 + ends[0].dropFirst(first.before.count) }
    }
    guard let low = first.number, let high = end.number else { return [] }
    return (low...high).map { "\(first.before)\($0)\(first.after)" }
  }

  /// The beginnings `row1-site` to `row3-site` when it is the row that counts.
  private static func varyingRow(_ first: String, _ end: String, _ last: String) -> [String]? {
    guard first.hasPrefix("row"), last.hasPrefix("row"), first != last,
      let low = first.first(where: \.isNumber)?.wholeNumberValue,
      let high = last.first(where: \.isNumber)?.wholeNumberValue
    else { return nil }
    return (low...high).map { "row\($0)-site" }
  }
}

extension Substring {
  fileprivate var trimmedBlanks: String { String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()) }
}
