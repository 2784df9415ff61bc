import Diagnostics
import Planning
import Replication
import TestSupport
import Testing

@Suite("How many rules a bucket may have")
struct SlotTests {
  private static func address(_ number: Int) -> RuleAddress { RailCase.address(number) }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The numbers of the rules that are live, closing and wanted.
    let live: ClosedRange<Int>
    let closing: [Int]
    let wanted: ClosedRange<Int>
    let limit: Int
    /// The changes in their order, the first letter of their kind and the number; creates that wait for a slot in capitals.
    let order: String

    init(
      _ name: String, live: ClosedRange<Int>, closing: [Int] = [], wanted: ClosedRange<Int>, limit: Int, _ order: String
    ) {
      testDescription = name
      self.live = live
      self.closing = closing
      self.wanted = wanted
      self.limit = limit
      self.order = order
    }
  }

  static let cases: [Case] = [
    Case("room for all", live: 1...2, wanted: 2...3, limit: 3, "c3 d1"),
    Case("no room before the delete", live: 1...2, wanted: 2...3, limit: 2, "d1 C3"),
    Case("room for one of two", live: 1...2, wanted: 3...4, limit: 3, "c3 d1 d2 C4"),
    Case("a closing rule holds its slot", live: 1...1, closing: [9], wanted: 1...2, limit: 2, "C2"),
    Case("a pair takes over its own closing rule's slot", live: 1...1, closing: [2], wanted: 1...2, limit: 2, "c2"),
    Case("one of each", live: 1...1, closing: [2], wanted: 1...3, limit: 3, "c2 c3"),
    Case(
      "no room beside a closing rule that is taken over", live: 1...1, closing: [3], wanted: 2...3, limit: 2, "c3 d1 C2"
    ),
  ]

  @Test(arguments: cases)
  func whatHasNoSlotComesLast(sample: Case) throws {
    let closing = sample.closing.map {
      Example.live(Example.rule(Self.address($0)), id: ExactString("c\($0)"), status: .closing)
    }
    let state = DesiredState(
      buckets: [Example.bucket(rules: RailCase.same(sample.wanted))],
      limits: RailCase.limits { $0.rulesPerBucket = sample.limit })
    let plan = diff(
      desired: state, observed: try Example.observed(["invoices": RailCase.live(sample.live) + closing]))
    let bucket = try #require(plan.buckets.first)
    let order = bucket.changes.map { change in
      let letter = String(change.kind.rawValue.prefix(1))
      let number = change.address.destination.text.split(separator: "-").last.map(String.init) ?? ""
      return (bucket.waitingForSlot.contains(change.address) ? letter.uppercased() : letter) + number
    }
    #expect(order.joined(separator: " ") == sample.order)
    #expect(plan.blocks.isEmpty)
    for change in bucket.changes where bucket.waitingForSlot.contains(change.address) {
      #expect(bucket.steps(of: change) == [.waitForSlot, .create, .readBack])
      #expect(bucket.effects(of: change).contains(.waitsForSlot(slots: sample.limit)))
    }
  }

  @Test func replacesNeedNoSlotButTheirOwn() throws {
    let state = DesiredState(
      buckets: [Example.bucket(rules: RailCase.changed(1...2))], limits: RailCase.limits { $0.rulesPerBucket = 2 })
    let plan = diff(desired: state, observed: try Example.observed(["invoices": RailCase.live(1...2)]))
    #expect(plan.changes.map(\.kind) == [.replace, .replace])
    #expect(plan.buckets.first?.waitingForSlot.isEmpty == true)
    #expect(plan.blocks.isEmpty)
  }

  @Test func whatDoesNotFitEvenInTheEndIsHeldBack() throws {
    // Unlisted rules stay, so five would be there where four may.
    let bucket = Example.bucket(mode: .listed, rules: RailCase.same(4...5))
    let state = DesiredState(buckets: [bucket], limits: RailCase.limits { $0.rulesPerBucket = 4 })
    let plan = diff(desired: state, observed: try Example.observed(["invoices": RailCase.live(1...3)]))
    #expect(plan.blocks.map(\.rail) == [.slots])
    #expect(ChangeIndex(plan.changes).held(by: plan.blocks[0]) == plan.changes)
    let diagnostic = try #require(plan.blocks.first?.diagnostics.first)
    #expect(diagnostic.message == "bucket invoices would have 5 rules, more than the 4 it may have")
    #expect(diagnostic.span?.start.line == Example.origin.line)
  }

  @Test func incomingRulesCountWithOutgoingOnes() throws {
    // Both buckets send to hub, which sends one itself; hub may have three.
    let buckets = [
      Example.bucket("a", rules: [Example.desired(Example.address("a", "hub"))]),
      Example.bucket("b", rules: [Example.desired(Example.address("b", "hub"))]),
      Example.bucket("hub", rules: ["x", "y"].map { Example.desired(Example.address("hub", $0)) }),
    ]
    let observed = try Example.observed([
      "a": [Example.live(Example.rule(Example.address("a", "hub")))], "b": [],
      "hub": [Example.live(Example.rule(Example.address("hub", "x")))],
    ])
    func blocks(_ limit: Int) -> [Block] {
      let state = DesiredState(buckets: buckets, limits: RailCase.limits { $0.rulesPerBucket = limit })
      return diff(desired: state, observed: observed).blocks
    }
    #expect(blocks(4).isEmpty)
    guard case .tooManyRules(let rules)? = blocks(3).first else {
      Issue.record("expected hub to be too full")
      return
    }
    #expect(rules.bucket == "hub")
    #expect((rules.outgoing, rules.incoming) == (2, 2))
    #expect(rules.creates == [Example.address("b", "hub"), Example.address("hub", "y")])
  }

  @Test func incomingRulesLeaveFewerSlots() throws {
    // Three rules come in; with five in all, the third outgoing one fits only because it has to.
    let sources: [BucketName] = ["a", "b", "c"]
    var buckets = sources.map { Example.bucket($0, rules: [Example.desired(Example.address($0.text, "hub"))]) }
    buckets.append(Example.bucket("hub", rules: (2...4).map { Example.desired(Example.address("hub", "to-\($0)")) }))
    var live =
      ["hub": (1...2).map { Example.live(Example.rule(Example.address("hub", "to-\($0)"))) }]
      as [BucketName: [LiveRule]]
    for source in sources { live[source] = [Example.live(Example.rule(Example.address(source.text, "hub")))] }
    let state = DesiredState(buckets: buckets, limits: RailCase.limits { $0.rulesPerBucket = 5 })
    let plan = diff(desired: state, observed: try Example.observed(live))
    let hub = try #require(plan.buckets.first { $0.desired.name == "hub" })
    #expect(hub.changes.map(\.address.destination) == ["to-3", "to-1", "to-4"])
  }

  @Test func anOverflowThatPassesIsOnlySaid() throws {
    // a's rule to hub goes, b's comes; nobody knows which first.
    let state = DesiredState(
      buckets: [
        Example.bucket("a", rules: [Example.desired(Example.address("a", "keep"))]),
        Example.bucket("b", rules: [Example.desired(Example.address("b", "hub"))]),
      ], limits: RailCase.limits { $0.rulesPerBucket = 1 })
    let observed = try Example.observed([
      "a": [Example.live(Example.rule(Example.address("a", "hub")))], "b": [],
    ])
    let plan = diff(desired: state, observed: observed)
    #expect(plan.blocks.isEmpty)
    let effects = plan.buckets.flatMap { bucket in bucket.changes.flatMap { bucket.effects(of: $0) } }
    #expect(effects.filter { if case .mayBeFull = $0 { true } else { false } } == [.mayBeFull("hub")])
  }

  @Test func aBucketThatHasMoreThanTheLimitAlreadyIsLeftInPeace() throws {
    let limits = RailCase.limits { $0.rulesPerBucket = 2 }
    let replaced = DesiredState(
      buckets: [Example.bucket(rules: RailCase.changed(1...1) + RailCase.same(2...4))], limits: limits)
    let observed = try Example.observed(["invoices": RailCase.live(1...4)])
    let plan = diff(desired: replaced, observed: observed)
    #expect(plan.changes.map(\.kind) == [.replace])
    #expect(plan.blocks.isEmpty)
    // One goes, one comes: OSS let it have four.
    let moved = DesiredState(buckets: [Example.bucket(rules: RailCase.same(2...5))], limits: limits)
    let other = diff(desired: moved, observed: observed)
    #expect(other.changes.map(\.kind) == [.delete, .create])
    #expect(other.blocks.isEmpty)
  }

  @Test func theLookBeforeTheFirstWriteKnowsTheSlotsToo() throws {
    let state = DesiredState(
      buckets: [Example.bucket(rules: RailCase.same(2...3))], limits: RailCase.limits { $0.rulesPerBucket = 2 })
    let plan = diff(desired: state, observed: try Example.observed(["invoices": RailCase.live(1...2)]))
    let bucket = try #require(plan.buckets.first)
    #expect(bucket.slots == 2)
    #expect(bucket.replanned(for: try RuleList(RailCase.live(1...2))) == bucket)
  }
}
