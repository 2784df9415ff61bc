import FoundationEssentials
import HTTPTransport
import Subprocess
import TestSupport
import Testing

/// Several accounts, and keys that end within seconds, over sockets. The emulator knows whose every bucket and key is and refuses
/// what is signed with another account's key.
@Suite("Accounts over sockets")
struct AccountsTests {
  private static let seed = """
    {"buckets": [
      {"name": "orders", "region": "cn-hangzhou", "owner": "1000000000000001"},
      {"name": "orders-dr", "region": "cn-beijing", "owner": "2000000000000002", "policy": {"Version": "1", "Statement": [
        {"Effect": "Allow", "Principal": ["1000000000000001"], "Action": ["oss:ReplicateGet"],
         "Resource": "acs:oss:*:2000000000000002:orders-dr"}]}},
      {"name": "invoices", "region": "cn-hangzhou", "owner": "2000000000000002"},
      {"name": "invoices-dr", "region": "cn-beijing", "owner": "2000000000000002"}]}
    """

  private static let profiles = """
    {"current": "dr", "profiles": [{"name": "dr", "mode": "AK", "access_key_id": "LTAI-USER-2",
      "access_key_secret": "user-secret-2", "region_id": "cn-hangzhou"}]}
    """

  private static func configuration(orders: String, invoices: String) -> String {
    """
    version: 1
    manage: exclusive
    accounts: {main: {auth: env}, dr: {auth: {profile: dr}}}
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      orders:
        account: \(orders)
        rules:
          - {destination: {bucket: orders-dr, location: oss-cn-beijing, account: dr}, sync_role: oss-replication}
      invoices: {account: \(invoices), rules: [{destination: {bucket: invoices-dr, location: oss-cn-beijing}}]}
    """
  }

  private static let accounts = ["--accounts", "\(Fixture.projectRoot)/examples/emulator/accounts.json"]

  @Test func twoAccountsInOnePlanAndApply() async throws {
    let scratch = try Scratch()
    let environment: [Environment.Key: String] = [
      "OSS_ACCESS_KEY_ID": "LTAI-USER-1", "OSS_ACCESS_KEY_SECRET": "user-secret-1", "HOME": "\(scratch.path)",
    ]
    try FileManager.default.createDirectory(atPath: "\(scratch.path)/.aliyun", withIntermediateDirectories: true)
    try scratch.write(Self.profiles, to: ".aliyun/config.json")
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: Self.accounts) { address in
      func run(_ arguments: [String]) async throws -> Programs.Run {
        try await Programs.replicate(
          arguments + ["--endpoint", address, "--retries", "0"], in: scratch, environment: environment)
      }
      try scratch.write(Self.configuration(orders: "dr", invoices: "main"), to: "oss-repl.yaml")
      let swapped = try await run(["plan"])
      #expect(swapped.status == 7, "\(swapped)")
      try scratch.write(Self.configuration(orders: "main", invoices: "dr"), to: "oss-repl.yaml")
      let plan = try await run(["plan"])
      #expect(plan.status == 0 && plan.output.contains("Plan: 2 to create"), "\(plan)")
      let apply = try await run(["apply", "--auto-approve"])
      #expect(apply.status == 0, "\(apply)")
      let again = try await run(["plan"])
      #expect(again.output.contains("No changes. 2 rules match."), "\(again)")
      for run in [swapped, plan, apply, again] {
        #expect(!(run.output + run.errors).contains("user-secret"))
      }
    }
  }

  /// Keys of four seconds, from a credentials URI, in a run that takes many times as long.
  @Test func keysOfSecondsAreRenewedWhileAPlanIsApplied() async throws {
    let scratch = try Scratch()
    let names = (1...6).map { "orders-dr\($0)" }
    let buckets = (["orders"] + names).map { name in
      #"{"name": "\#(name)", "region": "\#(name == "orders" ? "cn-hangzhou" : "cn-beijing")", "owner": "1000000000000001"}"#
    }
    @Sendable func configuration(_ action: String) -> String {
      """
      version: 1
      manage: exclusive
      accounts: {main: {auth: uri}}
      limits: {replace: {max: 100}}
      defaults: {account: main, region: cn-hangzhou, rule: {action: \(action), historical_object_replication: enabled}}
      buckets:
        orders:
          rules:
      """ + names.map { "\n      - {destination: {bucket: \($0), location: oss-cn-beijing}}" }.joined()
    }
    let seed = "{\"buckets\": [\(buckets.joined(separator: ", "))]}"
    let flags = Self.accounts + ["--control", "--closing", "2s"]
    try await Programs.withEmulator(seed: seed, in: scratch, flags: flags) { address in
      let environment: [Environment.Key: String] = ["ALIBABA_CLOUD_CREDENTIALS_URI": "\(address)/_credentials"]
      func run(_ arguments: [String]) async throws -> Programs.Run {
        try await Programs.replicate(arguments + ["--endpoint", address], in: scratch, environment: environment)
      }
      try scratch.write(configuration("PUT"), to: "oss-repl.yaml")
      let first = try await run(["apply", "--auto-approve"])
      #expect(first.status == 0, "\(first)")
      try await Programs.control(.put, "/-/keys", at: address, #"{"lifetime": "4s"}"#)
      try scratch.write(configuration("ALL"), to: "oss-repl.yaml")
      let second = try await run(["apply", "--auto-approve", "--allow", "replace:6"])
      #expect(second.status == 0, "\(second)")
      let keys = try await Programs.control(.get, "/-/keys", at: address)
      let used = keys.split(separator: "STS.").count - 1
      #expect(used >= 4, "\(keys)")
      #expect(!(first.output + first.errors + second.output + second.errors).contains("STS."))
    }
  }
}
