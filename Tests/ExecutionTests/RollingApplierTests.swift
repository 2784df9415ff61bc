import Applying
import Execution
import OSSClient
import Planning
import Replication
import Synchronization
import TestSupport
import Testing

@Suite("The applier takes no more rules at a time than may be missing")
struct RollingApplierTests {
  private static let buckets = (0..<24).map { BucketName("bucket-\($0 + 10)") }

  private static func address(_ bucket: BucketName) -> RuleAddress { Example.address(bucket.text, "\(bucket)-dr") }

  /// OSS with a rule in each bucket, and a plan that replaces all of them.
  private func prepared(_ amount: LimitAmount) async throws -> (oss: EmulatedOSS, plan: Plan) {
    var regions: [String: String] = [:]
    for bucket in Self.buckets {
      regions[bucket.text] = "cn-hangzhou"
      regions["\(bucket)-dr"] = "cn-beijing"
    }
    let oss = EmulatedOSS(regions)
    var desired = DesiredState(buckets: [])
    desired.limits.replaceMax = 100
    desired.limits.replaceMaxUnavailable = amount
    var observed: [BucketName: ObservedBucket] = [:]
    for bucket in Self.buckets {
      let address = Self.address(bucket)
      let wanted = Example.bucket(
        bucket,
        rules: [
          Example.desired(address) {
            $0.action = .all
            $0.historicalObjectReplication = .enabled
          }
        ])
      _ = try await oss.writer().putBucketReplication(Example.rule(address), on: wanted.place)
      observed[bucket] = await oss.reader().observedBucket(wanted.place)
      desired.buckets.append(wanted)
    }
    return (oss, diff(desired: desired, observed: ObservedState(buckets: observed)))
  }

  @Test(arguments: [LimitAmount.number(1), 2, 10, .percent(50)], [1, 4, 32])
  func neverMorePairsAreWithoutARule(amount: LimitAmount, jobs: Int) async throws {
    let (oss, plan) = try await prepared(amount)
    #expect(plan.blocks.isEmpty && plan.changes.count == 24)
    let applier = Applier(reader: oss.reader(), writer: oss.writer(), environment: oss.environment, jobs: jobs)
    let results = await applier.apply(plan)
    #expect(results.map(\.change.address) == plan.changes.map(\.address), "in the plan's order")
    #expect(results.allSatisfy { $0.isApplied }, "\(results.map(\.ending))")
    #expect(oss.mostBucketsWithoutRule <= amount.number(of: 24))
    #expect(oss.mostBucketsWithoutRule > 0)
  }

  /// The run is to stop when so many deletes were sent.
  @Test(arguments: [1, 3, 7], [1, 32])
  func aStopEndsThoseThatWait(deletes: Int, jobs: Int) async throws {
    let (oss, plan) = try await prepared(2)
    let sent = oss.writes.count
    let deleted: @Sendable () -> Int = { oss.writes.dropFirst(sent).count { $0.contains("comp=delete") } }
    var environment = oss.environment
    environment.shouldStop = { deleted() >= deletes }
    let applier = Applier(reader: oss.reader(), writer: oss.writer(), environment: environment, jobs: jobs)
    let waiting = Mutex(Set<RuleAddress>())
    let results = await applier.apply(plan) { event in
      if case .replaceWaiting(let address) = event { _ = waiting.withLock { $0.insert(address) } }
    }
    #expect(results.count == 24)
    #expect(results.count { $0.ending == .interrupted(.notDone) } >= 24 - deletes - 1)
    #expect(deleted() <= deletes + 1, "at most what was under way")
    let waited = waiting.withLock { $0.count }
    if jobs == 32 { #expect(waited >= 22) }
  }
}
