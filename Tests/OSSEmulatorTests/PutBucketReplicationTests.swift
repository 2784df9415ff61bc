import OSSEmulator
import TestSupport
import Testing
import XMLDocument

@Suite struct PutBucketReplicationTests {
  @Test func aRuleWithoutIDGetsOneAndIsToldIt() throws {
    var harness = Harness()
    let reply = harness.put(rule(id: ""))
    #expect(reply.status == 200)
    #expect(reply.body.isEmpty)
    #expect(reply.changedStore)
    let id = try #require(reply.header("x-oss-replication-rule-id"))
    #expect(id.utf8.count == 36)
    #expect(id.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
    #expect(id.allSatisfy { "0123456789abcdef-".contains($0) })
    #expect(try harness.rules().map { $0.text("ID") } == [id])
  }

  @Test func twoAssignedIDsDiffer() throws {
    var harness = Harness()
    _ = harness.put()
    _ = harness.put(rule(bucket: "other"))
    #expect(Set(try harness.rules().map { $0.text("ID") }).count == 2)
  }

  @Test func anIDOfThePrintableCharactersComesBackUnchanged() throws {
    let id = #"~`!@#$%^&*()-_+=|\[]{}<>:;"',./? aZ9"#
    let escaped = XMLElement("ID", text: id).canonical
    var harness = Harness()
    #expect(harness.put(escaped + simplestRule).header("x-oss-replication-rule-id") == id)
    #expect(try harness.rules().first?.text("ID") == id)
    #expect(
      harness.send(
        "GET",
        "replicationProgress&rule-id=~%60%21%40%23%24%25%5E%26%2A%28%29-_%2B%3D%7C%5C%5B%5D%7B%7D%3C%3E%3A%3B%22%27%2C.%2F%3F%20aZ9"
      ).status == 200)
  }

  @Test func theDefaultsAreFilledInAndTheRestIsAbsent() throws {
    var harness = Harness()
    _ = harness.put(
      rule(
        id: "r", destination: "<TransferType>internal</TransferType>",
        "<PrefixSet/><RTC><Status>disabled</Status></RTC><Status>Disabled</Status><Unknown/>"))
    let stored = try #require(try harness.rules().first)
    #expect(
      stored.canonical
        == "<Rule><ID>r</ID><Action>ALL</Action><Destination><Bucket>target</Bucket>"
        + "<Location>oss-cn-beijing</Location></Destination><Status>starting</Status>"
        + "<HistoricalObjectReplication>enabled</HistoricalObjectReplication></Rule>")
  }

  @Test func everythingThatIsSetComesBack() throws {
    var harness = Harness()
    let reply = harness.put(
      rule(
        id: "r", bucket: "far", location: "oss-ap-southeast-1",
        destination: "<TransferType>oss_acc</TransferType>",
        """
        <PrefixSet><Prefix>b/</Prefix><Prefix> a &amp; é/</Prefix></PrefixSet><Action>DELETE,PUT</Action>
        <HistoricalObjectReplication>disabled</HistoricalObjectReplication><SyncRole>role</SyncRole>
        <SourceSelectionCriteria><SseKmsEncryptedObjects><Status>Enabled</Status></SseKmsEncryptedObjects>
        </SourceSelectionCriteria><EncryptionConfiguration><ReplicaKmsKeyID>key-1</ReplicaKmsKeyID>
        </EncryptionConfiguration><UserTaggings><FilterType>OR</FilterType><UserTagging><Key>k</Key><Value>v w</Value>
        </UserTagging><UserTagging><Key>l</Key><Value/></UserTagging></UserTaggings>
        """))
    #expect(reply.status == 200)
    let stored = try #require(try harness.rules().first)
    #expect(
      stored.canonical
        == "<Rule><ID>r</ID><PrefixSet><Prefix>b/</Prefix><Prefix> a &amp; é/</Prefix></PrefixSet>"
        + "<UserTaggings><FilterType>OR</FilterType><UserTagging><Key>k</Key><Value>v w</Value></UserTagging>"
        + "<UserTagging><Key>l</Key><Value/></UserTagging></UserTaggings><Action>DELETE,PUT</Action>"
        + "<Destination><Bucket>far</Bucket><Location>oss-ap-southeast-1</Location>"
        + "<TransferType>oss_acc</TransferType></Destination><Status>starting</Status>"
        + "<HistoricalObjectReplication>disabled</HistoricalObjectReplication><SyncRole>role</SyncRole>"
        + "<SourceSelectionCriteria><SseKmsEncryptedObjects><Status>Enabled</Status></SseKmsEncryptedObjects>"
        + "</SourceSelectionCriteria><EncryptionConfiguration><ReplicaKmsKeyID>key-1</ReplicaKmsKeyID>"
        + "</EncryptionConfiguration></Rule>")
  }

  private static let kms =
    "<SourceSelectionCriteria><SseKmsEncryptedObjects><Status>%</Status></SseKmsEncryptedObjects></SourceSelectionCriteria>"
  private static let key = "<EncryptionConfiguration><ReplicaKmsKeyID>key-1</ReplicaKmsKeyID></EncryptionConfiguration>"
  private static let role = "<SyncRole>role</SyncRole>"

  @Test(
    arguments: [
      ("Enabled", "", key, nil, nil), ("Disabled", "", key, nil, nil), ("Enabled", role, key, "Enabled", "key-1"),
      ("Enabled", role, "", "Enabled", nil), ("Disabled", role, key, "Disabled", nil), (nil, role, key, nil, nil),
    ] as [(String?, String, String, String?, String?)])
  func whatConcernsKMSIsDroppedSilentlyWhereItHasNoEffect(
    _ status: String?, _ role: String, _ key: String, _ storedStatus: String?, _ storedKey: String?
  ) throws {
    var harness = Harness()
    let criteria = status.map { Self.kms.split(separator: "%").joined(separator: $0) } ?? ""
    #expect(harness.put(rule(criteria + role + key)).status == 200)
    let stored = try #require(try harness.rules().first)
    #expect(stored.text("SourceSelectionCriteria/SseKmsEncryptedObjects/Status") == storedStatus)
    #expect(stored.text("EncryptionConfiguration/ReplicaKmsKeyID") == storedKey)
  }

  @Test(arguments: ["ALL", "PUT", "DELETE", "ABORT", "PUT,DELETE,ABORT", "ALL,PUT", "ABORT, PUT"])
  func everyListOfKnownActionsIsTaken(_ action: String) throws {
    var harness = Harness()
    #expect(harness.put(rule("<Action>\(action)</Action>")).status == 200)
    #expect(try harness.rules().first?.text("Action") == action)
  }

  @Test(arguments: ["", "<PrefixSet/>", "<PrefixSet><Prefix/></PrefixSet>"])
  func noPrefixMeansTheWholeBucket(_ set: String) throws {
    var harness = Harness()
    #expect(harness.put(rule(set)).status == 200)
    #expect(try harness.rules().first?.firstChild(named: "PrefixSet") == nil)
  }

  @Test func prefixesAreComparedAsBytes() {
    var harness = Harness()
    let set = "<PrefixSet><Prefix>caf\u{E9}/</Prefix><Prefix>cafe\u{301}/</Prefix></PrefixSet>"
    #expect(harness.put(rule(set)).status == 200)
  }

  @Test func aPrefixMayHave1023CharactersAndThereMayBeTen() {
    var harness = Harness()
    let longest = "<PrefixSet><Prefix>\(String(repeating: "é", count: 1023))</Prefix></PrefixSet>"
    #expect(harness.put(rule(longest)).status == 200)
    let ten = (0...9).map { "<Prefix>\($0)/</Prefix>" }.joined()
    #expect(harness.put(rule(bucket: "other", "<PrefixSet>\(ten)</PrefixSet>")).status == 200)
  }

  @Test func theLimitOfPrefixesCanBeRaised() {
    var harness = Harness { $0.limits.prefixesPerRule = 11 }
    #expect(harness.put(rule("<PrefixSet>\(PutBucketReplicationRefusalTests.prefixes11)</PrefixSet>")).status == 200)
  }

  @Test func rulesToSeveralTargetsAndBackStandSideBySide() throws {
    var harness = Harness()
    #expect(harness.put(rule(bucket: "target")).status == 200)
    #expect(harness.put(rule(bucket: "other")).status == 200)
    #expect(harness.put(rule(bucket: "near", location: "oss-cn-hangzhou")).status == 200)
    #expect(
      harness.put(rule(bucket: "source", location: "oss-cn-hangzhou"), into: "target", region: "cn-beijing").status
        == 200)
    #expect(try harness.rules().map { $0.text("Destination/Bucket") } == ["target", "other", "near"])
  }

  @Test(arguments: [
    "put_replication.req.doc-sample.xml", "put_replication.req.go-v2-full.xml",
    "put_replication.req.go-v2-minimal.xml", "put_replication.req.python-v2-1.4.1-full.xml",
    "put_replication.req.doc-syntax-usertaggings.xml",
  ])
  func theBodiesOfOfficialToolsAreTakenInAnyOrderOfElements(_ file: String) throws {
    // The samples use acceleration, so one end must lie abroad; `far` stands for the mainland bucket they name.
    var harness = Harness()
    let text = String(decoding: try Fixture.bytes("oss/\(file)"), as: UTF8.self)
      .replacing("destbucket", with: "far").replacing("<Status>enabled</Status>", with: "<Status>disabled</Status>")
      .replacing("oss-cn-beijing", with: "oss-ap-southeast-1")
      .replacing("oss-cn-hangzhou", with: "oss-ap-southeast-1")
    let reply = harness.send("POST", "comp=add&replication", body: text)
    #expect(reply.status == 200, "\(reply.refusal)")
    #expect(try harness.rules().first?.text("Destination/TransferType") == "oss_acc")
  }

  @Test func theBodyWithOverlappingPrefixesIsRefused() throws {
    var harness = Harness()
    let file = "oss/put_replication.req.invalid-0031-00000019-overlapping-prefixes.xml"
    let body = String(decoding: try Fixture.bytes(file), as: UTF8.self)
    #expect(harness.send("POST", "comp=add&replication", body: body).refusal == "400 InvalidArgument 0031-00000019")
  }
}
