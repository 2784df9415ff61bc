import Applying
import Planning
import Replication
import TestSupport
import Testing

@Suite("A bucket that is full gets a slot before it gets a rule")
struct SlotTests {
  private let addresses = (0...4).map { Example.address("invoices", "copy-\($0)") }
  private let slots = 3

  /// Rules 0 to 2 are there and rules 2 to 4 wanted, where three may be.
  private func machine() throws -> (ApplyMachine, ModelBucket) {
    let live = (0...2).map { Example.live(Example.rule(addresses[$0]), id: ExactString("rule-\($0)")) }
    var limits = Limits()
    limits.rulesPerBucket = slots
    let bucket = Example.bucket(rules: (2...4).map { Example.desired(addresses[$0]) })
    let plan = diff(
      desired: DesiredState(buckets: [bucket], limits: limits), observed: try Example.observed(["invoices": live]))
    return (ApplyMachine(try #require(plan.buckets.first)), ModelBucket(live))
  }

  @Test(arguments: [0, 10, 300])
  func deletesThenWaitsThenCreates(closing: Int) throws {
    var (machine, model) = try machine()
    model.closing = .seconds(closing)
    var call = machine.firstStep()
    var writes: [String] = []
    while let step = call?.step {
      switch step {
      case .put:
        #expect(model.rules.count < slots, "OSS would refuse it")
        writes.append("put")
      case .delete: writes.append("delete")
      default: break
      }
      call = machine.next(after: model.perform(step), now: model.now)
    }
    #expect(writes == ["delete", "delete", "put", "put"])
    #expect(machine.results.allSatisfy { if case .applied = $0.ending { true } else { false } })
    #expect(Set(model.live.map(\.address)) == Set(addresses[2...4]))
  }

  @Test func aSlotThatNeverComesIsGivenUpAndSaid() throws {
    var (machine, model) = try machine()
    model.closing = .seconds(1_000_000)
    let results = try model.drive(&machine)
    #expect(model.writes.count == 2)
    for result in results.dropFirst(2) {
      guard case .failed(let failure) = result.ending else { continue }
      #expect(failure.message.contains("the bucket still has 3 rules after 1800 s"))
      #expect(failure.pair == .withoutRule)
    }
    #expect(results.count { if case .applied = $0.ending { true } else { false } } == 2)
    // The second create is not even waited for.
    #expect(results.last?.ending == .skipped(.afterFailure))
  }

  @Test func aSlotThatSomebodyElseTakesIsNotWaitedForInABucketWhereNoneIsClosing() throws {
    var (machine, model) = try machine()
    var call = machine.firstStep()
    var others = 0
    while let step = call?.step {
      var result = model.perform(step)
      // As soon as a deleted rule is gone, and before anybody sees it, somebody else puts another one in its place.
      while model.rules.count < slots {
        others += 1
        _ = model.edit(.put(Example.desired(Example.address("invoices", BucketName("other-\(others)").text))))
        if model.rules.count == slots { result = model.perform(step) }
      }
      call = machine.next(after: result, now: model.now)
    }
    let failures = machine.results.compactMap { result -> ApplyFailure? in
      guard case .failed(let failure) = result.ending else { return nil }
      return failure
    }
    #expect(failures.map(\.message) == ["the bucket has 3 rules, all it may have, and none of them is being deleted"])
    #expect(failures.map(\.pair) == [.withoutRule])
    #expect(model.now < .seconds(90))
  }

  @Test func afterAFailedDeleteItsSlotIsNotWaitedFor() throws {
    var (machine, model) = try machine()
    model.faults[0] = .refused
    let results = try model.drive(&machine)
    #expect(results.dropFirst().map(\.ending) == Array(repeating: .skipped(.afterFailure), count: 3))
    #expect(model.writes.count == 1)
  }

  @Test func aStopWhileWaitingCreatesNothing() throws {
    var (machine, model) = try machine()
    model.closing = .seconds(300)
    let results = try model.drive(&machine, stopAfter: 6)
    #expect(results.suffix(2).map(\.ending) == Array(repeating: .interrupted(.notDone), count: 2))
    #expect(model.writes.count == 2)
  }

  @Test func aSlotThatCameFreeMeanwhileIsNoReasonToCallTheBucketStale() throws {
    // A closing rule holds the slot when the plan is made, and is gone before the first write.
    let closing = Example.live(Example.rule(addresses[0]), id: "old", status: .closing)
    let live = (1...2).map { Example.live(Example.rule(addresses[$0]), id: ExactString("rule-\($0)")) }
    var limits = Limits()
    limits.rulesPerBucket = slots
    let bucket = Example.bucket(rules: [Example.desired(addresses[2]), Example.desired(addresses[3])])
    let plan = diff(
      desired: DesiredState(buckets: [bucket], limits: limits),
      observed: try Example.observed(["invoices": live + [closing]]))
    #expect(plan.changes.map(\.kind) == [.delete, .create])
    var machine = ApplyMachine(try #require(plan.buckets.first))
    var model = ModelBucket(live)
    let results = try model.drive(&machine)
    #expect(results.map(\.change.kind) == [.create, .delete])
    #expect(results.allSatisfy { if case .applied = $0.ending { true } else { false } })
  }
}
