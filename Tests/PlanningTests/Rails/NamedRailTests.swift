import Diagnostics
import Planning
import Replication
import TestSupport
import Testing

@Suite("Rails that take a name, or nothing at all")
struct NamedRailTests {
  static let doubt = Doubt(
    cause: .destinationUnread(
      "copy-1", UnknownReason(kind: .access, message: "OSS refused", facts: ["HTTP 403"])),
    origin: Example.origin, addresses: [RailCase.address(1)])

  static func named(_ numbers: Int...) -> Consents { Consents(replace: Set(numbers.map { RailCase.address($0) })) }

  static let replace: [RailCase] = [
    RailCase("as many as the maximum go without saying") {
      $0.desired = RailCase.changed(1...2)
      $0.live = RailCase.live(1...2)
    },
    RailCase("one more holds all of them back") {
      $0.desired = RailCase.changed(1...3)
      $0.live = RailCase.live(1...3)
      $0.blocks = [.replace]
      $0.ways = ["replace:3"]
    },
    RailCase("what is named does not count, so the rest is within the maximum") {
      $0.desired = RailCase.changed(1...3)
      $0.live = RailCase.live(1...3)
      $0.consents = named(2)
    },
    RailCase("the rest is still too much") {
      $0.desired = RailCase.changed(1...4)
      $0.live = RailCase.live(1...4)
      $0.consents = named(2)
      $0.blocks = [.replace]
      $0.ways = ["replace:4"]
    },
    RailCase("a name for what needs none is unused") {
      $0.desired = RailCase.changed(1...2)
      $0.live = RailCase.live(1...2)
      $0.consents = named(1)
      $0.unused = [.replace(RailCase.address(1))]
    },
    RailCase("a misspelt name is unused and helps nothing") {
      $0.desired = RailCase.changed(1...3)
      $0.live = RailCase.live(1...3)
      $0.consents = named(9)
      $0.blocks = [.replace]
      $0.ways = ["replace:3"]
      $0.unused = [.replace(RailCase.address(9))]
    },
    RailCase("a gap that is never copied takes a name") {
      $0.desired = [Example.desired(RailCase.address(1)) { $0.action = .all }]
      $0.live = RailCase.live(1...1)
      $0.blocks = [.replace]
      $0.ways = ["replace:invoices:copy-1"]
    },
    RailCase("with its name it goes through") {
      $0.desired = [Example.desired(RailCase.address(1)) { $0.action = .all }]
      $0.live = RailCase.live(1...1)
      $0.consents = named(1)
    },
    RailCase("an unreadable feasibility takes a name") {
      $0.desired = RailCase.changed(1...1)
      $0.live = RailCase.live(1...1)
      $0.feasibility = Feasibility(verdicts: [RailCase.address(1): .unproven([doubt])])
      $0.blocks = [.replace]
      $0.ways = ["replace:invoices:copy-1"]
    },
    RailCase("with its name that goes through too") {
      $0.desired = RailCase.changed(1...1)
      $0.live = RailCase.live(1...1)
      $0.feasibility = Feasibility(verdicts: [RailCase.address(1): .unproven([doubt])])
      $0.consents = named(1)
    },
    RailCase("a proven feasibility needs none") {
      $0.desired = RailCase.changed(1...1)
      $0.live = RailCase.live(1...1)
      $0.feasibility = Feasibility(verdicts: [RailCase.address(1): .proven])
    },
    RailCase("a create whose feasibility is unreadable risks nothing") {
      $0.desired = RailCase.changed(1...1)
      $0.feasibility = Feasibility(verdicts: [RailCase.address(1): .unproven([doubt])])
    },
    RailCase("what --replace names does not count") {
      $0.desired = RailCase.changed(1...5)
      $0.live = RailCase.live(1...5)
      $0.forceReplace = Set((1...3).map { RailCase.address($0) })
    },
    RailCase("but a gap that is never copied holds it back") {
      $0.desired = RailCase.same(1...1)
      $0.live = RailCase.live(1...1)
      $0.forceReplace = [RailCase.address(1)]
      $0.blocks = [.replace]
      $0.ways = ["replace:invoices:copy-1"]
    },
    RailCase("what OSS did not keep is replaced by name") {
      $0.desired = [
        Example.desired(RailCase.address(1)) {
          $0.userTaggings = EqualityTests.tags(.and, "a")
          $0.historicalObjectReplication = .enabled
        }
      ]
      $0.live = RailCase.live(1...1)
      $0.consents = named(1)
    },
    RailCase("a maximum of none") {
      $0.desired = RailCase.changed(1...1)
      $0.live = RailCase.live(1...1)
      $0.limits = RailCase.limits { $0.replaceMax = 0 }
      $0.blocks = [.replace]
      $0.ways = ["replace:1"]
    },
  ]

  static func protection(_ match: String, _ threats: Protection.Threat...) throws -> Protection {
    Protection(
      match: try #require(AddressGlob(match)), threats: Set(threats),
      origin: Origin(file: "oss-repl.yaml", line: 3, column: 5))
  }

  @Test(arguments: replace) func replaces(sample: RailCase) throws { try sample.check() }

  @Test(arguments: [
    ("invoices:*", [Protection.Threat.delete], [Rail.protect]), ("invoices:*", [.replace], [.protect]),
    ("invoices:*", [.delete, .replace], [.protect, .protect]), ("orders:*", [.delete, .replace], []),
    ("invoices:copy-1", [.delete, .replace], [.protect]), ("invoices:copy-3", [.delete, .replace], []),
  ])
  func aProtectionHoldsBackWhatItNamesAndNoConsentHelps(
    match: String, threats: [Protection.Threat], blocks: [Rail]
  ) throws {
    var protection = try Self.protection(match)
    protection.threats = Set(threats)
    // Rule 1 would be replaced, rule 2 deleted, rule 3 created, and RTC of rule 4 switched on.
    let sample = RailCase("") { [protection] in
      $0.desired =
        RailCase.changed(1...1) + RailCase.same(3...3) + [Example.desired(RailCase.address(4)) { $0.rtc = .enabled }]
      $0.live = RailCase.live(1...2) + RailCase.live(4...4)
      $0.protections = [protection]
      $0.consents = Consents(replace: [RailCase.address(1)], delete: 1)
    }
    let plan = try sample.plan()
    #expect(plan.changes.count == 4)
    #expect(plan.blocks.map(\.rail) == blocks)
    for case .protected(let rule) in plan.blocks {
      #expect(rule.diagnostic.span?.start.line == Example.origin.line)
      #expect(rule.diagnostic.labels.map(\.span.start.line) == [3])
    }
  }

  @Test func everyFittingProtectionIsShown() throws {
    var second = try Self.protection("*:copy-2", .delete, .replace)
    second.origin = Origin(file: "oss-repl.yaml", line: 4, column: 5)
    let first = try Self.protection("invoices:*", .delete)
    let sample = RailCase("") {
      $0.desired = RailCase.same(1...1)
      $0.live = RailCase.live(1...2)
      $0.protections = [first, second]
    }
    let labels = try sample.plan().blocks.flatMap(\.diagnostics).flatMap(\.labels)
    #expect(
      labels.map(\.message) == [
        "invoices:* is protected from delete here", "*:copy-2 is protected from delete and replace here",
      ])
  }

  static let partly = Example.live(Example.rule(RailCase.address(1))) { $0.unmodelled = ["<Cloud>x</Cloud>"] }

  static let unmodelled: [RailCase] = [
    RailCase("a replace would lose unmodelled parts") {
      $0.desired = RailCase.changed(1...1)
      $0.live = [partly]
      $0.blocks = [.unmodelled]
      $0.ways = ["unmodelled:invoices:copy-1"]
    },
    RailCase("so would a delete") {
      $0.desired = RailCase.same(2...2)
      $0.live = [partly]
      $0.blocks = [.unmodelled]
      $0.ways = ["unmodelled:invoices:copy-1"]
    },
    RailCase("the name lets it through") {
      $0.desired = RailCase.changed(1...1)
      $0.live = [partly]
      $0.consents = Consents(unmodelled: [RailCase.address(1)])
    },
    RailCase("another name is unused") {
      $0.desired = RailCase.changed(1...1)
      $0.live = [partly]
      $0.consents = Consents(unmodelled: [RailCase.address(2)])
      $0.blocks = [.unmodelled]
      $0.ways = ["unmodelled:invoices:copy-1"]
      $0.unused = [.unmodelled(RailCase.address(2))]
    },
    RailCase("RTC is set in place") {
      $0.desired = [Example.desired(RailCase.address(1)) { $0.rtc = .enabled }]
      $0.live = [partly]
      $0.consents = Consents(unmodelled: [RailCase.address(1)])
      $0.unused = [.unmodelled(RailCase.address(1))]
    },
    RailCase("--replace loses them too") {
      $0.desired = [Example.desired(RailCase.address(1)) { $0.historicalObjectReplication = .enabled }]
      $0.live = [partly]
      $0.forceReplace = [RailCase.address(1)]
      $0.blocks = [.unmodelled]
      $0.ways = ["unmodelled:invoices:copy-1"]
    },
    RailCase("an equal rule needs nothing") {
      $0.desired = RailCase.same(1...1)
      $0.live = [partly]
    },
  ]

  @Test(arguments: unmodelled) func unmodelledParts(sample: RailCase) throws { try sample.check() }

  static let elsewhere = Example.live { $0.settings.location = .modelled("cn-shanghai") }

  @Test(arguments: [(nil, true), ("cn-shanghai", true), ("cn-beijing", false)] as [(String?, Bool)])
  func anotherLocationOfTheSameBucketHoldsTheReplaceBackUnlessItWasSeenThere(region: String?, isHeld: Bool) throws {
    let sample = RailCase("") {
      $0.desired = [Example.desired { $0.historicalObjectReplication = .enabled }]
      $0.live = [Self.elsewhere]
      $0.consents = Consents(replace: [Example.address()])
      if let region { $0.feasibility = Feasibility(destinationRegions: ["invoices-dr": Region(region)]) }
    }
    let expected = Block.locationDiffers(
      Example.address(), live: "cn-shanghai", desired: "cn-beijing", origin: Example.origin)
    #expect(try sample.plan().blocks == (isHeld ? [expected] : []))
  }

  @Test func whatOSSWouldRefuseIsNotBegun() throws {
    let reason = Obstacle(cause: .destinationMissing("copy"), origin: Example.origin, addresses: [])
    let verdicts: [RuleAddress: Feasibility.Verdict] = [
      RailCase.address(1): .infeasible([reason]), RailCase.address(2): .infeasible([reason]),
      RailCase.address(3): .infeasible([reason]), RailCase.address(4): .infeasible([reason]),
    ]
    let sample = RailCase("") {
      $0.desired = RailCase.changed(1...2) + RailCase.same(3...3)
      $0.live = RailCase.live(2...4)
      $0.feasibility = Feasibility(verdicts: verdicts)
    }
    // 1 would be created, 2 replaced; 3 is equal and 4 is deleted, for which feasibility does not matter.
    #expect(
      try sample.plan().blocks == [
        .infeasible(RailCase.address(1), [reason]), .infeasible(RailCase.address(2), [reason]),
      ])
  }

  @Test func anAccountThatIsNotTheOneItPins() {
    var account = Account(name: "main", source: .environment, origin: Example.origin)
    #expect(AccountMismatch(account, owner: "1") == nil)
    account.uid = "1"
    #expect(AccountMismatch(account, owner: "1") == nil)
    #expect(AccountMismatch(account, owner: "2")?.owner == "2")
    #expect(AccountMismatch(account, owner: "") != nil)
  }
}
