import TestSupport
import Testing

@Suite("A bucket's own endpoint and addressing")
struct BucketEndpointTests {
  private static let seed = """
    {"buckets": [
      {"name": "near", "region": "cn-hangzhou"}, {"name": "near-dr", "region": "cn-beijing"},
      {"name": "pathed", "region": "cn-hangzhou"}, {"name": "pathed-dr", "region": "cn-beijing"},
      {"name": "hosted", "region": "cn-hangzhou"}, {"name": "hosted-dr", "region": "cn-beijing"}]}
    """

  /// `near` inherits the first emulator; the others go to the second by a host name, one of them path-style.
  private static func configuration(_ first: String, _ second: String) -> String {
    """
    version: 1
    manage: exclusive
    defaults:
      region: cn-hangzhou
      endpoint: \(first)
      rule: {action: PUT, historical_object_replication: disabled}
    buckets:
      near:
        rules: [{destination: {bucket: near-dr, location: oss-cn-beijing}}]
      pathed:
        endpoint: \(second)
        path_style: true
        rules: [{destination: {bucket: pathed-dr, location: oss-cn-beijing}}]
      hosted:
        endpoint: \(second)
        rules: [{destination: {bucket: hosted-dr, location: oss-cn-beijing}}]
    """
  }

  @Test func everyRequestForABucketGoesWhereItsEntrySays() async throws {
    let (scratch, other) = (try Scratch(), try Scratch())
    let log = ["--log", "requests.ndjson"]
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: log) { first in
      try await Programs.withEmulator(seed: Self.seed, in: other, flags: log) { second in
        let named = second.replacingHost(with: "localhost")
        try scratch.write(Self.configuration(first, named), to: "oss-repl.yaml")
        let allowed = ["--allow-endpoint", first, "--allow-endpoint", named]
        let apply = try await Programs.replicate(["apply", "--auto-approve"] + allowed, in: scratch)
        #expect(apply.status == 0, "\(apply)")
        #expect(apply.output.contains("Applied: 3 created."))
        let plan = try await Programs.replicate(["plan", "--detailed-exitcode"] + allowed, in: scratch)
        #expect(plan.status == 0, "\(plan)")
        #expect(plan.errors.contains("info[OSSR1083]: the endpoint of hosted is \(named), which is not OSS's own"))
      }
    }
    let near = try Self.requests(scratch)
    #expect(near.contains { $0.contains("near") && $0.contains("PUT") || $0.contains("POST") })
    #expect(!near.contains { $0.contains("pathed") || $0.contains("hosted") })
    let far = try Self.requests(other)
    #expect(!far.contains { $0.contains("near") })
    // Path-style the host is bare and the bucket stands in the path; else it stands in the host.
    let (pathed, hosted) = (far.filter { $0.contains("pathed") }, far.filter { $0.contains("hosted") })
    #expect(!pathed.isEmpty && pathed.allSatisfy { $0.contains("/pathed") && !$0.contains("pathed.localhost") })
    #expect(!hosted.isEmpty && hosted.contains { $0.contains("hosted.localhost") })
    #expect(!hosted.contains { $0.contains("\"/hosted") })
  }

  private static func requests(_ scratch: Scratch) throws -> [Substring] {
    try scratch.read("requests.ndjson").split(separator: "\n")
  }
}
