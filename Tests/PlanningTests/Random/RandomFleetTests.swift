import FoundationEssentials
import Testing

/// Replay one failing fleet with `OSS_REPL_FLEET_SEED=<seed>`; draw more or fewer with `OSS_REPL_FLEETS=<number>`.
@Suite("Plans of random fleets")
struct RandomFleetTests {
  private static let environment = ProcessInfo.processInfo.environment

  @Test func everyLawHoldsForEveryFleet() async throws {
    if let text = Self.environment["OSS_REPL_FLEET_SEED"] {
      let seed = try #require(UInt64(text), "OSS_REPL_FLEET_SEED is no number")
      return report(seed, try FleetLaws(seed: seed).broken)
    }
    let count = Self.environment["OSS_REPL_FLEETS"].flatMap(UInt64.init) ?? 100_000
    let start = ContinuousClock.now
    // Two workers that step aside after every fleet, so that tests which wait for answers in time get their turns.
    let workers = 2
    let broken = try await withThrowingTaskGroup(of: [(UInt64, [String])].self) { group in
      for worker in 0..<workers {
        group.addTask {
          var broken: [(UInt64, [String])] = []
          for seed in stride(from: UInt64(worker), to: count, by: workers) {
            let laws = try FleetLaws(seed: seed)
            if !laws.broken.isEmpty { broken.append((seed, laws.broken)) }
            await Task.yield()
          }
          return broken
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    for (seed, laws) in broken.sorted(by: { $0.0 < $1.0 }).prefix(5) { report(seed, laws) }
    #expect(broken.isEmpty, "\(broken.count) of \(count) fleets break a law")
    let seconds = (ContinuousClock.now - start).components.seconds
    print("random fleets: \(count) cases in \(seconds) s, \(broken.count) broken")
  }

  private func report(_ seed: UInt64, _ broken: [String]) {
    if !broken.isEmpty { Issue.record("OSS_REPL_FLEET_SEED=\(seed): \(broken.joined(separator: "; "))") }
  }
}
