import Testing
import XMLDocument

@testable import OSSEmulator

@Suite struct StorageTests {
  @Test func aStateSurvivesARestart() throws {
    var harness = Harness()
    _ = harness.put(
      rule(
        id: "r",
        """
        <PrefixSet><Prefix>é/</Prefix></PrefixSet><Action>PUT</Action><SyncRole>x</SyncRole>
        <RTC><Status>enabled</Status></RTC><UserTaggings><FilterType>AND</FilterType>
        <UserTagging><Key>k</Key><Value>v</Value></UserTagging></UserTaggings>
        <HistoricalObjectReplication>disabled</HistoricalObjectReplication>
        """))
    _ = harness.put(rule(id: "closing", bucket: "other"))
    _ = harness.delete("closing")
    harness.emulator.store["near"]?.versioning = .suspended

    let bytes = try StateDocument.bytes(of: harness.emulator.store)
    let restored = try StateDocument.store(from: bytes)
    #expect(restored == harness.emulator.store)
    #expect(try StateDocument.bytes(of: restored) == bytes)
  }

  @Test(arguments: [
    ("", "line 1, column 1: this is not JSON"), ("{", "line 1, column 2: this is not JSON"),
    ("[]", "Expected to decode"), ("{}", "the key 'format' is missing"),
    (#"{"format":"x","version":1,"buckets":[]}"#, "it is not a state of format oss-emulator.state, version 1"),
    (#"{"format":"oss-emulator.state","version":2,"buckets":[]}"#, "it is not a state of format"),
    (#"{"format":"oss-emulator.state","version":1,"buckets":[{"name":1}]}"#, "buckets[0].name: "),
  ])
  func aBrokenStateSaysWhatIsWrong(_ text: String, _ beginning: String) {
    #expect {
      try StateDocument.store(from: Array(text.utf8))
    } throws: { error in
      "\(error)".hasPrefix(beginning)
    }
  }

  @Test func aSeedFillsTheStore() throws {
    let json = """
      {"buckets": [
        {"name": "source", "region": "cn-hangzhou", "versioning": "Enabled", "rules": [
          {"id": "all", "destination": {"bucket": "target", "location": "oss-cn-beijing"}, "prefixes": ["a/", "b/"],
           "action": "PUT", "transfer_type": "oss_acc", "historical_object_replication": "disabled", "rtc": "enabled",
           "sync_role": "role", "sse_kms_encrypted_objects": "Enabled", "replica_kms_key_id": "key",
           "user_taggings": {"filter_type": "AND", "tags": [{"key": "k", "value": "v"}]}, "status": "doing"},
          {"destination": {"bucket": "other", "location": "oss-cn-beijing"}, "status": "starting", "rtc": "enabling"},
          {"id": "last", "destination": {"bucket": "gone", "location": "oss-cn-beijing"}, "status": "closing"}]},
        {"name": "foreign", "region": "cn-beijing", "owner": "2", "storage_class": "IA"}]}
      """
    var harness = Harness(buckets: false)
    harness.emulator.store = EmulatorStore(
      seed: try Seed(json: Array(json.utf8)), at: harness.clock.now, settings: harness.emulator.settings,
      randomness: CountingNumbers())
    let rules = try harness.rules()
    #expect(rules.map { $0.text("Status") } == ["doing", "starting", "closing"])
    #expect(rules.map { $0.text("RTC/Status") } == ["enabled", "enabling", nil])
    #expect(rules.map { $0.text("Action") } == ["PUT", "ALL", "ALL"])
    #expect(rules.map { $0.text("HistoricalObjectReplication") } == ["disabled", "enabled", "enabled"])
    #expect(rules[1].text("ID")?.utf8.count == 36)
    #expect(
      rules[0].canonical
        == "<Rule><ID>all</ID><PrefixSet><Prefix>a/</Prefix><Prefix>b/</Prefix></PrefixSet><UserTaggings>"
        + "<FilterType>AND</FilterType><UserTagging><Key>k</Key><Value>v</Value></UserTagging></UserTaggings>"
        + "<Action>PUT</Action><Destination><Bucket>target</Bucket><Location>oss-cn-beijing</Location>"
        + "<TransferType>oss_acc</TransferType></Destination><Status>doing</Status>"
        + "<HistoricalObjectReplication>disabled</HistoricalObjectReplication><SyncRole>role</SyncRole>"
        + "<RTC><Status>enabled</Status></RTC><SourceSelectionCriteria><SseKmsEncryptedObjects>"
        + "<Status>Enabled</Status></SseKmsEncryptedObjects></SourceSelectionCriteria><EncryptionConfiguration>"
        + "<ReplicaKmsKeyID>key</ReplicaKmsKeyID></EncryptionConfiguration></Rule>")
    #expect(harness.emulator.store["source"]?.versioning == .enabled)
    #expect(harness.emulator.store["foreign"]?.owner == "2")
    #expect(harness.emulator.store["foreign"]?.storageClass == "IA")
    let progress = try harness.send("GET", "replicationProgress&rule-id=last").document()
    #expect(progress.firstChild(named: "Rule")?.text("Status") == "closing")
  }

  @Test(arguments: [
    ("{\n \"buckets\": [\n {]}", "line 3, column 3: this is not JSON"), ("{}", "the key 'buckets' is missing"),
    (#"{"buckets":[],"bucket":[]}"#, "the key 'bucket' is unknown; the keys are buckets"),
    (#"{"buckets":[{"name":"abc"}]}"#, "buckets[0]: the key 'region' is missing"),
    (#"{"buckets":[{"name":"A","region":"cn-hangzhou"}]}"#, "buckets[0].name: 'A' is not a bucket's name"),
    (#"{"buckets":[{"name":"abc","region":"oss-cn-hangzhou"}]}"#, "buckets[0].region: a region is written without"),
    (#"{"buckets":[{"name":"abc","region":"r"},{"name":"abc","region":"r"}]}"#, "the bucket 'abc' is there twice"),
    (#"{"buckets":[{"name":"abc","region":"r","regon":"r"}]}"#, "buckets[0]: the key 'regon' is unknown"),
    (#"{"buckets":[{"name":"abc","region":"r","versioning":"on"}]}"#, "buckets[0].versioning: Cannot initialize"),
    (
      #"{"buckets":[{"name":"abc","region":"r","rules":[{}]}]}"#,
      "buckets[0].rules[0]: the key 'destination' is missing"
    ),
    (
      #"{"buckets":[{"name":"abc","region":"r","rules":[{"destination":{"bucket":"x","location":"y"},"rtc":"on"}]}]}"#,
      "buckets[0].rules[0].rtc: Cannot initialize"
    ),
    (
      #"{"buckets":[{"name":"abc","region":"r","rules":[{"id":"i","destination":{"bucket":"x","location":"y"}},"#
        + #"{"id":"i","destination":{"bucket":"z","location":"y"}}]}]}"#,
      "buckets[0].rules: the rule ID 'i' is there twice"
    ),
  ])
  func aBrokenSeedSaysWhereAndWhy(_ text: String, _ beginning: String) {
    #expect {
      try Seed(json: Array(text.utf8))
    } throws: { error in
      "\(error)".hasPrefix(beginning)
    }
  }

  @Test(
    arguments: [
      ("{}", nil), (#" {"a" : [1, -2.5e+3, "x\"y\\", true, false, null, {}, []]} "#, nil), ("1 2", 3),
      (#"{"a":1,}"#, 8), ("[1 2]", 4), (#"{"a" 1}"#, 6), (#"{a:1}"#, 2), (#"["x"#, 4), ("[\"\u{1}\"]", 3), ("nul", 1),
      ("[true,]", 7), ("[[[", 4), (String(repeating: "[", count: 1000), 201),
    ] as [(String, Int?)])
  func theFirstErrorOfJSONIsFound(_ text: String, _ column: Int?) {
    #expect(JSONSyntax.firstError(in: Array(text.utf8)) == column.map { JSONSyntax.Position(line: 1, column: $0) })
  }
}
