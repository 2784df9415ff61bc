import TestSupport
import Testing

@Suite("Drift of live buckets")
struct DriftTests {
  private static let rule = #""action": "PUT", "historical_object_replication": "disabled", "status": "doing""#

  private static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
    buckets:
      invoices:
        rules:
          - {destination: {bucket: invoices-dr, location: oss-cn-beijing}}
          - {destination: {bucket: moved-dr, location: oss-cn-beijing}}
      orders:
        manage: observe
        rules:
          - {destination: {bucket: orders-dr, location: oss-cn-beijing}}
          - {destination: {bucket: foreign, location: oss-cn-beijing}}
    """

  private static func live(_ destination: String, _ location: String = "oss-cn-beijing") -> String {
    #"{"destination": {"bucket": "\#(destination)", "location": "\#(location)"}, \#(rule)}"#
  }

  private static func seed(_ destinations: [String], orders: [String]? = nil) -> String {
    let buckets =
      destinations + [
        #"{"name": "foreign", "region": "cn-beijing", "owner": "2002"}"#,
        #"{"name": "invoices", "region": "cn-hangzhou", "rules": [\#(live("invoices-dr")), \#(live("moved-dr"))]}"#,
        #"{"name": "orders", "region": "cn-hangzhou", "rules": [\#((orders ?? [live("orders-dr"), live("foreign")]).joined(separator: ", "))]}"#,
      ]
    return #"{"buckets": [\#(buckets.joined(separator: ", "))]}"#
  }

  private static let there = ["invoices-dr", "moved-dr", "orders-dr"].map {
    #"{"name": "\#($0)", "region": "cn-beijing"}"#
  }

  @Test func aDestinationThatIsDeletedIsFoundAndNothingIsWritten() async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(
      seed: Self.seed(Self.there), in: scratch, flags: ["--log", "r.ndjson", "--control"]
    ) { address in
      func drift(_ arguments: [String] = []) async throws -> Programs.Run {
        try await Programs.replicate(["drift", "--endpoint", address] + arguments, in: scratch)
      }
      let well = try await drift(["--exclude", "*:foreign"])
      #expect(well.status == 0, "\(well)")
      #expect(well.output == "Left out by --only and --exclude: 1 rule.\n\nNo drift. 3 rules match.\n")
      #expect(well.errors.isEmpty)

      let foreign = try await drift()
      #expect(foreign.status == 0, "\(foreign)")
      #expect(foreign.output.contains("Unchecked: 1 destination bucket could not be looked at."))
      #expect(!foreign.output.contains("No drift"))
      #expect(foreign.errors.contains("warning[OSSR5105]: destination bucket foreign could not be checked"))
      #expect(foreign.errors.contains("oss-repl.yaml:13:32"))

      let others = Self.seed([Self.there[0], #"{"name": "moved-dr", "region": "cn-shanghai"}"#])
      try await EmulatorControl(address).begin(with: others)
      let gone = try await drift(["--report", "json=drift.json"])
      #expect(gone.status == 2, "\(gone)")
      #expect(gone.output.contains("Drift: 2 orphaned destinations. 2 match."))
      #expect(gone.output.contains("the destination bucket is in cn-shanghai"))
      #expect(try scratch.read("drift.json").contains("\"reason\" : \"no-such-bucket\""))
    }
    #expect(!(try scratch.read("r.ndjson")).contains("\"POST\""))
  }

  @Test func whatIsChangedByHandIsFoundUntilItIsApplied() async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    let altered = Self.live("orders-dr").replacing("\"PUT\"", with: "\"ALL\"")
    try await Programs.withEmulator(
      seed: Self.seed(Self.there, orders: [altered, Self.live("stranger")]), in: scratch
    ) { address in
      let found = try await Programs.replicate(["drift", "--endpoint", address], in: scratch)
      #expect(found.status == 2, "\(found)")
      #expect(found.output.contains("Drift: 1 changed, 1 missing, 1 unmanaged, 1 orphaned destination. 2 match."))

      // What is only observed can't be applied; managed, it can.
      try scratch.write(Self.configuration.replacing("    manage: observe\n", with: ""), to: "oss-repl.yaml")
      let apply = try await Programs.replicate(
        [
          "apply", "--auto-approve", "--exclude", "*:foreign", "--allow", "replace:orders:orders-dr", "--endpoint",
          address,
        ], in: scratch)
      #expect(apply.status == 0, "\(apply)")
      let after = try await Programs.replicate(
        ["drift", "--exclude", "*:foreign", "--endpoint", address], in: scratch)
      #expect(after.status == 0, "\(after)")
      #expect(after.output.hasSuffix("\nNo drift. 3 rules match.\n"))
    }
  }

  @Test func whatIsImportedHasNoDrift() async throws {
    let scratch = try Scratch()
    try await Programs.withEmulator(seed: Self.seed(Self.there), in: scratch) { address in
      let imported = try await Programs.replicate(
        ["import", "--bucket", "invoices", "--region", "cn-hangzhou", "--endpoint", address], in: scratch)
      try scratch.write(imported.output, to: "oss-repl.yaml")
      let drift = try await Programs.replicate(["drift", "--endpoint", address], in: scratch)
      #expect(drift.status == 0, "\(drift)")
      #expect(drift.output == "No drift. 2 rules match.\n")
    }
  }
}
