import Testing

@Suite("Plans as Markdown, from the command line")
struct MarkdownCommandTests {
  private static let configuration = """
    version: 1
    project: acme-prod
    manage: exclusive
    defaults:
      region: cn-hangzhou
      rule: {action: PUT, historical_object_replication: enabled}
    buckets:
      invoices: {rules: [{destination: {bucket: invoices-dr, location: oss-cn-beijing}}]}
      media: {rules: [{destination: {bucket: media-dr, location: oss-cn-beijing}}]}
    """

  private static let marker = "<!-- oss-repl:plan project=acme-prod -->\n"

  @Test func aPlanIsPrintedAsAComment() async throws {
    let run = try await PlanDirectory(Self.configuration).run(["plan", "--format", "markdown"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix(Self.marker))
    #expect(run.output.contains("**Plan: 2 to create. 0 unchanged.**"))
    #expect(run.output.contains("\noss-repl apply --expect orp2-"))
    #expect(!run.output.contains("oss-repl apply plan.json"))
  }

  @Test func aReportHoldsWhatIsPrinted() async throws {
    let directory = try PlanDirectory(Self.configuration)
    let run = try await directory.run(["plan", "--report", "markdown=FILE/plan.md".replacingFile(directory.path)])
    let printed = try await directory.run(["plan", "--format", "markdown"])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("  + create"))
    #expect(try directory.read("plan.md") == printed.output)
  }

  @Test func aSavedPlanNamesItsFileAndIsShownAgain() async throws {
    let directory = try PlanDirectory(Self.configuration)
    let planned = try await directory.run(["plan", "--out", "FILE/plan.json", "--format", "markdown"])
    let shown = try await directory.run(["show", "FILE/plan.json", "--format", "markdown"])
    #expect(planned.status == 0 && shown.status == 0)
    #expect(planned.output == shown.output)
    #expect(planned.output.contains("\noss-repl apply \(directory.path)/plan.json --expect orp2-"))
  }

  @Test func whatStopsAPlanIsOnStandardErrorToo() async throws {
    let directory = try PlanDirectory(Self.configuration)
    directory.forbid("media")
    let run = try await directory.run(["plan", "--format", "markdown", "--out", "FILE/plan.json"])
    #expect(run.status == 7)
    #expect(run.output.contains("> [!CAUTION]\n> **unknown** · 1 bucket · could not be read"))
    #expect(run.errors.contains("error[OSSR7"))
    #expect(!run.output.contains("oss-repl apply"))
  }

  @Test func aRunWithoutAPlanLeavesACommentToo() async throws {
    let directory = try PlanDirectory("version: 1\nbuckts: {}\n")
    let report = "markdown=FILE/plan.md".replacingFile(directory.path)
    let run = try await directory.run(["plan", "--report", report, "--max-size", "5000"])
    let text = try directory.read("plan.md")
    #expect(run.status == 3)
    #expect(text.hasPrefix("<!-- oss-repl:plan -->\n\n## Replication plan\n\n> [!CAUTION]\n> **There is no plan.** "))
    #expect(text.contains("> - OSSR1"))
    #expect(text.contains("  - help: "))
  }

  @Test func aSmallerSizeTellsLess() async throws {
    let sites =
      "groups: {t: {each: {site: {range: [a0001, a0400]}}, bucket: 't-${site}', rules: [{destination: "
      + "{bucket: 't-${site}-dr', location: oss-cn-beijing}, prefixes: ['${site}x/']}]}}\n"
    let directory = try PlanDirectory(Self.configuration + "\n" + sites)
    let whole = try await directory.run(["plan", "--format", "markdown"])
    let small = try await directory.run(["plan", "--format", "markdown", "--max-size", "4096"])
    #expect(whole.output.utf8.count <= 65_536)
    #expect(small.output.utf8.count <= 4_096)
    #expect(small.output.contains("> [!NOTE]\n> Shortened to 4096 bytes: "))
    #expect([whole, small].allSatisfy { $0.output.contains("402 to create") })
  }

  @Test(arguments: [
    ["plan", "--format", "markdown", "--max-size", "4095"], ["plan", "--format", "markdown", "--max-size", "-1"],
    ["plan", "--format", "markdown", "--max-size", "many"], ["plan", "--max-size", "5000"],
    ["plan", "--format", "json", "--report", "github=x", "--max-size", "5000"],
    ["show", "FILE/plan.json", "--max-size", "5000"], ["plan", "--format", "markdown", "--report", "json=-"],
  ])
  func aSizeThatMeansNothingIsWrongUsage(arguments: [String]) async throws {
    let run = try await PlanDirectory(Self.configuration).run(arguments)
    #expect(run.status == 64)
    #expect(run.requests.isEmpty)
    #expect(run.output.isEmpty)
  }
}

extension String {
  fileprivate func replacingFile(_ path: String) -> String {
    split(separator: "FILE", omittingEmptySubsequences: false).joined(separator: path)
  }
}
