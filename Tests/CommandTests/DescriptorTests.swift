import HTTPTransport
import Testing

@testable import OSSReplCommands

@Suite("What a run does with few file descriptors")
struct DescriptorTests {
  private static let configuration = """
    version: 1
    manage: listed
    buckets: {invoices: {region: cn-hangzhou, rules: []}}
    """

  @Test(arguments: [
    (free: 5_000, asked: 32, connections: 40, jobs: 32), (5_000, 1024, 830, 830), (1_018, 1024, 166, 166),
    (250, 320, 38, 38), (58, 32, 6, 6), (58, 2, 6, 2), (32, 32, 2, 2), (31, 32, 1, 1), (10, 32, -1, 1), (-3, 1, -3, 1),
  ])
  func connectionsFollowFromWhatIsFree(row: (free: Int, asked: Int, connections: Int, jobs: Int)) {
    let budget = DescriptorBudget(free: row.free)
    #expect(budget.connections(jobs: row.asked) == row.connections)
    #expect(budget.jobs(of: row.asked) == row.jobs)
  }

  @Test func whatIsNeededIsEnough() {
    for jobs in [1, 2, 31, 32, 320, 1024] {
      #expect(DescriptorBudget(free: DescriptorBudget.need(jobs: jobs)).jobs(of: jobs) == jobs)
      #expect(DescriptorBudget(free: DescriptorBudget.need(jobs: jobs) - 54).jobs(of: jobs) < max(jobs, 2))
    }
    #expect(
      DescriptorBudget(free: DescriptorBudget.leastNeed).connections(jobs: 32) == DescriptorBudget.leastConnections)
  }

  private func run(_ arguments: [String], free: Int) async throws -> CommandRun {
    try await CommandRun.make(
      arguments, configuration: Self.configuration, freeDescriptors: { min($0, free) }
    ) { _, _ in HTTPResponse.noRules }
  }

  @Test(arguments: [["plan"], ["drift"], ["apply", "--auto-approve"], ["validate", "--online"]])
  func tooFewAreWrongUsageAndNothingIsContacted(arguments: [String]) async throws {
    let refused = try await run(arguments, free: 31)
    #expect(refused.status == 64, "\(refused)")
    #expect(refused.requests.isEmpty)
    #expect(
      refused.errors.contains("error[OSSR9003]: this process may open 31 more files, and a run takes at least 32"))
    #expect(refused.errors.contains("nothing was contacted"))
    let enough = try await run(arguments + ["--jobs", "2"], free: 32)
    #expect(!enough.requests.isEmpty)
    #expect(!enough.errors.contains("OSSR900"))
  }

  @Test func fewerJobsThanAskedForAreToldOnce() async throws {
    let fewer = try await run(["plan", "--jobs", "320"], free: 250)
    #expect(fewer.status == 0)
    let text = "warning[OSSR9002]: 38 buckets are worked on at once, not the 320 that --jobs allows"
    #expect(fewer.errors.ranges(of: text).count == 1, "\(fewer.errors)")
    #expect(fewer.errors.contains("raise the limit (ulimit -n) by 1738"), "\(fewer.errors)")
    let raised = try await run(["plan", "--jobs", "320"], free: 250 + 1738)
    #expect(!raised.errors.contains("OSSR9002"))
  }
}
