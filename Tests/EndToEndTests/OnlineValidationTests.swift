import TestSupport
import Testing

@Suite("validate --online and the accounts that a configuration pins")
struct OnlineValidationTests {
  static let good = "{destination: {bucket: invoices-dr, location: oss-cn-beijing}}"
  /// The account of the emulator's key.
  static let own = "1000000000000001"

  private func validate(
    _ rule: String = good, accounts: String = "", more: String = "", seed: String = FeasibilityEndToEndTests.seed(),
    arguments: [String] = ["validate", "--online"], flags: [String] = []
  ) async throws -> (run: Programs.Run, requests: [String]) {
    let scratch = try Scratch()
    try scratch.write(
      FeasibilityEndToEndTests.configuration(rule, accounts: accounts) + more, to: "oss-repl.yaml")
    let run = try await Programs.withEmulator(
      seed: seed, in: scratch, flags: ["--log", "requests.ndjson"] + flags
    ) { address in
      try await Programs.replicate(arguments + ["--endpoint", address, "--retries", "0"], in: scratch)
    }
    // Without a request there is no log.
    return (run, ((try? scratch.read("requests.ndjson")) ?? "").split(separator: "\n").map(String.init))
  }

  @Test func allIsProven() async throws {
    let (run, requests) = try await validate(more: "\n  near: {rules: []}\n")
    #expect(run.status == 0, "\(run)")
    #expect(
      run.output == """
        Valid: 1 rule on 2 buckets.
        Online: 2 of 2 buckets are where the configuration says; 1 of 1 rule is
        feasible.

        """)
    #expect(run.errors.isEmpty)
    #expect(requests.count == 4, "what three buckets are, and where one replicates to")
    #expect(requests.allSatisfy { $0.contains("\"GET\"") && !$0.contains("\"operation\":\"GetBucketReplication\"") })
  }

  @Test func offlineNothingIsContacted() async throws {
    let (run, requests) = try await validate(arguments: ["validate"])
    #expect(run.status == 0)
    #expect(run.output == "Valid: 1 rule on 1 bucket.\n")
    #expect(requests.isEmpty)
  }

  @Test func anInvalidConfigurationContactsNothing() async throws {
    let (run, requests) = try await validate("{destination: {bucket: invoices, location: oss-cn-hangzhou}}")
    #expect(run.status == 3, "\(run)")
    #expect(requests.isEmpty)
  }

  @Test func aBucketThatIsNotThereAndOneThatIsElsewhere() async throws {
    let (run, _) = try await validate(more: "\n  nowhere: {rules: []}\n  far: {rules: []}\n")
    #expect(run.status == 4, "\(run)")
    #expect(
      run.output == """
        Valid: 1 rule on 3 buckets.
          x bucket far  OSSR7004 the bucket lies in another region
          x bucket nowhere  OSSR7003 the bucket does not exist
        Online: 1 of 3 buckets are where the configuration says, 2 are not; 1 of 1 rule
        is feasible.

        """)
    #expect(run.errors.contains("error[OSSR7003]: bucket nowhere does not exist"))
    #expect(run.errors.contains("error[OSSR7004]: bucket far is in eu-central-1, not in cn-hangzhou"))
  }

  @Test func whatCantBeReadIsAccess() async throws {
    let (run, _) = try await validate(
      "{destination: {bucket: foreign, location: oss-cn-beijing}, sync_role: replicator}")
    #expect(run.status == 7, "\(run)")
    #expect(run.output.contains("  ? invoices -> foreign  OSSR3010 it could not be proven that OSS takes a rule\n"))
    #expect(run.output.inOneLine.contains("0 of 1 rule is feasible, 1 could not be proven."))
    #expect(run.errors.contains("error[OSSR3010]: destination bucket foreign can't be looked at"))
  }

  @Test func whatIsWrongWeighsMoreThanWhatCantBeRead() async throws {
    let (run, _) = try await validate(
      "{destination: {bucket: foreign, location: oss-cn-beijing}, sync_role: replicator}",
      more: "\n      - {destination: {bucket: missing, location: oss-cn-beijing}}\n")
    #expect(run.status == 4, "\(run)")
    #expect(run.output.inOneLine.contains("0 of 2 rules are feasible, 1 is not, 1 could not be proven."))
  }

  @Test func onlyTheScopeIsAskedAbout() async throws {
    let (run, requests) = try await validate(
      more: "\n      - {destination: {bucket: missing, location: oss-cn-beijing}}\n  nowhere: {rules: []}\n",
      arguments: ["validate", "--online", "--only", "invoices:*", "--exclude", "*:missing"])
    #expect(run.status == 0, "\(run)")
    #expect(
      run.output.inOneLine.hasSuffix(
        "1 of 1 rule is feasible. Left out by --only and --exclude: buckets 1, rules 1."), "\(run.output)")
    #expect(requests.count == 3)
    let offline = try await validate(arguments: ["validate", "--only", "invoices:*"])
    #expect(offline.run.status == 64)
  }

  @Test func anOutageIsAnError() async throws {
    let scratch = try Scratch()
    try scratch.write(FeasibilityEndToEndTests.configuration(Self.good), to: "oss-repl.yaml")
    let run = try await Programs.replicate(
      ["validate", "--online", "--endpoint", "http://127.0.0.1:1", "--retries", "0"], in: scratch)
    #expect(run.status == 1, "\(run)")
    #expect(run.output.contains("0 of 1 bucket is where the configuration says, 1 could not be proven"))
  }

  @Test func withoutCredentialsNothingIsContacted() async throws {
    let scratch = try Scratch()
    try scratch.write(FeasibilityEndToEndTests.configuration(Self.good), to: "oss-repl.yaml")
    let run = try await Programs.replicate(["validate", "--online"], in: scratch, environment: [:])
    #expect(run.status == 7, "\(run)")
    #expect(run.errors.contains("OSS was not contacted"))
  }

  @Test func acrossTheBorderWithoutAccelerationIsNotProvenButNoFailure() async throws {
    let (run, _) = try await validate("{destination: {bucket: far, location: oss-eu-central-1}}")
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("  ? invoices -> far  OSSR2012 crossing the border without acceleration\n"))
    #expect(!run.errors.contains("OSSR3010"))
  }

  static let commands = [["plan"], ["apply", "--auto-approve"], ["validate", "--online"]]

  @Test(arguments: commands)
  func thePinnedAccountIsTheOneOfTheKey(arguments: [String]) async throws {
    let accounts = "accounts: {main: {auth: env, uid: \"\(Self.own)\"}}\n"
    let (run, requests) = try await validate(
      "{destination: {bucket: invoices-dr, location: oss-cn-beijing, account: main}}", accounts: accounts,
      arguments: arguments)
    #expect(run.status == 0, "\(run)")
    #expect(requests.first?.contains("\"operation\":\"ListBuckets\"") == true)
    #expect(requests.count { $0.contains("\"operation\":\"ListBuckets\"") } == 1)
  }

  @Test(arguments: commands)
  func theKeyOfAnotherAccountEndsTheRunBeforeAnythingElseIsRead(arguments: [String]) async throws {
    let accounts = "accounts: {main: {auth: env, uid: \"2098765432101234\"}}\n"
    let (run, requests) = try await validate(
      "{destination: {bucket: invoices-dr, location: oss-cn-beijing, account: main}}", accounts: accounts,
      arguments: arguments)
    #expect(run.status == 7, "\(run)")
    #expect(
      run.errors.contains(
        "error[OSSR7008]: the credentials of account main belong to `\(Self.own)`, not to 2098765432101234"))
    #expect(run.errors.contains("nothing else was contacted, and nothing was changed"))
    #expect(requests.count == 1)
    #expect(requests.first?.contains("max-keys=1\"") == true, "\(requests)")
  }

  @Test func anAccountThatIsNotUsedIsNotAskedFor() async throws {
    let accounts = "accounts: {main: {auth: env, uid: \"2098765432101234\"}}\n"
    let (run, requests) = try await validate(accounts: accounts, arguments: ["plan"])
    #expect(run.status == 0, "\(run)")
    #expect(!requests.contains { $0.contains("ListBuckets") })
  }
}
