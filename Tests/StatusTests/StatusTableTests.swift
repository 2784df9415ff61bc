import ExamplePlans
import Replication
import Status
import Testing

@Suite("What a status says of each pair")
struct StatusTableTests {
  @Test func phasesWithoutAConfigurationAreOSSsOwn() {
    var fleet = StatusFleet()
    fleet.add("a", to: "a-dr", .starting, lag: nil)
    fleet.add("b", to: "b-dr", .doing)
    fleet.add("c", to: "c-dr", .closing)
    fleet.add("d", to: "d-dr", .other("paused"))
    let phases = Dictionary(uniqueKeysWithValues: fleet.table.pairs.map { ($0.address.source, $0.phase) })
    #expect(phases == ["a": .starting, "b": .doing, "c": .closing, "d": .other("paused")])
    #expect(fleet.table.pairs.allSatisfy { $0.matches == nil })
  }

  @Test func aConfigurationTellsMissingFromUnmanaged() {
    var fleet = StatusFleet()
    fleet.add("a", to: "a-dr")
    fleet.add("a", to: "a-else")
    fleet.want("a", ["a-dr", "a-third"])
    fleet.input.drifted = [RuleAddress(source: "a", destination: "a-dr")]
    let pairs = fleet.table.pairs
    #expect(pairs.map(\.address.destination) == ["a-third", "a-dr", "a-else"])
    #expect(pairs.map(\.phase) == [.missing, .doing, .unmanaged])
    #expect(pairs.map(\.matches) == [false, false, nil])
  }

  /// A rule that is being deleted replicates nothing, so its pair is still without one.
  @Test func aClosingRuleDoesNotStandForTheWantedOne() {
    var fleet = StatusFleet()
    fleet.add("a", to: "a-dr", .closing)
    fleet.want("a", ["a-dr"])
    #expect(fleet.table.pairs.map(\.phase) == [.missing, .closing])
    #expect(fleet.table.pairs.last?.lag == nil)
  }

  @Test func lagIsByTheClockOfTheAnswerAndNeverNegative() {
    var fleet = StatusFleet()
    fleet.add("a", to: "a-dr", lag: 60)
    #expect(fleet.table.pairs.first?.lag == .seconds(60))
    let list = fleet.progress(of: "a")
    fleet.input.progress["a"] = .known(list, clock: exampleNow + 30_000)
    #expect(fleet.table.pairs.first?.lag == .seconds(90))
    fleet.input.progress["a"] = .known(list, clock: exampleNow - 300_000)
    #expect(fleet.table.pairs.first?.lag == .zero)
  }

  /// Another rule's progress is no rule's but its own: identifiers tell, not the order.
  @Test func progressBelongsToTheRuleWithItsIdentifier() {
    var fleet = StatusFleet()
    fleet.add("a", to: "a-1", lag: 10)
    fleet.add("a", to: "a-2", lag: 20)
    let list = fleet.progress(of: "a")
    fleet.input.progress["a"] = .known(Array(list.reversed().prefix(1)), clock: nil)
    let lags = Dictionary(uniqueKeysWithValues: fleet.table.pairs.map { ($0.address.destination, $0.lag) })
    #expect(lags == ["a-1": nil, "a-2": .seconds(20)])
    #expect(fleet.table.pairs.first { $0.address.destination == "a-1" }?.progress == .unlisted)
  }

  @Test func anUnreadBucketIsNoRowOfItsRules() {
    var fleet = StatusFleet()
    fleet.add("a", to: "a-dr")
    fleet.addUnread("b", .access)
    #expect(fleet.table.pairs.map(\.address.source) == ["a"])
    #expect(fleet.table.unread.map(\.place.name) == ["b"])
    #expect(fleet.table.unreadReasons.map(\.kind) == [.access])
    #expect(fleet.table.readBuckets == ["a"])
  }

  @Test func unreadProgressLeavesTheRuleAndCountsAsUnread() {
    var fleet = StatusFleet()
    fleet.add("a", to: "a-dr")
    fleet.input.progress["a"] = .unknown(UnknownReason(kind: .transport, message: "cut off"))
    #expect(fleet.table.pairs.map(\.phase) == [.doing])
    #expect(fleet.table.unreadReasons.map(\.kind) == [.transport])
    #expect(fleet.table.readBuckets.isEmpty)
  }

  @Test func onlyWhatIsInScopeIsShown() {
    var fleet = StatusFleet()
    fleet.add("a", to: "a-1")
    fleet.add("a", to: "a-2")
    fleet.want("a", ["a-1", "a-3"])
    fleet.input.isInScope = { $0.destination != "a-2" && $0.destination != "a-3" }
    #expect(fleet.table.pairs.map(\.address.destination) == ["a-1"])
  }

  /// What needs somebody comes first, whatever the order of the input.
  @Test func urgencyOrdersTheRows() {
    var fleet = StatusFleet()
    fleet.add("g-closing", to: "x", .closing)
    fleet.add("f-slow", to: "x", lag: 130)
    fleet.add("f-fast", to: "x", lag: 5)
    fleet.add("e-history", to: "x", lag: 1, history: 0.4)
    fleet.add("d-starting", to: "x", .starting, lag: nil)
    fleet.add("c-unknown", to: "x", lag: nil)
    fleet.add("b-breach", to: "x", lag: 500)
    fleet.add("f-next", to: "x", lag: 1)
    fleet.input.limits = LagLimits(general: .seconds(200))
    fleet.want("a-missing", ["x"])
    for name in ["b-breach", "c-unknown", "d-starting", "e-history", "f-fast", "f-next", "f-slow"] as [BucketName] {
      fleet.want(name, ["x"])
    }
    let expected: [BucketName] = [
      "a-missing", "b-breach", "c-unknown", "d-starting", "e-history", "f-slow", "f-fast", "f-next", "g-closing",
    ]
    for _ in 0..<5 {
      fleet.input.buckets.shuffle()
      #expect(fleet.table.pairs.map(\.address.source) == expected)
    }
  }
}
