import FoundationEssentials
import TestSupport
import Testing

/// A change of a template over a fleet, over sockets. How many pairs were without a rule is judged by what the emulator's log
/// says that took effect, and nothing else.
@Suite("A replace of a whole fleet rolls")
struct RollingReplaceTests {
  private static let pairs = 40

  private static func configuration(_ limit: String) -> String {
    """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou}
    limits: {replace: {max: 100, max_unavailable: \(limit)}}
    groups:
      telemetry:
        each: {site: {range: [ap01, ap\(pairs)]}}
        bucket: "telemetry-${site}"
        rules:
          - destination: {bucket: "${source.bucket}-dr", location: oss-cn-beijing}
            action: ALL
            historical_object_replication: enabled
    """
  }

  private static var seed: String {
    let buckets = (1...pairs).map { number -> String in
      let name = "telemetry-ap\(number < 10 ? "0" : "")\(number)"
      return """
        {"name": "\(name)", "region": "cn-hangzhou", "rules": [
          {"destination": {"bucket": "\(name)-dr", "location": "oss-cn-beijing"}, "action": "PUT",
           "historical_object_replication": "enabled", "status": "doing"}]},
        {"name": "\(name)-dr", "region": "cn-beijing"}
        """
    }
    return #"{"buckets": [\#(buckets.joined(separator: ",\n"))]}"#
  }

  /// The most pairs that had no rule at any moment, and how many were replaced, by the writes that took effect.
  private static func judged(_ log: [String: [RequestLogAudit.Entry]]) -> (most: Int, replaced: Int) {
    var (withoutRule, most, replaced) = (Set<String>(), 0, 0)
    for entry in log.values.joined().sorted(by: { $0.number < $1.number }) where entry.changed {
      switch entry.write {
      case .delete:
        withoutRule.insert(entry.bucket)
        most = max(most, withoutRule.count)
      case .put: replaced += withoutRule.remove(entry.bucket) == nil ? 0 : 1
      case .setRTC, nil: break
      }
    }
    return (most, replaced)
  }

  @Test(arguments: [("5", 5), ("20%", 8)])
  func neverMorePairsAreWithoutARuleThanTheLimitSays(limit: String, places: Int) async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration(limit), to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--control"]) { address in
      let run = try await Programs.replicate(
        ["apply", "--auto-approve", "--progress", "plain", "--endpoint", address], in: scratch)
      #expect(run.status == 0, "\(run)")
      #expect(run.output.contains("limits.replace.max_unavailable \(limit) (oss-repl.yaml:4:"), "\(run)")
      let judged = Self.judged(try await EmulatorControl(address).log())
      #expect(judged.most == places && judged.replaced == Self.pairs, "\(judged)")
    }
  }

  /// OSS refuses every create: as many pairs as there are places lose their rule, and no more.
  @Test func aMistakeCostsNoMorePairsThanThereArePlaces() async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration("3"), to: "oss-repl.yaml")
    let refusal = """
      {"when": {"operation": "PutBucketReplication"}, "do": {"kind": "error", "code": "InvalidArgument", \
      "status": 400, "message": "Refused for good.", "ec": "0031-00000107"}}
      """
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--control"]) { address in
      let control = EmulatorControl(address)
      try await control.add(refusal)
      let run = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(run.status == 6, "\(run)")
      let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        words.contains("as many pairs are left without a rule as limits.replace.max_unavailable allows"), "\(run)")
      let judged = Self.judged(try await control.log())
      #expect(judged.most == 3 && judged.replaced == 0, "\(judged)")
      try await control.clearFaults()
      let again = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(again.status == 0, "\(again)")
    }
  }
}
