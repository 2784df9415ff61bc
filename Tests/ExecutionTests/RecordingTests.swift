import Applying
import Execution
import OSSClient
import Planning
import Replication
import Synchronization
import TestSupport
import Testing

@Suite("What can't be recorded is not done")
struct RecordingTests {
  private static let address = Example.address("invoices", "invoices-dr")
  private static let extra = Example.address("invoices", "invoices-old")
  private static let new = Example.address("invoices", "invoices-eu")

  /// A bucket with a rule to replace, one to create and one to delete.
  private static let bucket = Example.bucket(rules: [
    Example.desired(address) { $0.action = .all }, Example.desired(new),
  ])

  /// What one run came to.
  private struct Run {
    let results: [ChangeResult]
    /// The writes that were sent, by their step.
    let sent: [ApplyStep]
    /// How many writes had been sent when recording failed first.
    let sentBefore: Int?
    let events: Int
    let live: Set<RuleAddress>
    let withheld: Int
  }

  private struct Full: Error {}

  /// Applies the plan, with a record that takes so many events, and from then on, or only once, fails.
  private func run(failingAt index: Int?, forEver: Bool) async throws -> Run {
    let oss = EmulatedOSS([
      "invoices": "cn-hangzhou", "invoices-dr": "cn-beijing", "invoices-old": "cn-beijing", "invoices-eu": "cn-beijing",
    ])
    let place = Self.bucket.place
    for address in [Self.address, Self.extra] {
      _ = try await oss.writer().putBucketReplication(Example.rule(address), on: place)
    }
    try await oss.environment.sleep(.seconds(10))
    guard case .known(let before) = await oss.reader().observedBucket(place) else { throw Full() }
    let plan = diff(
      desired: DesiredState(buckets: [Self.bucket]),
      observed: ObservedState(buckets: ["invoices": .known(before)]),
      consents: Consents(replace: [Self.address]))
    let state = Mutex((events: 0, sent: [ApplyStep](), sentBefore: Int?.none, withheld: 0))
    let applier = Applier(reader: oss.reader(), writer: oss.writer(), environment: oss.environment, jobs: 1)
    let writesBefore = oss.writes.count
    let results = await applier.apply(plan) { event in
      try state.withLock { state in
        if case .stepEnded(let record, let answer) = event, record.step.isWrite {
          if case .withheld = answer.result { state.withheld += 1 } else { state.sent.append(record.step) }
        }
        defer { state.events += 1 }
        guard let index, forEver ? state.events >= index : state.events == index else { return }
        state.sentBefore = state.sentBefore ?? state.sent.count
        throw Full()
      }
    }
    guard case .known(let after) = await oss.reader().observedBucket(place) else { throw Full() }
    let final = state.withLock { $0 }
    #expect(oss.writes.count - writesBefore == final.sent.count, "every write is told of")
    return Run(
      results: results, sent: final.sent, sentBefore: final.sentBefore, events: final.events,
      live: Set(after.live.keys), withheld: final.withheld)
  }

  @Test func aRunThatIsRecordedMakesEveryChange() async throws {
    let run = try await run(failingAt: nil, forEver: false)
    #expect(run.results.map(\.change.kind) == [.create, .replace, .delete])
    #expect(run.results.allSatisfy { if case .applied = $0.ending { true } else { false } }, "\(run.results)")
    #expect(run.live == [Self.address, Self.new])
    #expect(run.events > 20 && run.withheld == 0)
  }

  @Test(arguments: [true, false])
  func onceRecordingFailsNoWriteBeginsButToFillAGap(forEver: Bool) async throws {
    let events = try await run(failingAt: nil, forEver: false).events
    var (gapsFilled, withheld) = (0, 0)
    for index in 0..<events {
      let run = try await run(failingAt: index, forEver: forEver)
      let sentBefore = try #require(run.sentBefore)
      // The write whose start was recorded just before the failure is under way.
      let later = run.sent.dropFirst(sentBefore)
      #expect(later.allSatisfy { step in step.fillsGap }, "event \(index): \(later)")
      gapsFilled += later.isEmpty ? 0 : 1
      withheld += run.withheld
      #expect(run.live.contains(Self.address), "event \(index): the replaced pair has a rule")
      for result in run.results {
        if case .failed(let failure) = result.ending { #expect(failure.message.contains("can't be recorded")) }
      }
    }
    #expect(gapsFilled > 0 && withheld > 0)
  }

  @Test func nothingIsSentWhenNotEvenTheFirstEventCanBeRecorded() async throws {
    let run = try await run(failingAt: 0, forEver: true)
    #expect(run.sent.isEmpty)
    #expect(run.live == [Self.address, Self.extra])
    #expect(run.results.count == 3)
  }
}

extension ApplyStep {
  /// Whether the write gives a pair a rule.
  fileprivate var fillsGap: Bool {
    switch self {
    case .put(let desired): desired.rule.action == .all
    case .restore: true
    case .read, .delete, .setRTC: false
    }
  }
}
