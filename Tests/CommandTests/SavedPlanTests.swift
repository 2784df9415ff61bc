import Testing

@Suite("Plans that are saved and shown")
struct SavedPlanTests {
  static let configuration = """
    version: 1
    project: acme
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      invoices: {rules: [{destination: {bucket: invoices-dr, location: oss-cn-beijing}, note: "OPS-1"}]}
      orders: {rules: [{destination: {bucket: orders-dr, location: oss-cn-beijing}}]}
    """

  @Test func whatIsSavedIsWhatIsPrinted() async throws {
    let directory = try PlanDirectory(Self.configuration)
    directory.setRule("orders", to: "orders-dr", action: "ALL")
    let text = try await directory.run(["plan", "--out", "FILE/plan.json", "--exclude", "*:nothing"])
    #expect(text.status == 0, "\(text)")
    #expect(text.errors.contains("Saved to \(directory.path)/plan.json.\n"))
    #expect(directory.mode("plan.json") == 0o600)
    #expect(try directory.names == ["oss-repl.yaml", "plan.json"])
    let saved = try directory.read("plan.json")
    let start = try #require(saved.firstRange(of: "orp2-")).lowerBound
    let checksum = saved[start...].prefix(57)

    let json = try await directory.run(["plan", "--format", "json", "--exclude", "*:nothing"])
    #expect(json.output == saved)
    #expect(json.errors.isEmpty)

    let report = try await directory.run(["plan", "--report", "json=\(directory.path)/x", "--exclude", "*:nothing"])
    #expect(Self.withoutCommand(report.output) == Self.withoutCommand(text.output))
    #expect(try directory.read("x") == saved)

    let shown = try await directory.run(["show", "FILE/plan.json"])
    #expect(shown.status == 0, "\(shown)")
    #expect(Self.withoutCommand(shown.output) == Self.withoutCommand(text.output))
    #expect(
      shown.output.hasSuffix(
        "\nTo apply exactly this: oss-repl apply \(directory.path)/plan.json --expect \(checksum)\n"))
    #expect(text.output.hasSuffix("plan.json --expect \(checksum) -C \(directory.path)\n"))
    #expect(shown.requests.isEmpty)
    let again = try await directory.run(["show", "FILE/plan.json", "--format", "json"])
    #expect(again.output == saved)
    #expect(again.errors.isEmpty)
  }

  /// A text without its last line, the command that applies the plan.
  private static func withoutCommand(_ text: String) -> ArraySlice<Substring> {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast(2)
  }

  /// A link in the place of a plan could lead to any file of the machine, of which the messages would tell.
  @Test func aPlanIsNoLinkAndQuotesNothing() async throws {
    let directory = try PlanDirectory(Self.configuration)
    try directory.write("{\"format\": \"a-secret\", \"format_version\": \"1.0\"}", to: "outside.json")
    var told: Set<String> = []
    for (name, target) in [("a", "outside.json"), ("b", "nowhere"), ("c", "."), ("d", "/proc/self/environ")] {
      try directory.link(target, to: name)
      for command in ["show", "apply"] {
        let run = try await directory.run([command, "FILE/\(name)"])
        #expect(run.status == 3, "\(run)")
        #expect(run.requests.isEmpty)
        told.insert(String(run.errors.prefix { $0 != "\n" }).replacing("/\(name):", with: "/N:"))
      }
    }
    #expect(told == ["error[OSSR1050]: can't read the plan \(directory.path)/N: it is a link"])
    let named = try await directory.run(["show", "FILE/outside.json"])
    #expect(named.status == 3)
    #expect(!named.errors.contains("a-secret"))
  }

  @Test func aSavedPlanNamesNoKeyAndNoTime() async throws {
    let directory = try PlanDirectory(Self.configuration)
    _ = try await directory.run(["plan", "--out", "FILE/plan.json"])
    let saved = try directory.read("plan.json")
    #expect(!saved.contains("secret-text"))
    #expect(!saved.contains("\"id\""))
    #expect(!saved.contains("1790000000"))
  }

  @Test func detailedExitCodeIsPartOfThePlan() async throws {
    let directory = try PlanDirectory(Self.configuration)
    let run = try await directory.run(["plan", "--detailed-exitcode", "--out", "FILE/plan.json"])
    #expect(run.status == 2)
    #expect(try directory.read("plan.json").contains("\"exit\" : 2"))
  }

  @Test func anEarlierFileIsReplacedOnlyByAPlanThatCouldBeApplied() async throws {
    let directory = try PlanDirectory(Self.configuration)
    try directory.write("an older file", to: "plan.json")
    directory.forbid("orders")
    let unknown = try await directory.run(["plan", "--out", "FILE/plan.json"])
    #expect(unknown.status == 7)
    #expect(unknown.errors.contains("Not saved to \(directory.path)/plan.json: apply would not take this plan.\n"))
    #expect(try directory.read("plan.json") == "an older file")

    try directory.write(Self.empty, to: "oss-repl.yaml")
    directory.setRule("orders", to: "orders-dr")
    let blocked = try await directory.run(["plan", "--out", "FILE/plan.json"])
    #expect(blocked.status == 4, "\(blocked)")
    #expect(try directory.read("plan.json") == "an older file")
    let invalid = try await directory.run(["plan", "--out", "FILE/plan.json", "--config", "nowhere.yaml"])
    #expect(invalid.status == 3)
    #expect(try directory.read("plan.json") == "an older file")
    #expect(try directory.names == ["oss-repl.yaml", "plan.json"])
  }

  static let empty = """
    version: 1
    project: acme
    manage: exclusive
    buckets: {orders: {region: cn-hangzhou, rules: []}}
    """

  @Test func aBlockedPlanIsPrintedAndShown() async throws {
    let directory = try PlanDirectory(Self.empty)
    directory.setRule("orders", to: "orders-dr")
    let plan = try await directory.run(["plan"])
    let json = try await directory.run(["plan", "--format", "json"])
    #expect(json.status == 4)
    try directory.write(json.output, to: "plan.json")
    let shown = try await directory.run(["show", "FILE/plan.json"])
    #expect(shown.status == 0)
    #expect(shown.output == plan.output)
    #expect(shown.errors.contains("error[OSSR4001]"))
  }

  @Test(arguments: ["FILE", "FILE/nowhere/plan.json", "FILE/link"])
  func aFileThatCantBeWrittenIsSaidBeforeAnythingIsRead(path: String) async throws {
    let directory = try PlanDirectory(Self.configuration)
    try directory.link("elsewhere", to: "link")
    let run = try await directory.run(["plan", "--out", path == "FILE" ? directory.path : path])
    #expect(run.status == 1)
    let message = path == "FILE/link" ? "error[OSSR1090]: won't write" : "error[OSSR1060]: can't write"
    #expect(run.errors.contains(message), "\(run)")
    #expect(run.requests.isEmpty)
  }

  @Test(arguments: [["--out", ""], ["--out", "-"], ["--out", "x", "--report", "github=x"], ["--format", "yaml"]])
  func wrongUsage(arguments: [String]) async throws {
    let run = try await PlanDirectory(Self.configuration).run(["plan"] + arguments)
    #expect(run.status == 64)
    #expect(run.requests.isEmpty)
  }

  @Test func aRunWithoutAPlanPrintsWhatWasTold() async throws {
    let directory = try PlanDirectory("version: 1\nbuckts: {}\n")
    let run = try await directory.run(["plan", "--format", "json"])
    #expect(run.status == 3)
    #expect(run.output.contains("\"format\" : \"oss-repl.diagnostics\""))
    try directory.write(run.output, to: "plan.json")
    let shown = try await directory.run(["show", "FILE/plan.json"])
    #expect(shown.status == 3)
    #expect(shown.errors.contains("is not a saved plan: its format is `oss-repl.diagnostics`"))
    #expect(shown.output.isEmpty)
  }
}
