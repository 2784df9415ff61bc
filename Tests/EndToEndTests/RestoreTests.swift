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
      #expect(apply.output.contains("-/+ FAILED      invoices -> invoices-dr\n      OSSR6001  "), "\(apply)")
      #expect(apply.output.contains("more than 1 prefixes"))
      #expect(apply.output.contains("the old rule is back"))
      #expect(apply.output.contains("Applied: nothing. Not applied: 1 failed."))

      let after = try await Programs.replicate(
        ["import", "--bucket", "invoices", "--region", "cn-hangzhou", "--endpoint", address], in: scratch)
      #expect(after.output == before.output)
    }
    let writes = try scratch.read("requests.ndjson").split(separator: "\n").filter { $0.contains("\"POST\"") }
    #expect(writes.count == 3, "a delete, the refused create, and the old rule")
  }

  /// OSS refuses to put a rule: the new one only, or the old one too.
  private static func refusal(_ occurrence: String) -> String {
    """
    {"when": {"operation": "PutBucketReplication", "occurrence": \(occurrence)}, "do": {"kind": "error", \
    "code": "InvalidArgument", "status": 400, "message": "Refused for good.", "ec": "0031-00000107"}}
    """
  }

  @Test func theReportSaysHowLongThePairWasWithoutARule() async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--control"]) { address in
      let control = EmulatorControl(address)
      try await control.add(Self.refusal("1"))
      let apply = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(apply.status == 6, "\(apply)")
      let report = /the old rule is back after [0-9.]+ s without one/
      #expect(apply.output.contains(report), "\(apply)")
      #expect(
        apply.output.inOneLine.contains("HTTP 400, Code InvalidArgument, EC 0031-00000107, request ID "), "\(apply)")
      let again = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(again.status == 0, "\(again)")
      #expect(again.output.contains("without a rule for "))
      let live = try await control.store()["invoices"]?.filter { !$0.isClosing }
      #expect(live?.map(\.prefixes) == [["a/", "b/"]])
    }
  }

  @Test func whenTheOldRuleIsRefusedTooReplicationIsSaidToBeOff() async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--control"]) { address in
      let control = EmulatorControl(address)
      try await control.add(Self.refusal(#""every""#))
      let apply = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(apply.status == 6, "\(apply)")
      #expect(apply.output.contains("replication is OFF"), "\(apply)")
      #expect(apply.output.inOneLine.contains("replication is OFF: the pair has no rule"), "\(apply)")
      #expect(apply.output.inOneLine.contains("putting the old one back failed"), "\(apply)")
      #expect(apply.output.inOneLine.contains("run oss-repl apply again; it creates the missing rule"), "\(apply)")
      let left = try await control.store()["invoices"] ?? []
      #expect(left.allSatisfy { $0.isClosing }, "\(left)")
      try await control.clearFaults()
      let again = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(again.status == 0 && again.output.contains("Applied: 1 created."), "\(again)")
    }
  }
}
