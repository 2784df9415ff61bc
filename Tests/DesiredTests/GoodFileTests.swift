import Desired
import Diagnostics
import Replication
import Testing

@Suite("Good configuration files")
struct GoodFileTests {
  private static let everything = """
    version: 1
    project: acme-prod
    manage: exclusive
    defaults:
      region: cn-hangzhou
      rule: {action: PUT, historical_object_replication: disabled}
    buckets:
      invoices:
        region: oss-cn-shanghai
        rules:
          - destination: {bucket: invoices-dr, location: oss-cn-beijing}
            prefixes: ["2026/", "2025/"]
            transfer_type: oss_acc
            action: [DELETE, PUT]
            historical_object_replication: enabled
            rtc: enabled
            sync_role: oss-replication
            sse_kms_encrypted_objects: enabled
            replica_kms_key_id: key-hzz65
            user_taggings: {filter_type: AND, tags: [{key: team, value: finance}]}
            note: "OPS-4412"
          - destination: {bucket: archive, location: cn-hangzhou}
      "12345":
        manage: listed
        rules:
          - {destination: {bucket: legacy-img-dr}, state: absent, note: gone}
      empty:
        manage: observe
        rules: []
    """

  private func decode(_ text: String) throws -> DesiredState {
    let result = Configuration.decode(bytes: Array(text.utf8), file: "oss-repl.yaml")
    #expect(result.diagnostics == [])
    return try #require(result.state)
  }

  @Test func bucketsComeSortedWithModesAndPlaces() throws {
    let state = try decode(Self.everything)
    #expect(state.project == "acme-prod")
    #expect(state.buckets.map(\.name) == ["12345", "empty", "invoices"])
    #expect(state.buckets.map(\.mode) == [.listed, .observe, .exclusive])
    #expect(state.buckets.map(\.region) == ["cn-hangzhou", "cn-hangzhou", "cn-shanghai"])
    #expect(
      state.buckets.map(\.origin.description) == [
        "oss-repl.yaml:23:3", "oss-repl.yaml:27:3", "oss-repl.yaml:8:3",
      ])
    #expect(
      state.buckets.map(\.regionOrigin.description) == [
        "oss-repl.yaml:5:11", "oss-repl.yaml:5:11", "oss-repl.yaml:9:13",
      ])
  }

  @Test func aRuleWithEveryField() throws {
    let bucket = try #require(try decode(Self.everything).buckets.last)
    let desired = try #require(bucket.rules.last)
    #expect(
      desired.rule
        == ReplicationRule(
          address: RuleAddress(source: "invoices", destination: "invoices-dr"),
          settings: RuleSettings(
            location: "cn-beijing",
            action: try #require(Action([.put, .delete])),
            historicalObjectReplication: .enabled,
            transferType: .accelerated,
            prefixes: PrefixSet(["2025/", "2026/"]),
            rtc: .enabled,
            syncRole: "oss-replication",
            sseKMS: .enabled(replicaKMSKeyID: "key-hzz65"),
            userTaggings: UserTaggings(filterType: .and, tags: [.init(key: "team", value: "finance")]))))
    #expect(desired.note == "OPS-4412")
    #expect(desired.origin.description == "oss-repl.yaml:11:9")
    #expect(
      desired.fieldOrigins.byField.mapValues(\.description) == [
        .location: "oss-repl.yaml:11:54", .prefixes: "oss-repl.yaml:12:19", .transferType: "oss-repl.yaml:13:24",
        .action: "oss-repl.yaml:14:17", .historicalObjectReplication: "oss-repl.yaml:15:40",
        .rtc: "oss-repl.yaml:16:14",
        .syncRole: "oss-repl.yaml:17:20", .sseKMSEncryptedObjects: "oss-repl.yaml:18:36",
        .replicaKMSKeyID: "oss-repl.yaml:19:29", .userTaggings: "oss-repl.yaml:20:24",
      ])
  }

  @Test func aRuleInheritsFromTheDefaultsWithTheirPlaces() throws {
    let bucket = try #require(try decode(Self.everything).buckets.last)
    let desired = try #require(bucket.rules.first)
    #expect(desired.rule.address.destination == "archive")
    #expect(desired.rule.action == .put)
    #expect(desired.rule.historicalObjectReplication == .disabled)
    #expect(desired.rule.prefixes.isWholeBucket)
    #expect(
      desired.fieldOrigins.byField.mapValues(\.description) == [
        .location: "oss-repl.yaml:22:50", .action: "oss-repl.yaml:6:18",
        .historicalObjectReplication: "oss-repl.yaml:6:54",
      ])
  }

  @Test func aTombstoneNeedsNoLocation() throws {
    let bucket = try #require(try decode(Self.everything).buckets.first)
    #expect(
      bucket.tombstones == [
        Tombstone(
          address: RuleAddress(source: "12345", destination: "legacy-img-dr"), note: "gone",
          origin: Origin(file: "oss-repl.yaml", line: 26, column: 9))
      ])
    #expect(bucket.rules == [])
  }

  @Test func rulesAndTombstonesComeSorted() throws {
    let state = try decode(
      """
      version: 1
      manage: listed
      defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
      buckets:
        source-bucket:
          rules:
            - {destination: {bucket: second, location: cn-beijing}}
            - {destination: {bucket: late}, state: absent}
            - {destination: {bucket: first, location: cn-beijing}}
            - {destination: {bucket: early}, state: absent}
      """)
    let bucket = try #require(state.buckets.first)
    #expect(bucket.rules.map(\.rule.address.destination) == ["first", "second"])
    #expect(bucket.tombstones.map(\.address.destination) == ["early", "late"])
  }

  private func rule(defaults: String, rule: String) throws -> ReplicationRule {
    let state = try decode(
      """
      version: 1
      manage: listed
      defaults: {region: cn-hangzhou, rule: {\(defaults)}}
      buckets:
        source-bucket:
          rules:
            - {destination: {bucket: target-bucket, location: cn-beijing}, \(rule)}
      """)
    return try #require(state.buckets.first?.rules.first).rule
  }

  @Test func nullUnsetsAnInheritedField() throws {
    let defaults = "action: ALL, historical_object_replication: disabled, prefixes: [a/], sync_role: r, rtc: enabled"
    #expect(try rule(defaults: defaults, rule: "note: kept").prefixes == PrefixSet(["a/"]))
    let unset = try rule(defaults: defaults, rule: "prefixes: null, sync_role: null, rtc: null")
    #expect(unset.prefixes.isWholeBucket)
    #expect(unset.syncRole == nil)
    #expect(unset.rtc == .disabled)
  }

  @Test func listsReplaceAndMappingsMerge() throws {
    let merged = try rule(
      defaults: """
        action: PUT, historical_object_replication: disabled, prefixes: [a/],
          user_taggings: {filter_type: OR, tags: [{key: a, value: b}]}
        """,
      rule: "prefixes: [b/], user_taggings: {tags: [{key: c, value: \"\"}]}")
    #expect(merged.prefixes == PrefixSet(["b/"]))
    #expect(merged.userTaggings == UserTaggings(filterType: .or, tags: [.init(key: "c", value: "")]))
  }

  /// What a template unsets is gone for the rules that use it, also where they write a part of the same field anew.
  @Test func aTemplateUnsetsWhatLiesBelowItForGood() throws {
    func decode(template: String, rule: String) -> ConfigurationResult {
      let text = """
        version: 1
        manage: listed
        defaults:
          region: cn-hangzhou
          rule:
            action: PUT
            historical_object_replication: disabled
            user_taggings: {filter_type: OR, tags: [{key: a, value: b}]}
        templates: {bare: {user_taggings: \(template)}}
        buckets:
          source-bucket:
            rules:
              - {destination: {bucket: target-bucket, location: cn-beijing}, use: bare, user_taggings: \(rule)}
        """
      return Configuration.decode(bytes: Array(text.utf8), file: "oss-repl.yaml")
    }
    func taggings(template: String, rule: String) throws -> UserTaggings? {
      try #require(decode(template: template, rule: rule).state?.buckets.first?.rules.first).rule.userTaggings
    }
    #expect(
      try taggings(template: "null", rule: "{filter_type: AND, tags: [{key: c, value: d}]}")
        == UserTaggings(filterType: .and, tags: [.init(key: "c", value: "d")]))
    for part in ["{filter_type: AND}", "{tags: [{key: c, value: d}]}"] {
      #expect(decode(template: "null", rule: part).diagnostics.map(\.code) == [.missingSetting])
    }
    #expect(
      try taggings(template: "{filter_type: AND}", rule: "{tags: [{key: c, value: d}]}")
        == UserTaggings(filterType: .and, tags: [.init(key: "c", value: "d")]))
    #expect(
      try taggings(template: "{tags: [{key: e, value: f}]}", rule: "{filter_type: AND}")
        == UserTaggings(filterType: .and, tags: [.init(key: "e", value: "f")]))
    #expect(
      try taggings(template: "{filter_type: AND}", rule: "{filter_type: OR}")
        == UserTaggings(filterType: .or, tags: [.init(key: "a", value: "b")]))
    #expect(try taggings(template: "{filter_type: AND}", rule: "null") == nil)
  }

  @Test(arguments: [
    ("ALL", ["PUT", "DELETE", "ABORT"]), ("PUT", ["PUT"]), ("DELETE", ["DELETE"]), ("ABORT", ["ABORT"]),
    ("[PUT]", ["PUT"]), ("[ABORT, PUT]", ["PUT", "ABORT"]), ("[PUT, DELETE, ABORT]", ["PUT", "DELETE", "ABORT"]),
  ])
  func actions(written: String, meant: [String]) throws {
    let rule = try rule(defaults: "historical_object_replication: enabled", rule: "action: \(written)")
    #expect(rule.action == Action(Set(meant.compactMap(Operation.init(rawValue:)))))
  }

  @Test func anchorsAliasesAndMergeKeys() throws {
    let state = try decode(
      """
      version: 1
      manage: exclusive
      buckets:
        first:
          region: &home cn-hangzhou
          rules:
            - &standard
              destination: {bucket: first-dr, location: cn-beijing}
              action: PUT
              historical_object_replication: disabled
        second:
          region: *home
          rules:
            - <<: *standard
              destination: {bucket: second-dr, location: cn-beijing}
      """)
    let second = try #require(state.buckets.last)
    #expect(second.region == "cn-hangzhou")
    #expect(second.rules.map(\.rule.address.description) == ["second:second-dr"])
    #expect(second.rules.map(\.rule.action) == [.put])
    #expect(second.rules.first?.origin.line == 15)
  }

  @Test(arguments: [
    "transfer_type: oss_acc, destination: {bucket: target-bucket, location: ap-southeast-1}",
    "rtc: enabled, transfer_type: internal, destination: {bucket: target-bucket, location: cn-beijing}",
    "prefixes: [a, b, c, d, e, f, g, h, i, j], destination: {bucket: target-bucket, location: cn-beijing}",
    "prefixes: [source, 'a?'], destination: {bucket: target-bucket, location: cn-hangzhou}",
    "prefixes: [\(String(repeating: "x", count: 1023))], destination: {bucket: target-bucket, location: cn-beijing}",
  ])
  func nothingIsFoundJustWithinTheLimits(rule: String) throws {
    _ = try decode(
      """
      version: 1
      manage: listed
      defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
      buckets: {source-bucket: {rules: [{\(rule)}]}}
      """)
  }

  @Test func anItemMayHaveFieldsBesideIt() throws {
    let state = try decode(
      """
      version: 1
      x-shared: &shared {prefixes: [a/], "note": [anything, {at: all}]}
      manage: exclusive
      defaults: {rule: {action: PUT, historical_object_replication: disabled}}
      groups:
        sites:
          each: {site: {map: {hz: {region: cn-hangzhou, dr: cn-beijing, value: v}, sh: {region: cn-shanghai, dr: cn-wuhan, value: w}}}}
          bucket: "site-${site}-${site.value}"
          region: "${site.region}"
          rules: [{destination: {bucket: "site-${site}-dr", location: "${site.dr}"}}]
      """)
    #expect(state.buckets.map(\.name) == ["site-hz-v", "site-sh-w"])
    #expect(state.buckets.map(\.region) == ["cn-hangzhou", "cn-shanghai"])
    #expect(state.buckets.flatMap { $0.rules.map(\.rule.location) } == ["cn-beijing", "cn-wuhan"])
  }

  @Test func aHundredRulesAreAllowed() throws {
    let state = try decode(
      """
      version: 1
      manage: exclusive
      defaults: {region: cn-x, rule: {action: PUT, historical_object_replication: disabled}}
      buckets:
        source-bucket:
          rules:

      """ + (1...100).map { "      - destination: {bucket: copy-\($0), location: cn-y}\n" }.joined())
    #expect(state.buckets.first?.rules.count == 100)
  }

  @Test func composedAndDecomposedPrefixesAreTwo() throws {
    let rule = try rule(
      defaults: "action: PUT, historical_object_replication: disabled",
      rule: "prefixes: [\"caf\u{E9}/\", \"cafe\u{301}/\"]")
    #expect(rule.prefixes.prefixes.count == 2)
  }

  @Test(arguments: ["\"2025\"", "'no'", "!!str 2025", "\"null\"", "|-\n            on"])
  func quotedTextIsText(written: String) throws {
    let state = try decode("version: 1\nproject: \(written)\nbuckets: {}\n")
    #expect(state.project != nil)
  }
}
