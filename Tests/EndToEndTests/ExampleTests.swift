import TestSupport
import Testing

@Suite("Every example is planned and applied")
struct ExampleTests {
  /// The examples with the buckets that have to be there, by region, and the rules that are made.
  static let examples: [(name: String, buckets: [String: String], creates: Int, deletes: Int)] = [
    ("minimal", ["invoices": "cn-hangzhou", "invoices-dr": "cn-beijing"], 1, 0),
    (
      "fan-out",
      ["media": "cn-hangzhou", "media-sh": "cn-shanghai", "media-bj": "cn-beijing", "media-sg": "ap-southeast-1"], 3, 0
    ),
    ("fleet", fleet, 240, 0),
    (
      "multi-region",
      [
        "orders-hz-prod": "cn-hangzhou", "orders-hz-prod-copy": "cn-beijing", "orders-hz-prod-sg": "ap-southeast-1",
        "orders-sh-prod": "cn-shanghai", "orders-sh-prod-copy": "cn-beijing", "media-images-prod": "cn-shanghai",
        "media-images-prod-copy": "cn-beijing", "media-videos-prod": "cn-shanghai",
        "media-videos-prod-copy": "cn-beijing",
      ], 5, 0
    ),
    (
      "regions",
      [
        "site-hz": "cn-hangzhou", "site-hz-dr": "cn-beijing", "site-sh": "cn-shanghai", "site-sh-dr": "cn-shenzhen",
        "site-bj": "cn-beijing", "site-bj-dr": "cn-shanghai", "site-sz": "cn-shenzhen", "site-sz-dr": "cn-hangzhou",
      ], 4, 0
    ),
    ("protect", ["books": "cn-hangzhou", "reports": "cn-hangzhou", "vault": "cn-beijing"], 2, 0),
    ("kms-rtc", ["ledger": "cn-shanghai", "ledger-dr": "cn-beijing", "ledger-old": "cn-shenzhen"], 1, 1),
  ]

  private static let fleet = Dictionary(
    uniqueKeysWithValues: (1...240).flatMap { number in
      let name = "telemetry-ap" + String("\(1000 + number)".dropFirst())
      return [(name, "cn-hangzhou"), (name + "-dr", "cn-beijing")]
    })

  static func seed(_ buckets: [String: String]) -> String {
    let old = """
      , "rules": [{"destination": {"bucket": "ledger-old", "location": "oss-cn-shenzhen"}, "action": "ALL",
        "historical_object_replication": "disabled", "status": "doing"}]
      """
    let list = buckets.map { name, region in
      "{\"name\": \"\(name)\", \"region\": \"\(region)\"\(name == "ledger" ? old : "")}"
    }
    return "{\"buckets\": [\(list.joined(separator: ", "))]}"
  }

  @Test(arguments: examples)
  func anExampleConverges(name: String, buckets: [String: String], creates: Int, deletes: Int) async throws {
    let scratch = try Scratch()
    let folder = ["-C", Fixture.projectRoot + "/examples/\(name)"]
    try await Programs.withEmulator(seed: Self.seed(buckets), in: scratch) { address in
      let validate = try await Programs.replicate(["validate"] + folder, in: scratch)
      #expect(validate.status == 0, "\(validate)")
      #expect(validate.errors.isEmpty)
      let connected = folder + ["--endpoint", address]
      let apply = try await Programs.replicate(["apply", "--auto-approve"] + connected, in: scratch)
      #expect(apply.status == 0, "\(apply)")
      let deleted = deletes == 0 ? "" : ", \(deletes) deleted"
      #expect(apply.output.contains("Applied: \(creates) created\(deleted)."))
      let plan = try await Programs.replicate(["plan", "--detailed-exitcode"] + connected, in: scratch)
      #expect(plan.status == 0, "\(plan)")
      #expect(plan.output.contains("No changes. \(creates) rule"))
    }
  }
}
