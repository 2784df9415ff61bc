import OSSEmulator
import Testing

@Suite struct PutBucketReplicationRefusalTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let rule: String
    let answer: String

    init(_ name: String, _ rule: String, _ answer: String) {
      self.name = name
      self.rule = rule
      self.answer = answer
    }

    var testDescription: String { name }
  }

  static let prefixes11 = (1...11).map { "<Prefix>p\($0)x/</Prefix>" }.joined()
  static let tags11 = (1...11).map { "<UserTagging><Key>k\($0)</Key><Value>v</Value></UserTagging>" }.joined()

  static let values = [
    Case("no destination", "<Action>ALL</Action>", "400 MalformedXML 0031-00000001"),
    Case("no location", "<Destination><Bucket>target</Bucket></Destination>", "400 MalformedXML 0031-00000001"),
    Case(
      "no bucket", "<Destination><Location>oss-cn-beijing</Location></Destination>", "400 MalformedXML 0031-00000001"),
    Case("long ID", rule(id: String(repeating: "x", count: 256)), "400 InvalidArgument -"),
    Case("ID beyond ASCII", rule(id: "é"), "400 InvalidArgument -"),
    Case(
      "overlapping prefixes", rule("<PrefixSet><Prefix>source</Prefix><Prefix>source/video</Prefix></PrefixSet>"),
      "400 InvalidArgument 0031-00000019"),
    Case(
      "overlap with others between",
      rule("<PrefixSet><Prefix>ab</Prefix><Prefix>b</Prefix><Prefix>a</Prefix></PrefixSet>"),
      "400 InvalidArgument 0031-00000019"),
    Case(
      "the same prefix twice", rule("<PrefixSet><Prefix>a/</Prefix><Prefix>a/</Prefix></PrefixSet>"),
      "400 InvalidArgument 0031-00000019"),
    Case(
      "an empty prefix beside another", rule("<PrefixSet><Prefix></Prefix><Prefix>a</Prefix></PrefixSet>"),
      "400 InvalidArgument 0031-00000019"),
    Case("eleven prefixes", rule("<PrefixSet>\(prefixes11)</PrefixSet>"), "400 InvalidArgument -"),
    Case(
      "a prefix of 1024 characters",
      rule("<PrefixSet><Prefix>\(String(repeating: "a", count: 1024))</Prefix></PrefixSet>"), "400 InvalidArgument -"),
    Case("unknown action", rule("<Action>SET</Action>"), "400 InvalidArgument 0031-00000023"),
    Case("lower-case action", rule("<Action>put</Action>"), "400 InvalidArgument 0031-00000023"),
    Case("action with an empty member", rule("<Action>PUT,</Action>"), "400 InvalidArgument 0031-00000023"),
    Case(
      "capitalised history", rule("<HistoricalObjectReplication>Enabled</HistoricalObjectReplication>"),
      "400 InvalidArgument 0031-00000011"),
    Case("role as ARN", rule("<SyncRole>acs:ram::1:role/name</SyncRole>"), "400 InvalidArgument -"),
    Case("unknown RTC status", rule("<RTC><Status>on</Status></RTC>"), "400 InvalidArgument -"),
    Case("RTC without status", rule("<RTC/>"), "400 MalformedXML 0031-00000001"),
    Case(
      "lower-case SSE-KMS status",
      rule(
        "<SourceSelectionCriteria><SseKmsEncryptedObjects><Status>enabled</Status></SseKmsEncryptedObjects></SourceSelectionCriteria>"
      ), "400 InvalidArgument -"),
    Case(
      "lower-case filter type",
      rule(
        "<UserTaggings><FilterType>and</FilterType><UserTagging><Key>k</Key><Value>v</Value></UserTagging></UserTaggings>"
      ), "400 InvalidArgument -"),
    Case(
      "no filter type", rule("<UserTaggings><UserTagging><Key>k</Key></UserTagging></UserTaggings>"),
      "400 InvalidArgument -"),
    Case(
      "filter without tags", rule("<UserTaggings><FilterType>OR</FilterType></UserTaggings>"), "400 InvalidArgument -"),
    Case(
      "tag without key",
      rule("<UserTaggings><FilterType>OR</FilterType><UserTagging><Value>v</Value></UserTagging></UserTaggings>"),
      "400 InvalidArgument -"),
    Case(
      "eleven tags", rule("<UserTaggings><FilterType>OR</FilterType>\(tags11)</UserTaggings>"), "400 InvalidArgument -"),
    Case("illegal target name", rule(bucket: "Target_1"), "400 InvalidArgument 0031-00000101"),
  ]

  static let relations = [
    Case("target is the source", rule(bucket: "source", location: "oss-cn-hangzhou"), "400 InvalidTargetBucket -"),
    Case("target does not exist", rule(bucket: "nowhere"), "400 InvalidTargetBucket -"),
    Case("location of another region", rule(location: "oss-cn-shanghai"), "400 InvalidTargetLocation -"),
    Case("location without oss-", rule(location: "cn-beijing"), "400 InvalidTargetLocation -"),
    Case("location that does not exist", rule(location: "oss-cn-zhengzhou"), "400 InvalidTargetLocation -"),
    Case(
      "unknown transfer type", rule(destination: "<TransferType>fast</TransferType>"),
      "400 InvalidArgument 0031-00000107"),
    Case(
      "acceleration within the mainland", rule(destination: "<TransferType>oss_acc</TransferType>"),
      "400 InvalidArgument 0031-00000107"),
    Case(
      "RTC within a region", rule(bucket: "near", location: "oss-cn-hangzhou", "<RTC><Status>enabled</Status></RTC>"),
      "400 ReplicationLocationNotSupportRtc 0031-00000203"),
    Case(
      "RTC across the border",
      rule(
        bucket: "far", location: "oss-ap-southeast-1", destination: "<TransferType>oss_acc</TransferType>",
        "<RTC><Status>enabled</Status></RTC>"), "400 ReplicationLocationNotSupportRtc 0031-00000203"),
  ]

  @Test(arguments: values + relations)
  func aWrongRuleIsRefusedAndNothingIsStored(_ example: Case) throws {
    var harness = Harness()
    let reply = harness.put(example.rule)
    #expect(reply.refusal == example.answer)
    #expect(!reply.changedStore)
    #expect(try harness.rules().isEmpty)
  }

  @Test(arguments: [
    ("", "400 MalformedXML 0031-00000001"),
    ("<ReplicationConfiguration>", "400 MalformedXML 0031-00000001"),
    ("<ReplicationConfiguration/>", "400 MalformedXML 0031-00000001"),
    ("<Replication><Rule>\(simplestRule)</Rule></Replication>", "400 MalformedXML 0031-00000001"),
    (
      "<!DOCTYPE a><ReplicationConfiguration><Rule>\(simplestRule)</Rule></ReplicationConfiguration>",
      "400 MalformedXML 0031-00000001"
    ),
    (
      "<!DOCTYPE a [<!ENTITY b 'target'>]><ReplicationConfiguration><Rule>\(rule(bucket: "&b;"))</Rule></ReplicationConfiguration>",
      "400 MalformedXML 0031-00000001"
    ),
    (
      "<ReplicationConfiguration><Rule>\(simplestRule)</Rule><Rule>\(simplestRule)</Rule></ReplicationConfiguration>",
      "400 TooManyReplicationRules -"
    ),
  ])
  func aWrongDocumentIsRefused(_ body: String, _ answer: String) throws {
    var harness = Harness()
    #expect(harness.send("POST", "comp=add&replication", body: body).refusal == answer)
    #expect(try harness.rules().isEmpty)
  }

  @Test func aPrefixThatIsNotUTF8HasItsOwnCode() {
    var harness = Harness()
    let parts = rule("<PrefixSet><Prefix>caf#</Prefix></PrefixSet>").split(separator: "#")
    let body =
      Array("<ReplicationConfiguration><Rule>\(parts[0])".utf8) + [0xE9]
      + Array("\(parts[1])</Rule></ReplicationConfiguration>".utf8)
    var reply = harness.sendBytes("POST", "comp=add&replication", body: body)
    #expect(reply.refusal == "400 InvalidArgument 0031-00000018")

    reply = harness.sendBytes("POST", "comp=add&replication", body: [0xE9])
    #expect(reply.refusal == "400 MalformedXML 0031-00000001")
  }

  @Test func aBodyThatIsTooLargeIsRefused() {
    var harness = Harness { $0.limits.bodyBytes = 64 }
    #expect(harness.put().refusal == "400 EntityTooLarge -")
  }

  @Test(
    arguments: [
      (StoredBucket.Versioning.enabled, nil, false), (nil, .enabled, false), (.suspended, .suspended, false),
      (.suspended, nil, false), (.enabled, .suspended, false), (.enabled, .enabled, true), (nil, nil, true),
    ] as [(StoredBucket.Versioning?, StoredBucket.Versioning?, Bool)])
  func bothBucketsMustBeVersionedOrNeither(
    _ source: StoredBucket.Versioning?, _ target: StoredBucket.Versioning?, _ isAccepted: Bool
  ) {
    var harness = Harness()
    harness.emulator.store["source"]?.versioning = source
    harness.emulator.store["target"]?.versioning = target
    let reply = harness.put()
    #expect(reply.status == (isAccepted ? 200 : 400))
    if !isAccepted { #expect(reply.refusal == "400 InvalidRequest 0031-00000053") }
  }

  @Test func aSecondRuleForThePairIsRefusedWhateverItsIDAndPrefixes() throws {
    var harness = Harness()
    #expect(harness.put(rule(id: "one", "<PrefixSet><Prefix>a/</Prefix></PrefixSet>")).status == 200)
    let again = harness.put(rule(id: "two", "<PrefixSet><Prefix>b/</Prefix></PrefixSet>"))
    #expect(again.refusal == "400 BucketReplicationAlreadyExist 0031-00000044")
    #expect(harness.put(rule(id: "one")).refusal == "400 BucketReplicationAlreadyExist 0031-00000044")
    #expect(try harness.rules().count == 1)
  }

  @Test func anIDMustBeUniqueInTheBucket() throws {
    var harness = Harness()
    #expect(harness.put(rule(id: "one")).status == 200)
    let again = harness.put(rule(id: "one", bucket: "other"))
    #expect(again.refusal == "400 InvalidArgument -")
    #expect(again.errorField("Message") == "Rule ID is not unique.")
    #expect(harness.put(rule(id: "two", bucket: "other")).status == 200)
  }

  @Test func theRulesOfABucketAreLimitedInBothDirections() {
    var harness = Harness { $0.limits.rulesPerBucket = 2 }
    #expect(harness.put(rule(bucket: "target")).status == 200)
    #expect(harness.put(rule(bucket: "other")).status == 200)
    let near = rule(bucket: "near", location: "oss-cn-hangzhou")
    #expect(harness.put(near).refusal == "400 TooManyOutgoingReplication -")

    let back = rule(bucket: "source", location: "oss-cn-hangzhou")
    #expect(harness.put(back, into: "near").refusal == "400 TooManyIncomingReplication -")
  }

  @Test func aClosingRuleHoldsItsPlaceUntilItIsGone() {
    var harness = Harness { $0.limits.rulesPerBucket = 1 }
    #expect(harness.put(rule(id: "one")).status == 200)
    #expect(harness.delete("one").status == 200)
    #expect(harness.put(rule(bucket: "other")).refusal == "400 TooManyOutgoingReplication -")
    harness.clock.advance(by: .seconds(5))
    #expect(harness.put(rule(bucket: "other")).status == 200)
  }

  @Test func aTargetOfAnotherAccountNeedsARole() {
    var harness = Harness()
    harness.add(
      StoredBucket(name: "foreign", region: "cn-beijing", owner: "2", createdAt: harness.clock.now))
    #expect(harness.put(rule(bucket: "foreign")).refusal == "400 InvalidTargetBucket -")
    #expect(harness.put(rule(bucket: "foreign", "<SyncRole>role-1</SyncRole>")).status == 200)
  }

  @Test func regionsWithoutReplicationHaveTheirOwnCodes() {
    var harness = Harness()
    for (name, region) in [("remote", "cn-remote"), ("remote-2", "cn-remote")] {
      harness.add(
        StoredBucket(
          name: name, region: region, owner: EmulatorSettings.demoAccount, createdAt: harness.clock.now))
    }
    let toRemote = rule(bucket: "remote", location: "oss-cn-remote")
    #expect(harness.put(toRemote).refusal == "400 BadReplicationLocation -")
    #expect(harness.put(into: "remote", region: "cn-remote").refusal == "400 NoReplicationLocation -")
    #expect(harness.put(toRemote, into: "remote-2", region: "cn-remote").status == 200)
  }
}
