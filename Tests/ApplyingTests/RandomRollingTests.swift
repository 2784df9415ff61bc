import Applying
import Planning
import Replication
import TestSupport
import Testing

@Suite("Whatever goes wrong, no more pairs are without a rule than may be")
struct RandomRollingTests {
  @Test(arguments: [LimitAmount.number(1), 2, 10, .percent(50)], 0..<4)
  func neverMorePairsAreWithoutARule(amount: LimitAmount, block: UInt64) throws {
    var (atTheLimit, skipped) = (0, 0)
    for number in 0..<40 {
      let seed = block * 1_000_003 + UInt64(number)
      var fleet = try Self.fleet(seed: seed, amount)
      let results = try fleet.run()
      let planned = fleet.plans.reduce(0) { $0 + $1.changes.count }
      #expect(results.count == planned, "seed \(seed): a change has no ending")
      #expect(fleet.mostWithoutRule <= fleet.maxUnavailable, "seed \(seed)")
      #expect(fleet.mostInFlight <= fleet.jobs, "seed \(seed)")
      for result in results {
        let live = fleet.models[result.change.address.source]?.live.first { $0.address == result.change.address }
        #expect(result.isTrue(of: live), "seed \(seed): \(result.change.address) said \(result.ending)")
      }
      atTheLimit += fleet.mostWithoutRule == fleet.maxUnavailable ? 1 : 0
      skipped += results.contains { $0.ending == .skipped(.noPlace) } ? 1 : 0
    }
    #expect(atTheLimit > 0, "the limit is reached")
    #expect(skipped > 0 || amount != 1, "places are lost")
  }

  /// A random fleet with random faults; sometimes the run is to stop.
  private static func fleet(seed: UInt64, _ amount: LimitAmount) throws -> ModelFleet {
    var random = SeededGenerator(seed: seed)
    let faulty = random.oneIn(2)
    var buckets: [(plan: BucketPlan, model: ModelBucket)] = []
    for number in 0..<Int.random(in: 1...24, using: &random) {
      func count(_ most: Int) -> Int { Int.random(in: 0...most, using: &random) }
      var bucket = try ModelFleet.bucket(
        "bucket-\(number)", replaces: count(3), creates: count(1), deletes: count(1), closing: .seconds(count(60)))
      guard !bucket.plan.changes.isEmpty else { continue }
      bucket.model.staleness = .milliseconds(random.oneIn(3) ? Int.random(in: 0..<5_000, using: &random) : 0)
      for write in 0..<12 where faulty && random.oneIn(3) { bucket.model.faults[write] = fault(&random) }
      buckets.append(bucket)
    }
    let jobs = [1, 2, 4, 32][Int.random(in: 0..<4, using: &random)]
    let limits = ApplyLimits(wait: WaitTarget.allCases.randomElement(using: &random) ?? .closing)
    var fleet = ModelFleet(
      of: buckets, jobs: jobs, maxUnavailable: amount, limits: limits,
      maximumFailures: random.oneIn(4) ? Int.random(in: 1...3, using: &random) : nil)
    if random.oneIn(4) { fleet.stopAt = Int.random(in: 0..<200, using: &random) }
    return fleet
  }

  /// What can go wrong with a write, but for rules that vanish by themselves, which no run can help.
  private static func fault(_ random: inout SeededGenerator) -> ModelFault {
    switch Int.random(in: 0..<9, using: &random) {
    case 0: .lostRequest
    case 1: .lostAnswer
    case 2, 3, 4: .refused
    case 5: .unavailable
    case 6: .garbage
    case 7: .throttled
    default: .failingAfterEffect
    }
  }
}
