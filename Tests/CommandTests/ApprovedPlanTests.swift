import Testing

@Suite("Applying exactly what was approved")
struct ApprovedPlanTests {
  /// A directory with a saved plan that creates two rules.
  private func saved(_ arguments: [String] = []) async throws -> PlanDirectory {
    let directory = try PlanDirectory(SavedPlanTests.configuration)
    let run = try await directory.run(["plan", "--out", "FILE/plan.json"] + arguments)
    #expect(run.status == 0, "\(run)")
    return directory
  }

  private func checksum(_ directory: PlanDirectory) throws -> String {
    let text = try directory.read("plan.json")
    let start = try #require(text.firstRange(of: "orp2-")).lowerBound
    return String(text[start...].prefix(57))
  }

  static let otherChecksum = "orp2-" + String(repeating: "a", count: 52)

  private func wroteNothing(_ run: CommandRun) -> Bool { run.requests.allSatisfy { $0.hasPrefix("GET ") } }

  @Test func aPlanIsTheApproval() async throws {
    let directory = try await saved()
    let run = try await directory.run(["apply", "FILE/plan.json"])
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("Applied: 2 created."))
    let again = try await directory.run(["apply", "FILE/plan.json"])
    #expect(again.status == 5)
    #expect(again.errors.contains("nothing is left to do: the plan seems to be applied already"))
    #expect(wroteNothing(again))
  }

  @Test func aChecksumIsTheApproval() async throws {
    let directory = try await saved()
    let other = try await directory.run(["apply", "--expect", Self.otherChecksum])
    #expect(other.status == 5)
    #expect(
      other.errors.contains(
        "error[OSSR5003]: the plan has the checksum \(try checksum(directory)), not \(Self.otherChecksum)"))
    #expect(wroteNothing(other))
    let run = try await directory.run(["apply", "--expect", try checksum(directory)])
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("Applied: 2 created."))
  }

  @Test func aPlanAndAChecksumHaveToBeOfOneMind() async throws {
    let directory = try await saved()
    let other = try await directory.run(["apply", "FILE/plan.json", "--expect", Self.otherChecksum])
    #expect(other.status == 5)
    #expect(other.requests.isEmpty)
    let run = try await directory.run(["apply", "FILE/plan.json", "--expect", try checksum(directory)])
    #expect(run.status == 0, "\(run)")
  }

  @Test func anEmptyPlanAppliesToNothing() async throws {
    let directory = try PlanDirectory(SavedPlanTests.configuration)
    for bucket in ["invoices", "orders"] { directory.setRule(bucket, to: "\(bucket)-dr") }
    _ = try await directory.run(["plan", "--out", "FILE/plan.json"])
    let run = try await directory.run(["apply", "FILE/plan.json"])
    #expect(run.status == 0, "\(run)")
    #expect(run.requests.count == 2)
    #expect(run.output.contains("\nNo changes. 2 rules match"))
    directory.setRule("orders", to: nil)
    let stale = try await directory.run(["apply", "FILE/plan.json"])
    #expect(stale.status == 5)
    #expect(stale.errors.contains("planned no change, now create, because the live rule changed: orders:orders-dr"))
    #expect(wroteNothing(stale))
  }

  @Test func whatMovedIsSaidAndNothingIsWritten() async throws {
    let directory = try await saved()
    directory.setRule("orders", to: "orders-dr", action: "ALL")
    try directory.write(
      SavedPlanTests.configuration.replacing("note: \"OPS-1\"", with: "prefixes: [\"a/\"]"), to: "oss-repl.yaml")
    let run = try await directory.run(["apply", "FILE/plan.json"])
    #expect(run.status == 5)
    #expect(wroteNothing(run))
    #expect(
      run.errors.contains("error[OSSR5002]: \(directory.path)/plan.json is not what would be done now: 2 rules differ"))
    #expect(
      run.errors.contains("planned create, now another create, because the configuration changed: invoices:invoices-dr")
    )
    #expect(run.errors.contains("planned create, now replace, because the live rule changed: orders:orders-dr"))
    #expect(run.errors.contains("nothing was written"))
    // What would be done now is shown in full.
    #expect(run.output.contains("replace"))
  }

  @Test func aNoteOrAPlaceThatMovesChangesNothing() async throws {
    let directory = try await saved()
    try directory.write(
      "# A comment.\n\n" + SavedPlanTests.configuration.replacing("OPS-1", with: "OPS-2"), to: "oss-repl.yaml")
    let run = try await directory.run(["apply", "FILE/plan.json"])
    #expect(run.status == 0, "\(run)")
  }

  @Test func theScopeOfThePlanHolds() async throws {
    let directory = try await saved(["--only", "orders:*"])
    let run = try await directory.run(["apply", "FILE/plan.json"])
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("Applied: 1 created."))
    #expect(run.requests.allSatisfy { !$0.contains("invoices") })
    let expected = try await directory.run(["apply", "--expect", try checksum(directory)])
    #expect(expected.status == 5)
  }

  @Test(arguments: [
    ["FILE/plan.json", "--only", "orders:*"], ["FILE/plan.json", "--exclude", "orders:*"], ["--expect", "orp1-1234"],
    ["--expect", "orp2-1234"],
    ["--expect", otherChecksum.uppercased()], ["--expect", ""],
  ])
  func wrongUsage(arguments: [String]) async throws {
    let directory = try await saved()
    let run = try await directory.run(["apply"] + arguments)
    #expect(run.status == 64)
    #expect(run.requests.isEmpty)
  }

  /// A directory whose saved plan deletes the only rule, which took `--allow empty:1`.
  private func savedWithConsent() async throws -> PlanDirectory {
    let directory = try PlanDirectory(SavedPlanTests.empty)
    directory.setRule("orders", to: "orders-dr")
    let plan = try await directory.run(["plan", "--out", "FILE/plan.json", "--allow", "empty:1"])
    #expect(plan.status == 0, "\(plan)")
    return directory
  }

  @Test func whatAPlanLetsThroughCountsWithItsChecksum() async throws {
    let directory = try await savedWithConsent()
    let run = try await directory.run(["apply", "FILE/plan.json", "--expect", try checksum(directory)])
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("Applied: 1 deleted."))
  }

  @Test(arguments: [[], ["--auto-approve"], ["--allow", "empty:2"], ["--format", "ndjson"]])
  func whatAPlanLetsThroughCountsForNothingOnItsOwn(arguments: [String]) async throws {
    let directory = try await savedWithConsent()
    let run = try await directory.run(["apply", "FILE/plan.json"] + arguments)
    #expect(run.status == 4, "\(run)")
    #expect(run.requests.isEmpty)
    #expect(run.errors.contains("error[OSSR5005]"))
    #expect(run.errors.contains("--allow empty:1"))
  }

  @Test func whatAPlanLetsThroughCountsWhenItIsSaidAgain() async throws {
    let directory = try await savedWithConsent()
    let run = try await directory.run(["apply", "FILE/plan.json", "--allow", "empty:1"])
    #expect(run.status == 0, "\(run)")
  }

  @Test(arguments: [("yes", 0 as Int32), ("y", 4), ("no", 4)])
  func whatAPlanLetsThroughCountsWithAnAnswer(answer: String, status: Int32) async throws {
    let directory = try await savedWithConsent()
    let run = try await directory.run(["apply", "FILE/plan.json"], typed: [answer])
    #expect(run.status == status, "\(run)")
    #expect(run.output.contains("on nobody's word yet:\n  --allow empty:1\n"))
    #expect(wroteNothing(run) == (status != 0))
    let automatic = try await directory.run(["apply", "FILE/plan.json", "--auto-approve"], typed: [answer])
    #expect(automatic.status == 4, "\(automatic)")
  }

  @Test func aPlanThatLetsNothingThroughIsNotAskedAbout() async throws {
    let directory = try await saved()
    let run = try await directory.run(["apply", "FILE/plan.json"], typed: [])
    #expect(run.status == 0, "\(run)")
    #expect(!run.output.contains("Only 'yes' does"))
  }

  @Test func aForcedReplaceIsCarriedLikeAConsent() async throws {
    let forced = try PlanDirectory(SavedPlanTests.configuration)
    for bucket in ["invoices", "orders"] { forced.setRule(bucket, to: "\(bucket)-dr") }
    _ = try await forced.run(["plan", "--out", "FILE/plan.json", "--replace", "orders:orders-dr"])
    let unforced = try await forced.run(["apply", "FILE/plan.json"])
    #expect(unforced.status == 4)
    #expect(unforced.errors.contains("--replace orders:orders-dr"))
    #expect(unforced.requests.isEmpty)
    let more = try await forced.run([
      "apply", "FILE/plan.json", "--expect", try checksum(forced), "--replace", "invoices:invoices-dr",
    ])
    #expect(more.status == 5)
    #expect(more.errors.contains("planned no change, now replace"))
    #expect(
      more.errors.contains(
        "planned with orders:orders-dr by --replace, now with invoices:invoices-dr, orders:orders-dr"))
    #expect(wroteNothing(more))
  }

  @Test func aConsentMoreThanWasApprovedIsAnotherPlan() async throws {
    let directory = try PlanDirectory(SavedPlanTests.empty)
    directory.setRule("orders", to: "orders-dr")
    _ = try await directory.run(["plan", "--out", "FILE/plan.json", "--allow", "empty:1"])
    let run = try await directory.run([
      "apply", "FILE/plan.json", "--allow", "empty:1", "--allow", "unmodelled:orders:orders-dr",
    ])
    #expect(run.status == 5, "\(run)")
    #expect(run.errors.contains("is not what would be done now: what it goes by differs"))
    #expect(wroteNothing(run))
  }

  @Test func anotherEndpointOrAccountIsAnotherPlan() async throws {
    let directory = try await saved()
    let uid = "accounts: {main: {auth: env}}\n"
    try directory.write(
      uid + SavedPlanTests.configuration.replacing("orders: {rules", with: "orders: {account: main, rules"),
      to: "oss-repl.yaml")
    let run = try await directory.run(["apply", "FILE/plan.json"])
    #expect(run.status == 5, "\(run)")
    #expect(run.errors.contains("bucket orders was planned with account default at the region's own endpoint"))
    #expect(wroteNothing(run))
  }

  @Test func aPlanThatLeavesABucketUnreadOnPurposeIsSavedAndApplied() async throws {
    let directory = try PlanDirectory(SavedPlanTests.configuration)
    directory.forbid("orders")
    let plan = try await directory.run(["plan", "--out", "FILE/plan.json", "--allow", "unknown:orders"])
    #expect(plan.status == 7)
    #expect(plan.errors.contains("Saved to"))
    let run = try await directory.run(["apply", "FILE/plan.json", "--expect", try checksum(directory)])
    #expect(run.status == 6, "\(run)")
    #expect(run.output.contains("Applied: 1 created."))
  }

  @Test func railsHoldAlsoWhatWasApproved() async throws {
    let directory = try PlanDirectory(SavedPlanTests.configuration)
    directory.setRule("orders", to: "orders-dr", action: "ALL")
    _ = try await directory.run(["plan", "--out", "FILE/plan.json"])
    // A protection is no part of what a plan does, so the checksum is the same.
    let protected = SavedPlanTests.configuration + "\nprotect: [{match: \"orders:*\", from: [replace]}]\n"
    try directory.write(protected, to: "oss-repl.yaml")
    let run = try await directory.run(["apply", "FILE/plan.json"])
    #expect(run.status == 4, "\(run)")
    #expect(!run.errors.contains("OSSR5002"))
    #expect(wroteNothing(run))
  }

  @Test func whatCantBeReadIsNoProofOfAChange() async throws {
    let directory = try await saved()
    directory.forbid("orders")
    let run = try await directory.run(["apply", "FILE/plan.json"])
    #expect(run.status == 7, "\(run)")
    #expect(run.errors.contains("planned create, now unknown, because the bucket can't be read: orders:orders-dr"))
    let allowed = try await directory.run(["apply", "FILE/plan.json", "--allow", "unknown:orders"])
    #expect(allowed.status == 7)
    let expected = try await directory.run(["apply", "--expect", try checksum(directory)])
    #expect(expected.status == 7)
    directory.setRule("invoices", to: "invoices-dr", action: "ALL")
    let both = try await directory.run(["apply", "FILE/plan.json"])
    #expect(both.status == 5)
    for run in [run, allowed, expected, both] { #expect(wroteNothing(run)) }
  }

  @Test func anotherProjectsPlanIsRefused() async throws {
    let directory = try await saved()
    try directory.write(SavedPlanTests.configuration.replacing("acme", with: "staging"), to: "oss-repl.yaml")
    let run = try await directory.run(["apply", "FILE/plan.json"])
    #expect(run.status == 3)
    #expect(run.requests.isEmpty)
    #expect(run.errors.contains("is of the project `acme`, the configuration is of the project `staging`"))
  }

  /// What becomes of the saved plan, and the code and status with which it is refused.
  static let damages: [(name: String, damage: @Sendable (String) -> String?, code: String, status: Int32)] = [
    ("missing", { _ in nil }, "OSSR1050", 3),
    ("cut off", { String($0.prefix(400)) }, "OSSR1051", 3),
    ("text", { _ in "No changes. 2 rules match.\n" }, "OSSR1051", 3),
    ("another document", { _ in "{\"format\": \"terraform\"}" }, "OSSR1053", 3),
    ("newer", { $0.replacing("\"format_version\" : \"1.0\"", with: "\"format_version\" : \"2.0\"") }, "OSSR1054", 3),
    ("without actions", { $0.replacing("\"actions\"", with: "\"deeds\"") }, "OSSR1055", 3),
    ("edited", { $0.replacing("oss-cn-beijing", with: "oss-cn-shanghai") }, "OSSR1056", 3),
    ("another checksum", { $0.replacing("orp2-", with: "orp2-a") }, "OSSR1056", 3),
    ("of an earlier release", { $0.replacing("orp2-", with: "orp1-") }, "OSSR1059", 3),
  ]

  @Test(arguments: damages.indices)
  func aDamagedPlanIsRefusedBeforeAnythingIsRead(index: Int) async throws {
    let damage = Self.damages[index]
    let directory = try await saved()
    let text = damage.damage(try directory.read("plan.json"))
    try directory.write(text ?? "", to: text == nil ? "other.json" : "plan.json")
    let path = text == nil ? "FILE/none.json" : "FILE/plan.json"
    for arguments in [["apply", path], ["show", path]] {
      let run = try await directory.run(arguments)
      #expect(run.status == damage.status, "\(damage.name): \(run)")
      #expect(run.errors.contains("error[\(damage.code)]"), "\(damage.name): \(run)")
      #expect(run.requests.isEmpty, "\(damage.name)")
      #expect(run.output.isEmpty, "\(damage.name)")
    }
  }

  @Test func plansThatNobodyCouldApproveAreRefused() async throws {
    let incomplete = try PlanDirectory(SavedPlanTests.configuration)
    incomplete.forbid("orders")
    try incomplete.write(try await incomplete.run(["plan", "--format", "json"]).output, to: "plan.json")
    let unread = try await incomplete.run(["apply", "FILE/plan.json"])
    #expect(unread.status == 3)
    #expect(unread.errors.contains("error[OSSR1058]"))

    let blocked = try PlanDirectory(SavedPlanTests.empty)
    blocked.setRule("orders", to: "orders-dr")
    try blocked.write(try await blocked.run(["plan", "--format", "json"]).output, to: "plan.json")
    let held = try await blocked.run(["apply", "FILE/plan.json", "--allow", "empty:1"])
    #expect(held.status == 4)
    #expect(held.errors.contains("error[OSSR5004]"))
    #expect(held.errors.contains("note: OSSR4001: "))
    for run in [unread, held] { #expect(run.requests.isEmpty) }
  }
}
