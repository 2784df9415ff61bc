import Diagnostics
import Planning
import Replication
import TestSupport
import Testing

@Suite("Rails that take an exact number")
struct CountedRailTests {
  static let empty: [RailCase] = [
    RailCase("no rule at all is held back") {
      $0.live = RailCase.live(1...2)
      $0.blocks = [.empty]
      $0.ways = ["empty:2"]
    },
    RailCase("the right number goes through") {
      $0.live = RailCase.live(1...2)
      $0.consents = Consents(empty: 2)
    },
    RailCase("another number is refused and the right one said") {
      $0.live = RailCase.live(1...2)
      $0.consents = Consents(empty: 3)
      $0.blocks = [.empty]
      $0.ways = ["empty:2"]
    },
    RailCase("one rule that is wanted is enough for others to go") {
      $0.desired = RailCase.same(1...1)
      $0.live = RailCase.live(1...2)
    },
    RailCase("with rules the consent is unused") {
      $0.desired = RailCase.same(1...1)
      $0.live = RailCase.live(1...2)
      $0.consents = Consents(empty: 1)
      $0.unused = [.empty(1)]
    },
    RailCase("nothing live is nothing to hold back") {
      $0.consents = Consents(empty: 1)
      $0.unused = [.empty(1)]
    },
    RailCase("a closing rule is not live") {
      $0.live = [Example.live(status: .closing)]
    },
    RailCase("only tombstones: what they delete is counted") {
      $0.mode = .listed
      $0.tombstones = [RailCase.address(1)]
      $0.live = RailCase.live(1...3)
      $0.blocks = [.empty]
      $0.ways = ["empty:1"]
    },
    RailCase("the number says all deletes, so they need no second one") {
      $0.live = RailCase.live(1...20)
      $0.consents = Consents(empty: 20)
    },
    RailCase("one cause is one block") {
      $0.live = RailCase.live(1...20)
      $0.blocks = [.empty]
      $0.ways = ["empty:20"]
    },
    RailCase("a consent to the deletes does not stand for one to emptiness") {
      $0.live = RailCase.live(1...20)
      $0.consents = Consents(delete: 20)
      $0.blocks = [.empty]
      $0.ways = ["empty:20"]
    },
    RailCase("a bucket that is only observed loses nothing") {
      $0.mode = .observe
      $0.live = RailCase.live(1...2)
    },
  ]

  static let delete: [RailCase] = [
    RailCase("as many as the maximum go without saying") {
      $0.desired = RailCase.same(1...2)
      $0.live = RailCase.live(1...5)
    },
    RailCase("one more is held back") {
      $0.desired = RailCase.same(1...2)
      $0.live = RailCase.live(1...6)
      $0.blocks = [.delete]
      $0.ways = ["delete:4"]
    },
    RailCase("the right number goes through") {
      $0.desired = RailCase.same(1...2)
      $0.live = RailCase.live(1...6)
      $0.consents = Consents(delete: 4)
    },
    RailCase("fewer is refused") {
      $0.desired = RailCase.same(1...2)
      $0.live = RailCase.live(1...6)
      $0.consents = Consents(delete: 3)
      $0.blocks = [.delete]
      $0.ways = ["delete:4"]
    },
    RailCase("more is refused") {
      $0.desired = RailCase.same(1...2)
      $0.live = RailCase.live(1...6)
      $0.consents = Consents(delete: 5)
      $0.blocks = [.delete]
      $0.ways = ["delete:4"]
    },
    RailCase("a number for what needs none is unused") {
      $0.desired = RailCase.same(1...2)
      $0.live = RailCase.live(1...4)
      $0.consents = Consents(delete: 2)
      $0.unused = [.delete(2)]
    },
    RailCase("below the floor the share does not count") {
      $0.desired = RailCase.same(1...7)
      $0.live = RailCase.live(1...9)
    },
    RailCase("from the floor on it does") {
      $0.desired = RailCase.same(1...8)
      $0.live = RailCase.live(1...10)
      $0.blocks = [.delete]
      $0.ways = ["delete:2"]
    },
    RailCase("exactly the share goes without saying") {
      $0.desired = RailCase.same(1...9)
      $0.live = RailCase.live(1...10)
    },
    RailCase("the share is of the managed rules, not of the unmanaged ones") {
      $0.mode = .listed
      $0.desired = RailCase.same(1...8)
      $0.tombstones = [RailCase.address(9), RailCase.address(10)]
      $0.live = RailCase.live(1...40)
      $0.blocks = [.delete]
      $0.ways = ["delete:2"]
    },
    RailCase("a maximum of none") {
      $0.desired = RailCase.same(1...1)
      $0.live = RailCase.live(1...2)
      $0.limits = RailCase.limits { $0.deleteMax = 0 }
      $0.blocks = [.delete]
      $0.ways = ["delete:1"]
    },
    RailCase("no deletes trip nothing, whatever the limits") {
      $0.desired = RailCase.same(1...20)
      $0.live = RailCase.live(1...20)
      $0.limits = RailCase.limits {
        $0.deleteMax = 0
        $0.deletePercent = 0
      }
    },
    RailCase("replaces are no deletes") {
      $0.desired = RailCase.changed(1...2) + RailCase.same(3...3)
      $0.live = RailCase.live(1...3)
      $0.limits = RailCase.limits { $0.deleteMax = 0 }
    },
  ]

  static let replace: [RailCase] = [
    RailCase("one more than the maximum holds back all, for one cause") {
      $0.desired = RailCase.changed(1...3)
      $0.live = RailCase.live(1...3)
      $0.blocks = [.replace]
      $0.ways = ["replace:3"]
    },
    RailCase("the right number goes through") {
      $0.desired = RailCase.changed(1...3)
      $0.live = RailCase.live(1...3)
      $0.consents = Consents(replaces: 3)
    },
    RailCase("fewer is refused") {
      $0.desired = RailCase.changed(1...3)
      $0.live = RailCase.live(1...3)
      $0.consents = Consents(replaces: 2)
      $0.blocks = [.replace]
      $0.ways = ["replace:3"]
    },
    RailCase("more is refused") {
      $0.desired = RailCase.changed(1...3)
      $0.live = RailCase.live(1...3)
      $0.consents = Consents(replaces: 4)
      $0.blocks = [.replace]
      $0.ways = ["replace:3"]
    },
    RailCase("the number is that of all replaces, the named and the asked for among them") {
      $0.desired = RailCase.changed(1...5)
      $0.live = RailCase.live(1...5)
      $0.consents = Consents(replace: [RailCase.address(1)], replaces: 5)
      $0.forceReplace = [RailCase.address(2)]
    },
    RailCase("the number of those that are left is another number") {
      $0.desired = RailCase.changed(1...5)
      $0.live = RailCase.live(1...5)
      $0.consents = Consents(replace: [RailCase.address(1)], replaces: 4)
      $0.blocks = [.replace]
      $0.ways = ["replace:5"]
    },
    RailCase("a number does not stand for a name where the gap is never copied") {
      $0.desired =
        RailCase.changed(1...3) + [Example.desired(RailCase.address(4)) { $0.action = .all }]
      $0.live = RailCase.live(1...4)
      $0.consents = Consents(replaces: 4)
      $0.blocks = [.replace]
      $0.ways = ["replace:invoices:copy-4"]
    },
    RailCase("nor where nobody knows whether OSS takes the rule") {
      $0.desired = RailCase.changed(1...3)
      $0.live = RailCase.live(1...3)
      $0.consents = Consents(replaces: 3)
      $0.feasibility = Feasibility(verdicts: [RailCase.address(1): .unproven([NamedRailTests.doubt])])
      $0.blocks = [.replace]
      $0.ways = ["replace:invoices:copy-1"]
    },
    RailCase("a rule that is held back for both is told for both") {
      $0.desired =
        RailCase.changed(1...3) + [Example.desired(RailCase.address(4)) { $0.action = .all }]
      $0.live = RailCase.live(1...4)
      $0.blocks = [.replace, .replace]
      $0.ways = ["replace:4", "replace:invoices:copy-4"]
    },
    RailCase("a number for what needs none is unused") {
      $0.desired = RailCase.changed(1...2)
      $0.live = RailCase.live(1...2)
      $0.consents = Consents(replaces: 2)
      $0.unused = [.replaces(2)]
    },
    RailCase("deletes are no replaces") {
      $0.desired = RailCase.same(1...1)
      $0.live = RailCase.live(1...3)
      $0.limits = RailCase.limits { $0.replaceMax = 0 }
    },
  ]

  @Test(arguments: replace) func manyReplaces(sample: RailCase) throws { try sample.check() }
  @Test(arguments: empty) func emptiness(sample: RailCase) throws { try sample.check() }
  @Test(arguments: delete) func manyDeletes(sample: RailCase) throws { try sample.check() }

  @Test func aRefusedNumberIsRepeatedAndTheLimitsNamed() throws {
    let sample = RailCase("") {
      $0.desired = RailCase.same(1...2)
      $0.live = RailCase.live(1...12)
      $0.consents = Consents(delete: 3)
    }
    let diagnostic = try #require(try sample.plan().blocks.first?.diagnostics.first)
    #expect(diagnostic.message == "10 rules would be deleted, more than goes without consent")
    #expect(
      diagnostic.notes == [
        "limits.delete.max is 3",
        "limits.delete.percent is 10 of 12 live managed rules, counted from limits.delete.floor 10 on",
        "to be deleted: invoices:copy-10, invoices:copy-11, invoices:copy-12, invoices:copy-3, invoices:copy-4 and 5 more",
        "--allow delete:3 names another number, so it is refused", "nothing was changed",
      ])
  }

  @Test func manyReplacesAreOneDiagnosticThatSaysEveryWay() throws {
    let sample = RailCase("") {
      $0.desired = RailCase.changed(1...240)
      $0.live = RailCase.live(1...240)
      $0.consents = Consents(replaces: 239)
    }
    let diagnostics = try sample.plan().blocks.flatMap(\.diagnostics)
    #expect(diagnostics.map(\.message) == ["240 rules would be replaced, more than limits.replace.max 2"])
    #expect(
      diagnostics.flatMap(\.notes) == [
        "held back: invoices:copy-1, invoices:copy-10, invoices:copy-100, invoices:copy-101, invoices:copy-102 and 235 more",
        "a replaced pair has no rule from the delete to the create, mostly for minutes",
        "at most 10 pairs at a time, by limits.replace.max_unavailable; the others wait",
        "--allow replace:239 names another number, so it is refused", "nothing was changed",
      ])
    #expect(
      diagnostics.flatMap(\.help) == [
        "if exactly these shall be replaced, pass --allow replace:240",
        "or go in batches: plan and apply a part at a time with --only, such as --only 'invoices:*'",
      ])
  }

  @Test(arguments: [(LimitAmount.number(1), "1 pair"), (.percent(5), "12 pairs"), (500, "500 pairs")])
  func theDiagnosticSaysHowManyPairsAreWithoutARuleAtATime(amount: LimitAmount, words: String) throws {
    var limits = Limits()
    limits.replaceMaxUnavailable = amount
    let sample = RailCase("") {
      $0.desired = RailCase.changed(1...240)
      $0.live = RailCase.live(1...240)
      $0.limits = limits
    }
    let notes = try sample.plan().blocks.flatMap(\.diagnostics).flatMap(\.notes)
    #expect(notes.contains("at most \(words) at a time, by limits.replace.max_unavailable; the others wait"))
  }

  /// One finding for all that are held back alike names the first; whoever follows its advice must know of the others.
  @Test func adviceForOneRuleSaysThatTheOthersTakeTheSame() throws {
    let diagnostics = try [1, 2].map { count in
      let sample = RailCase("") {
        $0.desired = RailCase.changed(1...count)
        for index in $0.desired.indices { $0.desired[index].rule.settings.historicalObjectReplication = .disabled }
        $0.live = RailCase.live(1...count)
      }
      return try sample.plan().railDiagnostics
    }
    let others = "each of the others takes the same with its own address"
    #expect(diagnostics.map(\.count) == [1, 1])
    #expect(diagnostics.map { $0.flatMap(\.help).contains(others) } == [false, true])
  }

  /// Of four replaces so many are never copied; what the advice names, and whether it needs the number of all too.
  @Test(arguments: [(4, false), (3, false), (2, false), (1, true)])
  func tooManyReplacesThatTakeConsentByNameAreToldOnceWithAWayThatHolds(gapped: Int, needsNumber: Bool) throws {
    var sample = RailCase("") {
      $0.desired = RailCase.changed(1...4)
      for index in 0..<gapped { $0.desired[index].rule.settings.historicalObjectReplication = .disabled }
      for index in gapped..<4 { $0.desired[index].rule.settings.historicalObjectReplication = .enabled }
      $0.live = RailCase.live(1...4)
    }
    let diagnostics = try sample.plan().railDiagnostics
    let diagnostic = try #require(diagnostics.first)
    #expect(diagnostics.count == 1, "\(diagnostics.map(\.message))")
    let ground = (gapped == 4 ? "" : "for \(gapped) of them ") + "what is written meanwhile would never be copied"
    #expect(diagnostic.message == "4 rules would be replaced, more than limits.replace.max 2; \(ground)")
    #expect(diagnostic.help[0].contains("--allow replace:4") == needsNumber, "\(diagnostic.help)")
    #expect(diagnostic.help[0].contains("such as --allow replace:invoices:copy-1"), "\(diagnostic.help)")
    #expect(diagnostic.help[0].contains("for each of \(gapped == 4 ? "them" : "the \(gapped)")"), "\(diagnostic.help)")
    #expect(diagnostic.help.contains { $0.hasPrefix("or set historical_object_replication: enabled") })
    #expect(Set(diagnostic.notes).count == diagnostic.notes.count)

    let names = Set((1...gapped).map(RailCase.address))
    sample.consents = Consents(replace: names, replaces: needsNumber ? 4 : nil)
    #expect(try sample.plan().blocks.isEmpty)
    // Less than the advice lets nothing through.
    sample.consents = Consents(replaces: 4)
    #expect(try !sample.plan().blocks.isEmpty)
    sample.consents = Consents(replace: names)
    #expect(try sample.plan().blocks.isEmpty != needsNumber)
  }

  @Test func theNumberOfReplacesIsApprovedWithThePlan() throws {
    func checksum(_ consents: Consents) throws -> Checksum {
      try RailCase("") {
        $0.desired = RailCase.changed(1...3)
        $0.live = RailCase.live(1...3)
        $0.consents = consents
      }.plan().checksum
    }
    let without = try checksum(.none)
    #expect(try checksum(Consents(replaces: 3)) != without)
    // One that is refused is about nothing in this plan.
    #expect(try checksum(Consents(replaces: 4)) == without)
    #expect(try checksum(Consents(delete: 3)) == without)
  }

  @Test func whatAScopeLeavesOutIsNotCounted() throws {
    let bucket = Example.bucket(rules: RailCase.same(1...1))
    let desired = DesiredState(buckets: [bucket])
    let observed = try Example.observed(["invoices": RailCase.live(1...9)])
    #expect(diff(desired: desired, observed: observed).blocks.map(\.rail) == [.delete])
    let scope = try ScopeTests.scope(only: ["invoices:copy-2", "invoices:copy-3"])
    let plan = diff(desired: desired, observed: observed, scope: scope)
    #expect(plan.changes.count == 2)
    #expect(plan.blocks.isEmpty)
  }

  @Test func oneRuleElsewhereMakesAConfigurationNotEmpty() throws {
    let keeping = Example.bucket("orders", rules: [Example.desired(Example.address("orders", "orders-dr"))])
    let desired = DesiredState(buckets: [Example.bucket(), keeping])
    let observed = try Example.observed(["invoices": [Example.live()], "orders": []])
    #expect(diff(desired: desired, observed: observed).blocks.isEmpty)
    // Not even where a scope hides it.
    let scope = try ScopeTests.scope(only: ["invoices:*"])
    #expect(diff(desired: desired, observed: observed, scope: scope).blocks.isEmpty)
  }
}
