import TestSupport
import Testing

/// What a pull request changes of the rails shows in its plan, and what the operator settled it can't change.
@Suite("Rails in force")
struct RailsTests {
  private static let configuration = """
    version: 1
    manage: exclusive
    protect: [{match: "invoices:*", from: [delete, replace]}]
    limits: {delete: {max: 50}}
    buckets: {orders: {region: cn-hangzhou, rules: []}, invoices: {region: cn-hangzhou, manage: listed, rules: []}}
    """

  private func directory(_ rails: String?, _ configuration: String = RailsTests.configuration) throws -> PlanDirectory {
    let directory = try PlanDirectory(configuration)
    directory.setRule("orders", to: "orders-dr")
    if let rails { try directory.write(rails, to: "rails.yaml") }
    return directory
  }

  @Test func aPlanSaysWhichRailsWereInForceAndWhereEachCameFrom() async throws {
    let directory = try directory("protect: [{match: \"a:*\", from: [delete]}]\nlimits: {replace: {max: 0}}")
    let run = try await directory.run(["plan", "--rails", "FILE/rails.yaml", "--allow", "empty:1"])
    #expect(run.status == 0, "\(run)")
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let path = directory.path
    #expect(
      text.contains(
        "Rails in force: limits.delete.max 50 (\(path)/oss-repl.yaml:4:24), "
          + "limits.replace.max 0 (operator, \(path)/rails.yaml:2:25), other limits default; "
          + "1 protection (\(path)/oss-repl.yaml), 1 protection (operator, \(path)/rails.yaml)."), "\(text)")
    let bare = try await self.directory(nil, SavedPlanTests.configuration).run(["plan"])
    #expect(bare.output.contains("Rails in force: default limits; nothing is protected."))
  }

  @Test(arguments: ["--detail", "--format"])
  func everyRailIsToldInFullAndAsData(option: String) async throws {
    let directory = try directory("protect: [{match: \"a:*\", from: [delete]}]")
    let value = option == "--detail" ? "full" : "json"
    let run = try await directory.run(["plan", "--rails", "FILE/rails.yaml", option, value, "--allow", "empty:1"])
    let text = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let expected =
      option == "--detail"
      ? [
        "limits.delete.max 50 configuration", "limits.delete.percent 10 default",
        "protect invoices:* from delete, replace configuration", "protect a:* from delete operator",
      ]
      : [
        "\"limits.delete.max\" : { \"origin\" : { \"column\" : 24", "\"source\" : \"operator\"", "\"match\" : \"a:*\"",
      ]
    for words in expected { #expect(text.contains(words), "\(words): \(text)") }
  }

  @Test func theCommentOfAPullRequestTellsThem() async throws {
    let directory = try directory("limits: {delete: {max: 1}}")
    let run = try await directory.run([
      "plan", "--rails", "FILE/rails.yaml", "--format", "markdown", "--allow", "empty:1",
    ])
    #expect(run.output.contains("Rails in force: "))
    #expect(run.output.contains("limits.delete.max"))
    #expect(run.output.contains("(operator, `"))
  }

  /// What a pull request makes of the file, while the operator's rails stay.
  @Test(arguments: ["protect: []", "limits: {delete: {max: 1000, percent: 100, floor: 1000}}", ""])
  func thePullRequestCantTakeTheOperatorsRailsAway(edit: String) async throws {
    let configuration = """
      version: 1
      manage: exclusive
      \(edit)
      buckets: {orders: {region: cn-hangzhou, rules: []}}
      """
    for rails in ["protect: [{match: \"*:*\", from: [delete]}]", "limits: {delete: {max: 0}}"] {
      let directory = try directory(rails, configuration)
      let arguments = ["apply", "--auto-approve", "--rails", "FILE/rails.yaml"]
      let run = try await directory.run(arguments + (rails.hasPrefix("limits") ? [] : ["--allow", "empty:1"]))
      #expect(run.status == 4, "\(run)")
      #expect(run.requests.allSatisfy { $0.hasPrefix("GET ") })
    }
  }

  @Test func anOperatorsProtectionSaysWhoCanLiftIt() async throws {
    let directory = try directory("protect: [{match: \"*:*\", from: [delete]}]")
    let run = try await directory.run(["plan", "--rails", "FILE/rails.yaml", "--allow", "empty:1"])
    #expect(run.status == 4)
    // The plan says it, so nobody is told it once more.
    let output = run.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(output.contains("*:* is protected from delete here, by the operator"), "\(run)")
    #expect(output.contains("ask whoever keeps the operator's rails"), "\(run)")
    #expect(run.errors.isEmpty)
  }

  @Test func aVariableNamesTheFileTooAndAMissingOneStopsTheRun() async throws {
    let directory = try directory("limits: {delete: {max: 0}}")
    let found = try await directory.run(["plan"], environment: ["OSS_REPL_RAILS": "\(directory.path)/rails.yaml"])
    #expect(found.output.contains("limits.delete.max\u{20}0 (operator"), "\(found)")
    for arguments in [["plan"], ["apply", "--auto-approve"], ["validate"], ["drift"]] {
      let run = try await directory.run(arguments, environment: ["OSS_REPL_RAILS": "\(directory.path)/none.yaml"])
      #expect(run.status == 3, "\(arguments): \(run)")
      #expect(run.errors.contains("error[OSSR1047]: can't read the rails"))
      #expect(run.requests.isEmpty)
    }
    let empty = try await directory.run(["plan", "--rails", ""])
    #expect(empty.status == 64)
  }

  /// Whoever approves from a saved plan may go by rails that were written into it.
  @Test func aPlanThatSaysOtherRailsIsToldOf() async throws {
    let directory = try directory("limits: {delete: {max: 1}}")
    let rails = ["--rails", "FILE/rails.yaml"]
    let plan = try await directory.run(["plan", "--out", "FILE/plan.json", "--allow", "empty:1"] + rails)
    #expect(plan.status == 0, "\(plan)")
    let saved = try directory.read("plan.json")
    let start = try #require(saved.firstRange(of: "orp2-")).lowerBound
    let apply = ["apply", "FILE/plan.json", "--expect", String(saved[start...].prefix(57))]
    let other = try await directory.run(apply)
    #expect(other.status == 0, "\(other)")
    #expect(other.errors.contains("warning[OSSR5006]"))
    directory.setRule("orders", to: "orders-dr")
    let same = try await directory.run(apply + rails)
    #expect(same.status == 0, "\(same)")
    #expect(!same.errors.contains("OSSR5006"))
  }

  @Test func aLooserLimitIsSaidToHaveNoEffect() async throws {
    let directory = try directory("limits: {delete: {max: 1}}")
    let run = try await directory.run(["validate", "--rails", "FILE/rails.yaml"])
    #expect(run.status == 0, "\(run)")
    #expect(run.errors.contains("info[OSSR2040]: `limits.delete.max: 50` has no effect"))
  }
}
