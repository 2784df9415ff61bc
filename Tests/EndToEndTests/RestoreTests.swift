import TestSupport
import Testing

@Suite("A replace whose new rule OSS refuses for good")
struct RestoreTests {
  // OSS says only when the rule is put how many prefixes it takes from an account.
  static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      invoices:
        rules:
          - {destination: {bucket: invoices-dr, location: oss-cn-beijing}, prefixes: ["a/", "b/"]}
    """

  static let seed = """
    {"buckets": [
      {"name": "invoices", "region": "cn-hangzhou", "rules": [
        {"destination": {"bucket": "invoices-dr", "location": "oss-cn-beijing"}, "prefixes": ["a/"], "action": "PUT",
         "historical_object_replication": "disabled", "rtc": "enabled", "status": "doing"}]},
      {"name": "invoices-dr", "region": "cn-beijing"}]}
    """

  @Test func theOldRuleIsPutBackAsItWas() async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    let flags = ["--log", "requests.ndjson", "--prefix-limit", "1"]
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: flags) { address in
      let before = try await Programs.replicate(
        ["import", "--bucket", "invoices", "--region", "cn-hangzhou", "--endpoint", address], in: scratch)
      #expect(before.status == 0, "\(before)")

      let apply = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(apply.status == 6, "\(apply)")
      #expect(apply.errors.contains("error[OSSR6001]: replace invoices:invoices-dr"))
      #expect(apply.errors.contains("more than 1 prefixes"))
      #expect(apply.errors.contains("the old rule was put back"))
      #expect(apply.output.contains("Applied: nothing. Not applied: 1 failed."))

      let after = try await Programs.replicate(
        ["import", "--bucket", "invoices", "--region", "cn-hangzhou", "--endpoint", address], in: scratch)
      #expect(after.output == before.output)
    }
    let writes = try scratch.read("requests.ndjson").split(separator: "\n").filter { $0.contains("\"POST\"") }
    #expect(writes.count == 3, "a delete, the refused create, and the old rule")
  }
}
