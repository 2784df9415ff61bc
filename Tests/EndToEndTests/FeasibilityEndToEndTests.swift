import TestSupport
import Testing

@Suite("What OSS would refuse is known before anything is written")
struct FeasibilityEndToEndTests {
  /// A source bucket in cn-hangzhou with one rule, and buckets around it.
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let rule: String
    let expected: String
    var versioning = ""

    init(_ name: String, _ rule: String, _ expected: String, versioning: String = "") {
      testDescription = name
      self.rule = rule
      self.expected = expected
      self.versioning = versioning
    }
  }

  static func configuration(_ rules: String..., accounts: String = "") -> String {
    """
    version: 1
    manage: exclusive
    \(accounts)defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      invoices:
        rules:
    \(rules.map { "      - \($0)" }.joined(separator: "\n"))
    """
  }

  static func seed(live: String = "", versioning: String = "") -> String {
    """
    {"buckets": [
      {"name": "invoices", "region": "cn-hangzhou"\(versioning), "rules": [\(live)]},
      {"name": "invoices-dr", "region": "cn-beijing"}, {"name": "far", "region": "eu-central-1"},
      {"name": "versioned", "region": "cn-beijing", "versioning": "Enabled"},
      {"name": "foreign", "region": "cn-beijing", "owner": "2002"}, {"name": "near", "region": "cn-hangzhou"},
      {"name": "offside", "region": "cn-nowhere"}]}
    """
  }

  static let refused: [Sample] = [
    Sample(
      "no such destination", "{destination: {bucket: invoices-rd, location: oss-cn-beijing}}",
      "error[OSSR3001]: destination bucket invoices-rd does not exist\n --> oss-repl.yaml:7:32"),
    Sample(
      "another region", "{destination: {bucket: invoices-dr, location: oss-cn-shanghai}}",
      "error[OSSR3002]: destination bucket invoices-dr is in cn-beijing, not in cn-shanghai\n --> oss-repl.yaml:7:55"),
    Sample(
      "a region that is none", "{destination: {bucket: invoices-dr, location: oss-cn-beijin}}",
      "error[OSSR3002]: destination bucket invoices-dr is in cn-beijing, not in cn-beijin\n --> oss-repl.yaml:7:55"),
    Sample(
      "a region that OSS does not offer", "{destination: {bucket: offside, location: oss-cn-nowhere}}",
      "error[OSSR3005]: OSS does not replicate from cn-hangzhou to cn-nowhere\n --> oss-repl.yaml:7:51"),
    Sample(
      "no acceleration", "{destination: {bucket: invoices-dr, location: oss-cn-beijing}, transfer_type: oss_acc}",
      "error[OSSR3006]: OSS has no transfer acceleration from cn-hangzhou to cn-beijing\n --> oss-repl.yaml:7:87"),
    Sample(
      "no RTC",
      "{destination: {bucket: far, location: oss-eu-central-1}, transfer_type: oss_acc, rtc: enabled}",
      "error[OSSR3007]: OSS has no Replication Time Control from cn-hangzhou to eu-central-1\n --> oss-repl.yaml:7:95"),
    Sample(
      "only the destination is versioned", "{destination: {bucket: versioned, location: oss-cn-beijing}}",
      "error[OSSR3008]: versioning is not enabled on invoices, enabled on versioned\n --> oss-repl.yaml:7:32"),
    Sample(
      "only the source is versioned", "{destination: {bucket: invoices-dr, location: oss-cn-beijing}}",
      "error[OSSR3008]: versioning is enabled on invoices, not enabled on invoices-dr\n --> oss-repl.yaml:7:32",
      versioning: #", "versioning": "Enabled""#),
    Sample(
      "within one region, versioning counts too", "{destination: {bucket: near, location: oss-cn-hangzhou}}",
      "error[OSSR3008]: versioning is suspended on invoices, not enabled on near\n --> oss-repl.yaml:7:32",
      versioning: #", "versioning": "Suspended""#),
  ]

  @Test(arguments: refused)
  func aCreateIsBlockedAndNothingIsWritten(sample: Sample) async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration(sample.rule), to: "oss-repl.yaml")
    let seed = Self.seed(versioning: sample.versioning)
    try await Programs.withEmulator(seed: seed, in: scratch, flags: ["--log", "requests.ndjson"]) { address in
      for arguments in [["plan"], ["apply", "--auto-approve"], ["validate", "--online"]] {
        let run = try await Programs.replicate(arguments + ["--endpoint", address], in: scratch)
        #expect(run.status == 4, "\(run)")
        #expect(run.errors.contains(sample.expected), "\(run.errors)")
        #expect(run.errors.ranges(of: "error[").count == 1, "one cause, one error: \(run.errors)")
      }
    }
    #expect(!(try scratch.read("requests.ndjson")).contains("\"POST\""))
  }

  @Test func anExistingRuleIsNotDeletedForOneThatOSSWouldRefuse() async throws {
    let scratch = try Scratch()
    let live = Self.rule(to: "versioned", "oss-cn-beijing", prefixes: #"["2025/"]"#)
    try scratch.write(
      Self.configuration("{destination: {bucket: versioned, location: oss-cn-beijing}}"), to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed(live: live), in: scratch, flags: ["--log", "r.ndjson"]) { address in
      let run = try await Programs.replicate(
        ["apply", "--auto-approve", "--allow", "replace:invoices:versioned", "--endpoint", address], in: scratch)
      #expect(run.status == 4, "\(run)")
      #expect(run.errors.contains("error[OSSR3008]"))
    }
    #expect(!(try scratch.read("r.ndjson")).contains("\"POST\""))
  }

  @Test func aDestinationThatCantBeLookedAtHoldsBackAReplaceButNoCreate() async throws {
    let scratch = try Scratch()
    let rule = "{destination: {bucket: foreign, location: oss-cn-beijing}, sync_role: replicator}"
    try scratch.write(Self.configuration(rule), to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed(), in: scratch) { address in
      let plan = try await Programs.replicate(["plan", "--endpoint", address], in: scratch)
      #expect(plan.status == 0, "\(plan)")
      #expect(plan.errors.contains("warning[OSSR3010]: destination bucket foreign can't be looked at"))
      #expect(plan.errors.contains("HTTP 403, Code AccessDenied, EC 0003-00000001"))
      let create = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(create.status == 0, "\(create)")

      try scratch.write(
        Self.configuration(rule.replacing("sync_role", with: "prefixes: [\"a/\"], sync_role")), to: "oss-repl.yaml")
      let held = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(held.status == 4, "\(held)")
      #expect(
        held.output.split { $0.isWhitespace }.joined(separator: " ").contains(
          "pass --allow replace:invoices:foreign"))
      let allowed = try await Programs.replicate(
        ["apply", "--auto-approve", "--allow", "replace:invoices:foreign", "--endpoint", address], in: scratch)
      #expect(allowed.status == 0, "\(allowed)")
      #expect(allowed.output.contains("Applied: 1 replaced."))
    }
  }

  @Test func aBucketThatWasMadeAnewElsewhereIsReplacedOnceItIsSeenThere() async throws {
    let scratch = try Scratch()
    try scratch.write(
      Self.configuration("{destination: {bucket: invoices-dr, location: oss-cn-beijing}}"), to: "oss-repl.yaml")
    let live = Self.rule(to: "invoices-dr", "oss-cn-shanghai")
    try await Programs.withEmulator(seed: Self.seed(live: live), in: scratch) { address in
      let apply = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(apply.status == 0, "\(apply)")
      let plan = try await Programs.replicate(["plan", "--endpoint", address], in: scratch)
      #expect(plan.output.contains("\nNo changes."))
    }
  }

  @Test func eachBucketIsAskedAboutOnce() async throws {
    let scratch = try Scratch()
    let configuration = Self.configuration(
      "{destination: {bucket: invoices-dr, location: oss-cn-beijing}}",
      "{destination: {bucket: far, location: oss-eu-central-1}, transfer_type: oss_acc}",
      "{destination: {bucket: near, location: oss-cn-hangzhou}}")
    try scratch.write(configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed(), in: scratch, flags: ["--log", "r.ndjson"]) { address in
      let plan = try await Programs.replicate(["plan", "--endpoint", address], in: scratch)
      #expect(plan.output.contains("Plan: 3 to create."), "\(plan)")
    }
    let operations = try scratch.read("r.ndjson").split(separator: "\n").map { line in
      ["GetBucketInfo", "GetBucketReplicationLocation", "GetBucketReplication"].first {
        line.contains("\"operation\":\"\($0)\"")
      } ?? String(line)
    }
    #expect(
      operations.sorted() == [
        "GetBucketInfo", "GetBucketInfo", "GetBucketInfo", "GetBucketInfo", "GetBucketReplication",
        "GetBucketReplicationLocation",
      ])
  }

  private static func rule(to bucket: String, _ location: String, prefixes: String = "[]") -> String {
    """
    {"destination": {"bucket": "\(bucket)", "location": "\(location)"}, "prefixes": \(prefixes), "action": "PUT",
     "historical_object_replication": "enabled", "status": "doing"}
    """
  }
}
