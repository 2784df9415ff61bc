import HTTPTransport
import Testing

@Suite("The options that say what is planned")
struct PlanningOptionTests {
  static let configuration = """
    version: 1
    manage: exclusive
    buckets:
      invoices:
        region: cn-hangzhou
        rules:
          - destination: {bucket: invoices-dr, location: oss-cn-beijing}
            action: PUT
            historical_object_replication: enabled
      orders:
        region: cn-hangzhou
        rules:
          - destination: {bucket: orders-dr, location: oss-cn-beijing}
            action: PUT
            historical_object_replication: enabled
    """

  private func run(_ arguments: [String]) async throws -> CommandRun {
    try await CommandRun.make(arguments, configuration: Self.configuration) { _, _ in HTTPResponse.noRules }
  }

  @Test func aBucketOutOfScopeIsNotRead() async throws {
    let all = try await run(["plan"])
    #expect(all.requests.count == 2)
    let only = try await run(["plan", "--only", "orders:*"])
    #expect(only.requests.count == 1)
    #expect(only.requests.first?.contains("orders.") == true)
    #expect(only.output.contains("1 to create"))
    let without = try await run(["plan", "--exclude", "orders:*"])
    #expect(without.requests.count == 1)
    #expect(without.requests.first?.contains("invoices.") == true)
  }

  @Test func applyKeepsToTheScopeToo() async throws {
    let run = try await run(["apply", "--auto-approve", "--only", "invoices:*", "--exclude", "*:invoices-dr"])
    #expect(run.status == 0, "\(run)")
    #expect(run.requests.allSatisfy { $0.hasPrefix("GET ") && $0.contains("invoices.") })
  }

  @Test(arguments: [
    ["--only", "orders"], ["--only", "a:b:c"], ["--only", ""], ["--exclude", ":x"], ["--exclude", "x:"],
  ])
  func aPatternThatIsNoneIsUsage(arguments: [String]) async throws {
    let run = try await run(["plan"] + arguments)
    #expect(run.status == 64)
    #expect(run.requests.isEmpty)
  }
}
