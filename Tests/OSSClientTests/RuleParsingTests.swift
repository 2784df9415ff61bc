import OSSClient
import Replication
import TestSupport
import Testing
import XMLDocument

@Suite("Reading a rule list")
struct RuleParsingTests {
  private func rules(_ bytes: [UInt8]) throws -> [LiveRule] {
    try LiveRule.list(in: try XMLElement(parsing: bytes), source: "source")
  }

  private func rule(_ inner: String) throws -> LiveRule {
    let text = "<ReplicationConfiguration><Rule>\(inner)</Rule></ReplicationConfiguration>"
    return try #require(try rules(Array(text.utf8)).first)
  }

  private static let minimal =
    "<ID>r</ID><Destination><Bucket>d</Bucket><Location>oss-cn-beijing</Location></Destination>"

  private func sample(kms: SSEKMS = .disabled, tags: UserTaggings? = nil) -> LiveRule {
    LiveRule(
      id: "test_replication_1", address: Example.address("source", "destbucket"), status: .doing,
      settings: LiveSettings(
        location: .modelled("cn-beijing"), transferType: .modelled(.accelerated),
        prefixes: .modelled(PrefixSet(["source1", "video"])), action: .modelled(.put),
        historicalObjectReplication: .modelled(.enabled), rtc: .modelled(.enabled),
        syncRole: .modelled("aliyunramrole"),
        sseKMS: .modelled(kms), userTaggings: .modelled(tags)))
  }

  @Test func theSamplesReadToTheirValues() throws {
    let tags = UserTaggings(
      filterType: .or, tags: [.init(key: "key1", value: "value1"), .init(key: "key2", value: "value2")])
    let expected: [String: LiveRule] = [
      "get_replication.resp.sdk-sample-rtc-enabled.xml": sample(),
      "get_replication.resp.go-v1-sse-kms-rtc.xml":
        sample(kms: .enabled(replicaKMSKeyID: "c4d49f85-ee30-426b-a5ed-95e9139d****")),
      "get_replication.resp.ossify-sample-usertaggings.xml": sample(tags: tags),
    ]
    let names = try Fixture.names(in: "oss").filter { $0.hasPrefix("get_replication.resp.") }
    #expect(Set(names) == Set(expected.keys))
    for (name, expected) in expected {
      var read = try rules(try Fixture.bytes("oss/\(name)"))
      #expect(read.count == 1)
      #expect(!read[0].canonicalXML.isEmpty)
      read[0].canonicalXML = ""
      #expect(read[0] == expected, "\(name)")
    }
  }

  /// What stands in an element beside its text is not read, so the rule is not one that is modelled.
  @Test(arguments: [
    "ID", "Bucket", "Location", "TransferType", "Prefix", "Action", "Status", "HistoricalObjectReplication", "SyncRole",
    "ReplicaKmsKeyID", "FilterType", "Key", "Value", "RTC", "PrefixSet", "Destination", "SseKmsEncryptedObjects",
    "SourceSelectionCriteria", "EncryptionConfiguration", "UserTaggings", "UserTagging",
  ])
  func whatStandsBesideATextMakesARuleUnmodelled(name: String) throws {
    let whole = """
      <ID>r</ID><PrefixSet><Prefix>a</Prefix></PrefixSet><Action>PUT</Action><Destination><Bucket>d</Bucket>\
      <Location>oss-cn-beijing</Location><TransferType>internal</TransferType></Destination><Status>doing</Status>\
      <HistoricalObjectReplication>enabled</HistoricalObjectReplication><SyncRole>role</SyncRole>\
      <RTC><Status>enabled</Status></RTC><SourceSelectionCriteria><SseKmsEncryptedObjects><Status>Enabled</Status>\
      </SseKmsEncryptedObjects></SourceSelectionCriteria><EncryptionConfiguration><ReplicaKmsKeyID>k</ReplicaKmsKeyID>\
      </EncryptionConfiguration><UserTaggings><FilterType>AND</FilterType><UserTagging><Key>k</Key><Value>v</Value>\
      </UserTagging></UserTaggings>
      """
    #expect(try rule(whole).unmodelled.isEmpty)
    for changed in [
      whole.replacing("<\(name)>", with: "<\(name) a=\"b\">"), whole.replacing("</\(name)>", with: "<x/></\(name)>"),
    ] {
      #expect(changed != whole)
      let read = try rule(changed)
      #expect(!read.unmodelled.isEmpty, "\(changed)")
      #expect(read.id == "r" && read.address.destination == "d")
    }
  }

  @Test func anIdentifierThatDoesNotTellRulesApartIsNotTrusted() throws {
    #expect(throws: UntrustedRuleList.self) { try rule("<ID>other</ID>" + Self.minimal) }
    let twin = Self.minimal.replacing("<Bucket>d", with: "<Bucket>e")
    func list(_ status: String) throws -> [LiveRule] {
      let second = "<Rule>\(twin)<Status>\(status)</Status></Rule>"
      return try rules(
        Array("<ReplicationConfiguration><Rule>\(Self.minimal)</Rule>\(second)</ReplicationConfiguration>".utf8))
    }
    #expect(throws: UntrustedRuleList.self) { try list("doing") }
    #expect(try list("closing").count == 2)
  }

  @Test func whatOSSLeavesOutIsFilledIn() throws {
    let rule = try rule(Self.minimal)
    #expect(rule.settings.transferType == .modelled(.internal))
    #expect(rule.settings.prefixes == .modelled(.wholeBucket))
    #expect(rule.settings.action == .modelled(.all))
    #expect(rule.settings.rtc == .modelled(.disabled))
    #expect(rule.settings.syncRole == .modelled(nil))
    #expect(rule.settings.sseKMS == .modelled(.disabled))
    #expect(rule.settings.userTaggings == .modelled(nil))
    #expect(rule.unmodelled.isEmpty)
  }

  static let equivalent: [(String, String)] = [
    ("<RTC><Status>enabling</Status></RTC>", "<RTC><Status>Enabled</Status></RTC>"),
    ("<RTC><Status>disabled</Status></RTC>", ""), ("<RTC></RTC>", ""),
    ("<Action>DELETE, PUT</Action>", "<Action>PUT,DELETE</Action>"),
    ("<Action>ALL,PUT</Action>", "<Action>ALL</Action>"),
    ("<PrefixSet/>", ""), ("<PrefixSet><Prefix></Prefix></PrefixSet>", ""),
    (
      "<PrefixSet><Prefix>b</Prefix><Prefix>a</Prefix></PrefixSet>",
      "<PrefixSet><Prefix>a</Prefix><Prefix>b</Prefix></PrefixSet>"
    ),
    (
      "<SourceSelectionCriteria><SseKmsEncryptedObjects><Status>Disabled</Status></SseKmsEncryptedObjects></SourceSelectionCriteria><EncryptionConfiguration><ReplicaKmsKeyID>k</ReplicaKmsKeyID></EncryptionConfiguration>",
      ""
    ),
    ("<SyncRole></SyncRole>", ""),
  ]

  @Test(arguments: equivalent)
  func equalShapesGiveEqualRules(left: String, right: String) throws {
    #expect(try rule(Self.minimal + left).isSameConfiguration(as: try rule(Self.minimal + right)))
  }

  @Test func prefixesKeepTheirBytes() throws {
    let rule = try rule(Self.minimal + "<PrefixSet><Prefix> a\tb </Prefix><Prefix>&lt;&amp;é</Prefix></PrefixSet>")
    #expect(rule.settings.prefixes == .modelled(PrefixSet([" a\tb ", "<&é"])))
  }

  static let unmodelled: [(String, String, String)] = [
    ("an unknown element", "<NewThing>x</NewThing>", "<NewThing>x</NewThing>"),
    ("an unknown action", "<Action>SET</Action>", "<Action>SET</Action>"),
    ("an unknown RTC status", "<RTC><Status>paused</Status></RTC>", "<RTC><Status>paused</Status></RTC>"),
    ("an element twice", "<Action>PUT</Action><Action>ALL</Action>", "<Action>ALL</Action>"),
    ("an attribute", "<Action mode=\"x\">PUT</Action>", "<Action mode=\"x\">PUT</Action>"),
    (
      "more in the RTC element", "<RTC><Status>enabled</Status><Window/></RTC>",
      "<RTC><Status>enabled</Status><Window/></RTC>"
    ),
    (
      "an unknown filter", "<UserTaggings><FilterType>NOT</FilterType></UserTaggings>",
      "<UserTaggings><FilterType>NOT</FilterType></UserTaggings>"
    ),
    (
      "an empty prefix beside another", "<PrefixSet><Prefix/><Prefix>a</Prefix></PrefixSet>",
      "<PrefixSet><Prefix/><Prefix>a</Prefix></PrefixSet>"
    ),
    (
      "an unknown history", "<HistoricalObjectReplication>later</HistoricalObjectReplication>",
      "<HistoricalObjectReplication>later</HistoricalObjectReplication>"
    ),
    ("another source", "<Source><Location>x</Location></Source>", "<Source><Location>x</Location></Source>"),
  ]

  @Test(arguments: unmodelled)
  func whatIsNotModelledIsKept(name: String, inner: String, fragment: String) throws {
    #expect(try rule(Self.minimal + inner).unmodelled.map(\.text).contains(fragment))
  }

  static let destinations: [(String, Bool, Bool)] = [
    ("<Bucket>d</Bucket>", false, true),
    ("<Bucket>d</Bucket><Location/>", false, true),
    ("<Bucket>d</Bucket><Cloud>c</Cloud><CloudLocation>l</CloudLocation>", false, true),
    ("<Bucket>d</Bucket><Location>oss-cn-beijing</Location><Cloud>c</Cloud>", true, true),
    ("<Bucket>d</Bucket><Location>oss-cn-beijing</Location><TransferType>rail</TransferType>", true, true),
    ("<Bucket>d</Bucket><Location>cn-beijing</Location><TransferType></TransferType>", true, false),
  ]

  @Test(arguments: destinations)
  func aDestinationIsReadAsFarAsItIsModelled(inner: String, hasLocation: Bool, isUnmodelled: Bool) throws {
    let rule = try rule("<ID>r</ID><Destination>\(inner)</Destination>")
    #expect((rule.settings.location.value == "cn-beijing") == hasLocation)
    #expect(rule.unmodelled.isEmpty != isUnmodelled)
  }

  static let untrusted = [
    "", "<IsTruncated>true</IsTruncated>", "text",
    "<Rule><Destination><Bucket>d</Bucket></Destination></Rule>",
    "<Rule><ID> </ID><Destination><Bucket>d</Bucket></Destination></Rule>",
    "<Rule><ID>r</ID></Rule>", "<Rule><ID>r</ID><Destination><Location>oss-x-1</Location></Destination></Rule>",
    "<Rule><ID>r</ID><Destination><Bucket/></Destination></Rule>",
    "<Rule>\(minimal)</Rule><NextMarker>x</NextMarker>",
    "<Rule>\(minimal)<Destination><Bucket>e</Bucket></Destination></Rule>",
  ]

  @Test(arguments: untrusted)
  func aListThatMayNotBeWholeIsNotTrusted(inner: String) {
    #expect(throws: UntrustedRuleList.self) {
      try rules(Array("<ReplicationConfiguration>\(inner)</ReplicationConfiguration>".utf8))
    }
  }
}
