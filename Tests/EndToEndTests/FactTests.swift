import TestSupport
import Testing

@Suite("What is not known of OSS does not make rules come and go")
struct FactTests {
  static let facts = [
    "sync-role-echo", "user-taggings-echo", "rule-id-header", "action-normalised", "delete-unknown-id",
    "transfer-type-required", "oss-acc-same-region", "internal-across-border",
  ]

  /// A configuration that touches everything that the facts are about.
  static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {historical_object_replication: disabled}}
    buckets:
      source:
        rules:
          - {destination: {bucket: plain, location: oss-cn-beijing}, action: PUT, sync_role: plain-role}
          - destination: {bucket: tagged, location: oss-cn-beijing}
            action: [DELETE, PUT]
            user_taggings: {filter_type: OR, tags: [{key: team, value: finance}, {key: app, value: billing}]}
          - destination: {bucket: encrypted, location: oss-cn-beijing}
            action: ALL
            sync_role: kms-role
            sse_kms_encrypted_objects: enabled
            replica_kms_key_id: key-1
            prefixes: ["b/", "a/"]
          - {destination: {bucket: far, location: oss-us-west-1}, action: PUT, transfer_type: oss_acc}
          - {destination: {bucket: near, location: oss-cn-hangzhou}, action: [PUT, ABORT, DELETE]}
    """

  static let seed = """
    {"buckets": [
      {"name": "source", "region": "cn-hangzhou"}, {"name": "plain", "region": "cn-beijing"},
      {"name": "tagged", "region": "cn-beijing"}, {"name": "encrypted", "region": "cn-beijing"},
      {"name": "far", "region": "us-west-1"}, {"name": "near", "region": "cn-hangzhou"}]}
    """

  @Test(arguments: facts)
  func afterApplyNothingIsPlannedUnderAnyValue(fact: String) async throws {
    // The emulator's own refusal lists the values that a fact can have.
    let scratch = try Scratch()
    let values = try await Programs.valuesOfFact(fact, in: scratch)
    #expect(values.count >= 2)
    for value in values {
      let scratch = try Scratch()
      try scratch.write(Self.configuration, to: "oss-repl.yaml")
      try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--fact", "\(fact)=\(value)"]) { address in
        let apply = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
        #expect(apply.status == 0, "\(fact)=\(value): \(apply)")
        #expect(apply.output.contains("Applied: 5 created."))
        let plan = try await Programs.replicate(
          ["plan", "--detailed-exitcode", "--endpoint", address], in: scratch)
        #expect(plan.status == 0, "\(fact)=\(value): \(plan)")
        #expect(plan.output.contains("No changes."))
      }
    }
  }
}
