import Desired
import Diagnostics
import OSSClient
import OSSReplCommands
import Planning
import Replication
import TestSupport
import Testing
import XMLDocument

@Suite("Live rules as a configuration")
struct ImportedDocumentTests {
  private func read(_ rules: [LiveRule], _ name: BucketName = "invoices") throws -> ReadBucket {
    ReadBucket(name: name, region: "cn-hangzhou", observed: .known(try RuleList(rules)))
  }

  private func observed(_ buckets: [ReadBucket]) -> ObservedState {
    ObservedState(buckets: Dictionary(buckets.map { ($0.name, $0.observed) }, uniquingKeysWith: { $1 }))
  }

  @Test func everySampleOfOSSImportsToAPlanWithoutChanges() throws {
    let names = try Fixture.names(in: "oss").filter { $0.hasPrefix("get_replication.resp.") }
    #expect(names.count >= 3)
    for name in names {
      let rules = try LiveRule.list(in: try XMLElement(parsing: try Fixture.bytes("oss/\(name)")), source: "invoices")
      let buckets = [try read(rules)]
      let document = ImportedDocument(buckets)
      #expect(importFault(document, observed: observed(buckets)) == nil, "\(name)")
      let result = Configuration.decode(bytes: Array(document.text.utf8), file: "oss-repl.yaml")
      let plan = diff(desired: try #require(result.state, "\(name)"), observed: observed(buckets))
      #expect(plan.changes.isEmpty && plan.blocks.isEmpty)
      #expect(plan.unchanged == rules.count, "\(name):\n\(document.text)")
    }
  }

  @Test(arguments: [true, false])
  func randomRulesImportToAPlanWithoutChanges(expressible: Bool) throws {
    for seed in 0..<150 {
      var rules = LiveRuleGenerator(generator: SeededGenerator(seed: UInt64(seed)), expressible: expressible)
      let lists = [BucketName("invoices"), "no", "1e3", "media"].map { ($0, rules.rules(of: $0, in: "cn-hangzhou")) }
      // Random names may give a pair twice, of which nothing can be concluded.
      let buckets = lists.compactMap { name, list in try? read(list, name) }
      let document = ImportedDocument(buckets)
      let fault = importFault(document, observed: observed(buckets))
      #expect(fault == nil, "seed \(seed): \(String(describing: fault))\n\(document.text)")
      if expressible {
        let legal = lists.filter { BucketName.violation(of: $0.0.text) == nil }
        #expect(document.buckets.flatMap(\.rules).count == legal.flatMap(\.1).count, "seed \(seed):\n\(document.text)")
      }
      let known = buckets.flatMap { bucket -> [LiveRule] in
        guard case .known(let list) = bucket.observed else { return [] }
        return Array(list.live.values) + list.closing
      }
      #expect(document.buckets.flatMap(\.rules).count + document.commentedRules == known.count)
      let backwards = ImportedDocument(
        try lists.reversed().compactMap { name, list in
          buckets.contains { $0.name == name } ? try read(list.reversed(), name) : nil
        })
      #expect(Array(backwards.text.utf8) == Array(document.text.utf8))
    }
  }

  /// A configuration replaces variables; a live text has none.
  @Test(arguments: ["$", "$$", "a$b", "${x}", "$${x}", "${source.bucket}", "${env:HOME}/", "5$", "$$$", "\\${x}\"$"])
  func aDollarOfALiveTextStaysOne(text: String) throws {
    let rule = Example.rule {
      $0.prefixes = PrefixSet([ExactString(text)])
      $0.syncRole = "oss-replication"
      $0.sseKMS = .enabled(replicaKMSKeyID: ExactString(text))
      $0.userTaggings = UserTaggings(
        filterType: .or, tags: [.init(key: ExactString(text), value: ExactString(text)), .init(key: "a", value: "")])
    }
    let document = ImportedDocument([try read([Example.live(rule)])])
    #expect(document.commentedRules == 0)
    #expect(document.text.count { $0 == "$" } == 4 * 2 * text.count { $0 == "$" })
    let result = Configuration.decode(bytes: Array(document.text.utf8), file: "oss-repl.yaml")
    #expect(result.diagnostics == [])
    #expect(result.state?.buckets.first?.rules.map(\.rule) == [rule])
  }

  @Test func aRichDocument() throws {
    let full = Example.rule(Example.address("invoices", "invoices-dr")) {
      $0.action = Action([.put, .delete]) ?? .all
      $0.historicalObjectReplication = .enabled
      $0.transferType = .accelerated
      $0.prefixes = PrefixSet(["2026/", "2025/", " blank", "caf\u{E9}", "cafe\u{301}", "tab\t", "\u{200B}"])
      $0.rtc = .enabled
      $0.syncRole = "oss-replication"
      $0.sseKMS = .enabled(replicaKMSKeyID: "key-hzz65")
      $0.userTaggings = UserTaggings(
        filterType: .and, tags: [.init(key: "team", value: "finance"), .init(key: "no", value: "")])
    }
    let long = Example.rule(Example.address("invoices", "2025-archive")) { rule in
      rule.action = .all
      rule.prefixes = PrefixSet((10..<22).map { ExactString("year-of-invoices-\($0)/") })
      rule.userTaggings = UserTaggings(
        filterType: .or, tags: (1...6).map { .init(key: ExactString("key-\($0)"), value: "a value") })
    }
    var foreign = Example.live(Example.rule(Example.address("invoices", "invoices-cloud")))
    foreign.unmodelled = ["<Cloud>c</Cloud>"]
    foreign.canonicalXML = "<Rule><Cloud>c</Cloud></Rule>"
    var overlapping = Example.live(
      Example.rule(Example.address("legacy", "legacy-dr")) { $0.prefixes = PrefixSet(["a", "a/b"]) })
    overlapping.canonicalXML = "<Rule><ID>rule-1</ID></Rule>"
    let closing = Example.live(Example.rule(Example.address("legacy", "legacy-old")), status: .closing)
    let buckets = [
      try read([overlapping, closing], "legacy"),
      try read([Example.live(full), foreign, Example.live(long)]), try read([], "empty"),
      try read(
        [Example.live(Example.rule(Example.address("Old_Name", "old-dr"))) { $0.canonicalXML = "<Rule/>" }], "Old_Name"),
      ReadBucket(
        name: "away", region: "cn-beijing",
        observed: .unknown(UnknownReason(kind: .access, message: "OSS refused:\nAccessDenied"))),
    ]
    let document = ImportedDocument(buckets)
    #expect(document.text == (try Golden.text("import-rich.yaml", now: document.text)))
    #expect(importFault(document, observed: observed(buckets)) == nil)
    #expect(document.buckets.map(\.name) == ["invoices", "legacy"])
    #expect(document.commentedRules == 4)
    #expect(document.emptyBuckets == 1)
  }

  @Test func nothingToImportIsAValidDocument() throws {
    let document = ImportedDocument([try read([])])
    #expect(document.text == "version: 1\nmanage: listed\nbuckets: {}\n")
    #expect(importFault(document, observed: observed([try read([])])) == nil)
  }

  static let inexpressible: [(String, @Sendable (inout ReplicationRule) -> Void)] = [
    ("prefixes overlap", { $0.settings.prefixes = PrefixSet(["a", "ab"]) }),
    (
      "longer than 1,023 bytes",
      { $0.settings.prefixes = PrefixSet([ExactString(String(repeating: "x", count: 1024))]) }
    ),
    ("not its ARN", { $0.settings.syncRole = "acs:ram::1:role/x" }),
    ("needs `sync_role`", { $0.settings.sseKMS = .enabled(replicaKMSKeyID: "k") }),
    (
      "not possible within one region",
      { rule in
        rule.settings.location = "cn-hangzhou"; rule.settings.rtc = .enabled
      }
    ),
    ("is not a legal bucket name", { $0.address = Example.address("invoices", "Bad_Name") }),
    ("can't replicate to itself", { $0.address = Example.address("invoices", "invoices") }),
    (
      "`key` is empty",
      { $0.settings.userTaggings = UserTaggings(filterType: .and, tags: [.init(key: "", value: "v")]) }
    ),
  ]

  @Test(arguments: inexpressible.indices)
  func aRuleThatAConfigurationMayNotHoldBecomesAComment(index: Int) throws {
    let (reason, change) = Self.inexpressible[index]
    var rule = Example.rule()
    change(&rule)
    let bad = Example.live(rule, id: "bad")
    let good = Example.live(Example.rule(Example.address("invoices", "good-dr")), id: "good")
    let document = ImportedDocument([try read([bad, good])])
    #expect(document.buckets.first?.rules.map(\.address.destination) == ["good-dr"])
    let comments = document.text.split(separator: "\n").filter { $0.contains("#") }
    #expect(comments.contains { $0.contains(reason) }, "\(document.text)")
    let alone = ImportedDocument([try read([bad])])
    #expect(alone.text.contains("    rules: []\n"))
  }

  /// A destination that was made anew elsewhere is named by rules of both times; a bucket of the document is where it is.
  @Test func rulesThatDisagreeOfARegionBecomeComments() throws {
    func live(_ source: String, _ destination: String, _ region: Region) -> LiveRule {
      Example.live(Example.rule(Example.address(source, destination)) { $0.location = region })
    }
    let buckets = [
      try read([live("invoices", "shared-dr", "cn-beijing"), live("invoices", "orders", "cn-beijing")]),
      try read(
        [
          live("media", "shared-dr", "cn-shanghai"), live("media", "orders", "cn-hangzhou"),
          live("media", "own-dr", "cn-beijing"),
        ],
        "media"),
      try read([live("orders", "orders-dr", "cn-beijing")], "orders"),
    ]
    let document = ImportedDocument(buckets)
    #expect(importFault(document, observed: observed(buckets)) == nil)
    #expect(document.buckets.map { $0.rules.map(\.address.destination) } == [[], ["orders", "own-dr"], ["orders-dr"]])
    #expect(document.text.contains("it is in cn-beijing and in cn-shanghai"))
    #expect(document.text.contains("its destination is in cn-hangzhou, not in cn-beijing"))
  }

  @Test func aDocumentThatWouldChangeRulesIsAFault() throws {
    let document = ImportedDocument([try read([Example.live()])])
    let others = [
      try read([Example.live(Example.rule { $0.action = .all })]),
      try read([Example.live(Example.rule { $0.rtc = .enabled })]),
      try read([Example.live(status: .closing)]), try read([]),
      ReadBucket(
        name: "invoices", region: "cn-hangzhou", observed: .unknown(UnknownReason(kind: .transport, message: "lost"))),
    ]
    for other in others {
      let fault = try #require(importFault(document, observed: observed([other])))
      #expect(fault.code == .importUnfaithful)
      #expect(fault.notes.last == "nothing was printed")
    }
  }

  @Test func aDocumentThatNoConfigurationMayBeIsAFault() throws {
    let rules = (0...100).map { Example.live(Example.rule(Example.address("invoices", "target-\($0)"))) }
    let buckets = [try read(rules)]
    let fault = try #require(importFault(ImportedDocument(buckets), observed: observed(buckets)))
    #expect(fault.notes.first?.contains("the limit is 100") == true, "\(fault)")
  }
}
