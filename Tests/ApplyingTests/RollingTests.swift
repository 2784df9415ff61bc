import Applying
import Planning
import Replication
import TestSupport
import Testing

@Suite("Replaces over a fleet roll")
struct RollingTests {
  private static func replaces(_ count: Int) throws -> [(plan: BucketPlan, model: ModelBucket)] {
    try (100..<100 + count).map { try ModelFleet.bucket("bucket-\($0)", replaces: 1) }
  }

  @Test(arguments: [(LimitAmount.number(5), 5), (1, 1), (.percent(10), 4), (.percent(1), 1), (40, 40), (1_000, 40)])
  func asManyPairsAreWithoutARuleAsMayBe(amount: LimitAmount, expected: Int) throws {
    var fleet = ModelFleet(of: try Self.replaces(40), jobs: 64, maxUnavailable: amount)
    let results = try fleet.run()
    #expect(results.count == 40 && results.allSatisfy { $0.isApplied })
    #expect(fleet.mostWithoutRule == expected)
    // Looks at a closing rule come after 2, 5, 9.5 and 16.25 s, and it is closing for ten.
    #expect(fleet.took < .seconds(17) * (40 / expected))
    #expect(fleet.told.count == 40 - expected, "each that had to wait is told once")
  }

  @Test func whoWaitsLongestIsNext() throws {
    var fleet = ModelFleet(of: try Self.replaces(12), jobs: 4, maxUnavailable: 2)
    _ = try fleet.run()
    let deletes = fleet.writes.filter { if case .delete = $0.step { true } else { false } }.map(\.bucket)
    #expect(deletes == fleet.plans.map(\.desired.name))
  }

  @Test(arguments: [1, 2, 4, 64])
  func createsDontWaitForReplaces(jobs: Int) throws {
    let creating = try (0..<30).map { try ModelFleet.bucket("new-\($0)", creates: 2) }
    var fleet = ModelFleet(of: try Self.replaces(20) + creating, jobs: jobs, maxUnavailable: 2)
    #expect(try fleet.run().allSatisfy { $0.isApplied })
    let creates = fleet.writes.filter { $0.bucket.text.hasPrefix("new-") }
    #expect(creates.count == 60)
    #expect(creates.allSatisfy { $0.at < .seconds(10) }, "none waits until an old rule is gone")
    #expect(fleet.mostInFlight <= jobs)
    #expect(fleet.mostWithoutRule == min(jobs, 2))
  }

  @Test func aBucketWaitsAsAWholeAndItsCreatesComeFirst() throws {
    let buckets = try (0..<6).map { try ModelFleet.bucket("mixed-\($0)", replaces: 2, creates: 1, deletes: 1) }
    var fleet = ModelFleet(of: buckets, jobs: 1, maxUnavailable: 1)
    let results = try fleet.run()
    #expect(results.count == 24 && results.allSatisfy { $0.isApplied })
    #expect(fleet.mostWithoutRule == 1)
    let first = try #require(fleet.writes.firstIndex { if case .delete = $0.step { true } else { false } })
    #expect(first == 6, "every bucket's create is made before the first rule is taken")
    for bucket in buckets.map(\.plan) {
      let order = fleet.writes.filter { $0.bucket == bucket.desired.name }.map(\.step.address)
      let planned = bucket.changes.flatMap { $0.kind == .replace ? [$0.address, $0.address] : [$0.address] }
      #expect(order == planned, "serial within a bucket")
    }
  }

  /// OSS refuses the new rule and the old one too, from a bucket's first put on.
  private static func broken(_ bucket: (plan: BucketPlan, model: ModelBucket)) -> (plan: BucketPlan, model: ModelBucket)
  {
    var bucket = bucket
    for write in 1..<20 { bucket.model.faults[write] = .refused }
    return bucket
  }

  @Test(arguments: [1, 3, 64])
  func aPairThatIsLeftWithoutARuleKeepsItsPlace(jobs: Int) throws {
    var buckets = try Self.replaces(12)
    for index in [0, 4] { buckets[index] = Self.broken(buckets[index]) }
    var fleet = ModelFleet(of: buckets, jobs: jobs, maxUnavailable: 3)
    let results = try fleet.run()
    #expect(results.count { $0.isApplied } == 10, "one place is left, so all others are replaced")
    #expect(results.count { $0.isFailed } == 2)
    #expect(fleet.mostWithoutRule <= 3)
  }

  @Test(arguments: [1, 2, 64])
  func whenAllPlacesAreKeptTheOtherReplacesAreSkipped(jobs: Int) throws {
    var buckets = try Self.replaces(10)
    for index in [0, 1] { buckets[index] = Self.broken(buckets[index]) }
    buckets += [
      try ModelFleet.bucket("only-creates", creates: 2),
      try ModelFleet.bucket("only-deletes", deletes: 1),
      try ModelFleet.bucket("replaces-and-deletes", replaces: 2, creates: 1, deletes: 1),
    ]
    var fleet = ModelFleet(of: buckets, jobs: jobs, maxUnavailable: 2)
    let results = try fleet.run()
    let replaces = results.filter { $0.change.kind == .replace }
    #expect(replaces.count { $0.isFailed } == 2)
    #expect(replaces.dropFirst(2).allSatisfy { $0.ending == .skipped(.noPlace) }, "\(replaces.map(\.ending))")
    #expect(results.filter { $0.change.kind != .replace }.allSatisfy { $0.isApplied }, "all else is done")
    #expect(fleet.mostWithoutRule == 2)
    for name in fleet.plans.map(\.desired.name).dropFirst(2) where name.text.hasPrefix("bucket-") {
      #expect(!fleet.writes.contains { $0.bucket == name })
    }
  }

  @Test(arguments: [1, 8])
  func aRunThatIsToStopBeginsNoneThatWaits(jobs: Int) throws {
    for stopAt in [0, 1, 12, 17, 23] {
      var fleet = ModelFleet(of: try Self.replaces(10), jobs: jobs, maxUnavailable: 2)
      fleet.stopAt = stopAt
      let results = try fleet.run()
      #expect(results.count == 10)
      let touched = Set(fleet.writes.map(\.bucket))
      for result in results where !touched.contains(result.change.address.source) {
        #expect(result.ending == .interrupted(.notDone), "stopped at \(stopAt)")
      }
      #expect(touched.count <= (stopAt == 0 ? 0 : 8))
    }
  }

  @Test(arguments: [1, 8])
  func onceTooManyHaveFailedNoneThatWaitsIsBegun(jobs: Int) throws {
    var buckets = try Self.replaces(10)
    buckets[0].model.faults[0] = .refused
    buckets[1] = try ModelFleet.bucket("created-first", replaces: 1, creates: 1)
    var fleet = ModelFleet(of: buckets, jobs: jobs, maxUnavailable: 1, maximumFailures: 1)
    let results = try fleet.run()
    #expect(results.filter { $0.isFailed }.map(\.change.address) == [buckets[0].plan.changes[0].address])
    #expect(results.count { $0.ending == .skipped(.tooManyFailures) } == 9)
    #expect(results.count { $0.isApplied } == 1, "the create came before the failure")
  }

  @Test func whatChangedDuringTheWaitIsNotReplaced() throws {
    let buckets = try (0..<3).map { try ModelFleet.bucket("mixed-\($0)", replaces: 1, creates: 1) }
    var fleet = ModelFleet(of: buckets, jobs: 3, maxUnavailable: 1)
    let last = buckets[2].plan.desired.name
    fleet.disturb = { made, models in
      guard made == 12, let rule = models[last]?.live.first(where: { $0.address.destination.text == "replaced-0" })
      else {
        return
      }
      _ = models[last]?.edit(.setRTC(rule, to: .enabled))
    }
    let results = try fleet.run()
    #expect(results.last?.ending == .stale)
    #expect(results.dropLast().allSatisfy { $0.isApplied }, "\(results.map(\.ending))")
    #expect(fleet.reads[.beforeReplace] == 2, "those that had to wait are read again")
    #expect(fleet.models[last]?.live.count == 2)
  }

  @Test func aBucketThatCantBeReadAfterTheWaitKeepsItsRule() throws {
    let buckets = try (0..<2).map { try ModelFleet.bucket("mixed-\($0)", replaces: 1, creates: 1, deletes: 1) }
    var fleet = ModelFleet(of: buckets, jobs: 2, maxUnavailable: 1)
    let last = buckets[1].plan.desired.name
    fleet.disturb = { made, models in if made == 9 { models[last]?.unreadable = true } }
    let results = try fleet.run()
    guard case .failed(let failure) = results[4].ending else {
      Issue.record("should have failed: \(results.map(\.ending))")
      return
    }
    #expect(failure.pair == .asBefore && !failure.wroteSomething)
    #expect(failure.message.hasPrefix("the bucket could not be read before its rule was replaced: "))
    #expect(results[5].ending == .skipped(.afterFailure))
  }
}

extension ApplyStep {
  /// The pair that a write is for.
  fileprivate var address: RuleAddress? {
    switch self {
    case .put(let desired): desired.rule.address
    case .restore(let rule), .delete(let rule), .setRTC(let rule, _): rule.address
    case .read: nil
    }
  }
}
