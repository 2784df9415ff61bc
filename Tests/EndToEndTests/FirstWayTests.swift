import Subprocess
import TestSupport
import Testing

@Suite("From a file to converged buckets, over a socket")
struct FirstWayTests {
  static let configuration = """
    version: 1
    manage: exclusive
    defaults:
      region: cn-hangzhou
      rule: {action: PUT, historical_object_replication: disabled}
    buckets:
      orders:
        rules:
          - destination: {bucket: orders-dr, location: oss-cn-beijing}
      invoices:
        rules:
          - destination: {bucket: invoices-dr, location: oss-cn-beijing}
            prefixes: ["2025/", "2026/"]
            historical_object_replication: enabled
      media:
        region: cn-shanghai
        rules:
          - destination: {bucket: media-dr, location: oss-cn-beijing}
            rtc: enabled
    """

  static let seed = """
    {"buckets": [
      {"name": "orders", "region": "cn-hangzhou"}, {"name": "orders-dr", "region": "cn-beijing"},
      {"name": "invoices", "region": "cn-hangzhou", "rules": [
        {"destination": {"bucket": "invoices-dr", "location": "oss-cn-beijing"}, "prefixes": ["2025/"], "action": "PUT",
         "historical_object_replication": "disabled", "status": "doing"}]},
      {"name": "invoices-dr", "region": "cn-beijing"},
      {"name": "media", "region": "cn-shanghai", "rules": [
        {"destination": {"bucket": "media-dr", "location": "oss-cn-beijing"}, "action": "PUT",
         "historical_object_replication": "disabled", "status": "doing"},
        {"destination": {"bucket": "media-old", "location": "oss-cn-shenzhen"}, "action": "ALL",
         "historical_object_replication": "disabled", "status": "doing"}]},
      {"name": "media-dr", "region": "cn-beijing"}, {"name": "media-old", "region": "cn-shenzhen"}]}
    """

  @Test(arguments: ["127.0.0.1", "localhost"])
  func planApplyPlan(host: String) async throws {
    // An IP address is addressed path-style, a name virtual-hosted.
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--log", "requests.ndjson"]) { address in
      let endpoint = address.replacingHost(with: host)
      let first = try await Programs.replicate(["plan", "--detailed-exitcode", "--endpoint", endpoint], in: scratch)
      #expect(first.status == 2, "\(first)")
      #expect(first.output.contains("Plan: 1 to create, 1 to replace, 1 to set RTC, 1 to delete. 0 unchanged."))
      #expect(first.errors.isEmpty)

      let apply = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", endpoint], in: scratch)
      #expect(apply.status == 0, "\(apply)")
      #expect(apply.output.contains("Applied: 1 created, 1 replaced, 1 RTC set, 1 deleted."))

      let second = try await Programs.replicate(["plan", "--detailed-exitcode", "--endpoint", endpoint], in: scratch)
      #expect(second.status == 0, "\(second)")
      #expect(second.output.contains("\nNo changes. 3 rules match."))
    }
    let log = try scratch.read("requests.ndjson")
    #expect(!log.contains("end-to-end-secret"))
    #expect(log.contains("orders.localhost") == (host == "localhost"))
  }

  @Test func planOnlyReadsAndAfterwardsOnceABucket() async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--log", "requests.ndjson"]) { address in
      _ = try await Programs.replicate(["plan", "--endpoint", address], in: scratch)
      let planned = try scratch.read("requests.ndjson").split(separator: "\n")
      #expect(planned.allSatisfy { $0.contains("\"GET\"") })

      let apply = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(apply.status == 0, "\(apply)")
      let before = try scratch.read("requests.ndjson").split(separator: "\n").count
      let plan = try await Programs.replicate(["plan", "--endpoint", address], in: scratch)
      #expect(plan.output.contains("\nNo changes."))
      let requests = try scratch.read("requests.ndjson").split(separator: "\n").dropFirst(before)
      #expect(requests.count == 3)
      #expect(requests.allSatisfy { $0.contains("GetBucketReplication\"") }, "\(requests)")
    }
  }

  @Test func theEndpointMayComeFromTheEnvironment() async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch) { address in
      let environment = Programs.credentials.merging(["OSS_ENDPOINT": address]) { $1 }
      let run = try await Programs.replicate(["plan"], in: scratch, environment: environment)
      #expect(run.status == 0, "\(run)")
      #expect(run.output.contains("Plan: "))
    }
  }

  @Test func aBucketThatCantBeReadStopsApplyAndIsShown() async throws {
    let scratch = try Scratch()
    let missing = Self.configuration + "\n  nowhere-to-be-found:\n    rules: []\n"
    try scratch.write(missing, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch) { address in
      let plan = try await Programs.replicate(["plan", "--endpoint", address], in: scratch)
      #expect(plan.status == 1)
      #expect(plan.output.contains("Incomplete: 1 bucket could not be read."))
      #expect(plan.output.contains("Plan: 1 to create"))
      #expect(plan.errors.contains("error[OSSR7003]: bucket nowhere-to-be-found does not exist"))
      #expect(plan.errors.contains("oss-repl.yaml:20:3"))

      let apply = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(apply.status == 1)
      let after = try await Programs.replicate(["plan", "--endpoint", address], in: scratch)
      #expect(after.output == plan.output)

      let allowed = try await Programs.replicate(
        ["apply", "--auto-approve", "--allow", "unknown:nowhere-to-be-found", "--endpoint", address], in: scratch)
      #expect(allowed.status == 6, "\(allowed)")
      #expect(allowed.output.contains("Applied: 1 created"))
    }
  }

  @Test func aWrongRegionIsSaidAtItsLine() async throws {
    let scratch = try Scratch()
    let wrong = Self.configuration.replacing("region: cn-shanghai", with: "region: cn-qingdao")
    try scratch.write(wrong, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch) { address in
      let plan = try await Programs.replicate(["plan", "--endpoint", address], in: scratch)
      #expect(plan.status == 1)
      #expect(plan.errors.contains("bucket media is in cn-shanghai, not in cn-qingdao"))
      #expect(plan.errors.contains("oss-repl.yaml:16:"))
    }
  }

  @Test func aWrongKeyIsExitSeven() async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch) { address in
      let environment = Programs.credentials.merging(["OSS_ACCESS_KEY_SECRET": "wrong-secret-material"]) { $1 }
      let run = try await Programs.replicate(["plan", "--endpoint", address], in: scratch, environment: environment)
      #expect(run.status == 7, "\(run)")
      #expect(run.errors.contains("SignatureDoesNotMatch"))
      #expect(!(run.errors + run.output).contains("wrong-secret-material"))
    }
  }
}

extension String {
  func replacing(_ text: String, with other: String) -> String {
    split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
  }

  /// An address of this machine with another name of it.
  func replacingHost(with host: String) -> String { replacing("127.0.0.1", with: host) }
}
