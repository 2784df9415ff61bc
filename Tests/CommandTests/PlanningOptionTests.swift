import HTTPTransport
import TestSupport
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
    #expect(all.requests.count { $0.hasSuffix("?replication") } == 2)
    let only = try await run(["plan", "--only", "orders:*"])
    #expect(only.requests.count { $0.hasSuffix("?replication") } == 1)
    #expect(only.requests.allSatisfy { $0.contains("//orders") })
    #expect(only.output.contains("1 to create"))
    let without = try await run(["plan", "--exclude", "orders:*"])
    #expect(without.requests.count { $0.hasSuffix("?replication") } == 1)
    #expect(without.requests.allSatisfy { $0.contains("//invoices") })
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

  @Test(arguments: [
    ["--allow", "delete:0"], ["--allow", "delete:-1"], ["--allow", "delete:"], ["--allow", "empty:x"],
    ["--allow", "replace:a"], ["--allow", "replace::b"], ["--allow", "unmodelled:a:b:c"], ["--allow", "unknown:"],
    ["--allow", "unknown:a:b"], ["--allow", "location:a:b"], ["--allow", "delete:99999999999999999999"],
    ["--allow", "delete:1", "--allow", "delete:2"], ["--allow", "empty:1", "--allow", "empty:3"],
    ["--replace", "invoices"], ["--replace", ":"], ["--replace", "a:b:c"], ["--allow", "replace:0"],
    ["--allow", "replace:2", "--allow", "replace:3"], ["--allow", "replace:invoices:*"], ["--allow", "unknown:in*"],
    ["--replace", "invoices:*"],
  ])
  func anOptionThatMeansNothingIsUsage(arguments: [String]) async throws {
    for command in [["plan"], ["apply", "--auto-approve"]] {
      let run = try await run(command + arguments)
      #expect(run.status == 64, "\(run)")
      #expect(run.requests.isEmpty)
    }
  }

  @Test(arguments: ["/nowhere/plan.json", "/nowhere/./plan.json", "/nowhere/x/../plan.json"])
  func aSavedPlanAndAReportNeedTwoFiles(report: String) async throws {
    let run = try await run(["plan", "--out", "/nowhere/plan.json", "--report", "json=\(report)"])
    #expect(run.status == 64, "\(run)")
    #expect(run.requests.isEmpty)
  }

  @Test(arguments: ["/nowhere/plan.json", "/nowhere/x/../plan.json"])
  func aReportNeverGoesOverThePlanThatIsApplied(report: String) async throws {
    let run = try await run(["apply", "/nowhere/plan.json", "--report", "json=\(report)"])
    #expect(run.status == 64, "\(run)")
    #expect(run.requests.isEmpty)
  }

  @Test func theSameNumberTwiceIsOneConsent() async throws {
    let run = try await run(["plan", "--allow", "delete:2", "--allow", "delete:2"])
    #expect(run.status == 0)
    #expect(run.errors.contains("warning[OSSR4009]: --allow delete:2 lets nothing through: nothing is to be deleted"))
  }

  @Test func aMisspeltReplaceStopsTheRun() async throws {
    let run = try await run(["apply", "--auto-approve", "--replace", "invoices:invoice-dr"])
    #expect(run.status == 4, "\(run)")
    #expect(run.output.contains("OSSR4007  --replace invoices:invoice-dr"))
    #expect(run.requests.allSatisfy { $0.hasPrefix("GET ") })
  }

  @Test func aForcedReplaceDeletesAndCreatesAnEqualRule() async throws {
    let listed = RuleXML.list(RuleXML.rule())
    let writes = Counter()
    let run = try await CommandRun.make(
      ["apply", "--auto-approve", "--only", "invoices:*", "--replace", "invoices:invoices-dr"],
      configuration: Self.configuration,
      answers: FeasibilityAnswers.positive { method, _ in
        if method == "POST" { return HTTPResponse.answer(200, writes.next() == 1 ? "" : "") }
        return writes.count == 1
          ? HTTPResponse.noRules : HTTPResponse.answer(200, listed.replacing("<ID>r", with: "<ID>r\(writes.count)"))
      })
    #expect(run.status == 0, "\(run)")
    #expect(run.requests.compactMap { $0.split(separator: "?").last }.filter { $0.contains("comp=") }.count == 2)
    #expect(run.output.contains("Applied: 1 replaced"))
  }
}
