import Desired
import Diagnostics
import Replication
import Testing

@Suite("Accounts, endpoints, protections and limits")
struct SettingTests {
  private func decode(_ text: String) throws -> DesiredState {
    let result = Configuration.decode(bytes: Array(text.utf8), file: "oss-repl.yaml")
    #expect(result.diagnostics == [])
    return try #require(result.state)
  }

  @Test func aBucketHasItsOwnPlaceOrInheritsIt() throws {
    let state = try decode(
      """
      version: 1
      manage: listed
      accounts:
        main: {auth: env}
        dr: {auth: env, uid: "2098765432101234"}
      defaults: {account: main, region: cn-hangzhou, endpoint: internal, path_style: true,
        rule: {action: PUT, historical_object_replication: disabled}}
      buckets:
        first: {rules: []}
        second:
          account: dr
          endpoint: https://oss-cn-hangzhou.aliyuncs.com:443
          path_style: false
          rules:
            - destination: {bucket: first, location: cn-hangzhou, account: main}
        third: {endpoint: dual-stack, rules: []}
      """)
    #expect(state.buckets.map(\.account?.name) == ["main", "dr", "main"])
    #expect(state.buckets.map(\.account?.uid) == [nil, "2098765432101234", nil])
    #expect(state.buckets.map(\.account?.origin.description).first == "oss-repl.yaml:4:3")
    #expect(
      state.buckets.map(\.endpoint) == [
        .official(.internal), .fixed(Endpoint(region: "cn-hangzhou")), .official(.dualStack),
      ])
    #expect(state.buckets.map(\.pathStyle) == [true, false, true])
    #expect(state.buckets.map(\.rules.first?.destinationAccount?.name) == [nil, "main", nil])
  }

  /// Its own name is put before an endpoint when a request is sent, so it does not stand there twice.
  @Test(arguments: [
    "https://a-b.oss-cn-x.aliyuncs.com", "https://oss-cn-x.aliyuncs.com", "A-B.OSS-CN-X.aliyuncs.com:443",
  ])
  func aBucketsOwnNameIsLeftOutOfAnOfficialEndpoint(endpoint: String) throws {
    let text = "version: 1\nmanage: listed\nbuckets: {a-b: {region: cn-x, endpoint: \"\(endpoint)\", rules: []}}"
    let result = Configuration.decode(bytes: Array(text.utf8), file: "oss-repl.yaml")
    #expect(try #require(result.state).buckets.map(\.endpoint) == [.fixed(Endpoint(region: "cn-x"))])
    #expect(result.diagnostics.count == (endpoint.lowercased().contains("a-b") ? 1 : 0))
  }

  @Test func withoutAnyOfThemTheOfficialPublicEndpointAndTheEnvironmentHold() throws {
    let bucket = try #require(
      try decode("version: 1\nmanage: listed\nbuckets: {a-b: {region: cn-x, rules: []}}").buckets.first)
    #expect(bucket.account == nil)
    #expect(bucket.place == BucketPlace(name: "a-b", region: "cn-x"))
  }

  @Test func protectionsKeepTheOrderOfTheFile() throws {
    let state = try decode(
      """
      version: 1
      protect:
        - {match: "invoices:*", from: [replace, delete, delete]}
        - match: "*:dr-?"
          from: [delete]
      buckets: {invoices: {manage: listed, region: cn-x, rules: []}}
      """)
    #expect(state.protections.map(\.match.description) == ["invoices:*", "*:dr-?"])
    #expect(state.protections.map(\.threats) == [[.delete, .replace], [.delete]])
    #expect(state.protections.map(\.origin.description) == ["oss-repl.yaml:3:5", "oss-repl.yaml:4:5"])
  }

  @Test(arguments: [("../oss-repl.yaml", "../oss-repl.yml"), ("oss-rep1.yaml", nil), ("x/oss-repl.yaml", nil)])
  func aMissingRootFileMayHaveAnotherName(file: String, meant: String?) throws {
    let missing = ConfigurationSource.Problem(reason: "there is no such file", help: "", isMissing: true)
    let source = ConfigurationSource(
      read: { _, _ throws(ConfigurationSource.Problem) in throw missing },
      list: { directory throws(ConfigurationSource.Problem) in
        guard directory == "../" else { throw missing }
        return ["a.yaml", "oss-repl.yml", "oss-repl.yaml.txt"].map { .init(name: $0, isDirectory: false) }
          + [.init(name: "oss-repl2.yaml", isDirectory: true)]
      })
    let finding = try #require(Configuration.decode(file, from: source).diagnostics.first)
    #expect(finding.help.first == meant.map { "did you mean `\($0)`?" } ?? "")
  }

  /// `null` says that the source's account owns the destination too, whatever the template says.
  @Test func nullUnsetsTheAccountOfADestination() throws {
    let state = try decode(
      """
      version: 1
      manage: listed
      accounts: {other: {auth: env}}
      defaults: {region: cn-x, rule: {action: PUT, historical_object_replication: disabled}}
      templates: {dr: {destination: {location: cn-y, account: other}}}
      buckets:
        invoices:
          rules:
            - {use: dr, destination: {bucket: invoices-dr, account: null}}
            - {use: dr, destination: {bucket: invoices-eu}}
      """)
    #expect(state.buckets.first?.rules.map(\.destinationAccount?.name) == [nil, "other"])
  }

  /// A name that is wrong for another reason would make the pattern a second error for one cause.
  @Test func aPatternIsOnlyHeldAgainstNamesThatAreKnown() {
    let result = Configuration.decode(
      bytes: Array(
        """
        version: 1
        manage: listed
        protect: [{match: "invoices:*", from: [delete]}]
        buckets: {Invoices: {region: cn-x, rules: []}}
        """.utf8), file: "oss-repl.yaml")
    #expect(result.diagnostics.map(\.code) == [.illegalBucketName])
  }

  @Test func aThousandPatternsThatFitNothingAreAllTold() {
    let patterns = (0..<1_000).map { "  - {match: \"bucket-\($0)-of-another-fleet:*\", from: [delete]}\n" }.joined()
    let buckets = (0..<1_000).map { "  bucket-\($0)-of-this-fleet: {region: cn-x, rules: []}\n" }.joined()
    let text = "version: 1\nmanage: listed\nprotect:\n" + patterns + "buckets:\n" + buckets
    let result = Configuration.decode(bytes: Array(text.utf8), file: "oss-repl.yaml")
    #expect(result.diagnostics.count { $0.code == .protectionWithoutBucket } == 1_000)
    #expect(result.state?.protections.count == 1_000)
  }

  @Test func limitsThatAreNotWrittenStayAsTheyAre() throws {
    let state = try decode(
      "version: 1\nlimits: {delete: {percent: 0, floor: 7}, replace: {max: 0}, rules_per_bucket: 150}\nbuckets: {}")
    var expected = Limits()
    expected.deletePercent = 0
    expected.deleteFloor = 7
    expected.replaceMax = 0
    expected.rulesPerBucket = 150
    for name in Limits.Name.allCases { #expect(state.limits[name] == expected[name]) }
    #expect(try decode("version: 1\nbuckets: {}").limits == Limits())
    #expect(try decode("version: 1\nlimits: {}\nbuckets: {}").limits == Limits())
  }

  @Test(arguments: [
    ("1", LimitAmount.number(1)), ("1000000", .number(1_000_000)), ("1%", .percent(1)), ("100%", .percent(100)),
    ("\"50%\"", .percent(50)), ("'9%'", .percent(9)),
  ])
  func howManyPairsMayBeWithoutARuleIsANumberOrAShare(text: String, amount: LimitAmount) throws {
    let state = try decode("version: 1\nlimits: {replace: {max_unavailable: \(text)}}\nbuckets: {}")
    #expect(state.limits.replaceMaxUnavailable == amount)
    #expect(state.limits.replaceMax == 2)
  }

  @Test(arguments: [
    "https://user:p4ssw0rd@host", "\"http://u:p4ssw0rd@[::1]\"", "https://host/?token=p4ssw0rd",
    "\"p4ssw0rd@host\"", ">-\n      https://user:p4ssw0rd\n      @host",
  ])
  func aPasswordInAnEndpointIsNeverShown(written: String) throws {
    let text = "version: 1\nmanage: listed\nbuckets:\n  café: {}\n  a-b:\n    rules: {}\n    endpoint: \(written)\n"
    let result = Configuration.decode(bytes: Array(text.utf8), file: "oss-repl.yaml")
    #expect(result.diagnostics.contains { $0.code == .illegalEndpoint })
    let shown = DiagnosticRenderer(sources: result.sources).render(result.diagnostics)
    #expect(!shown.contains("p4ssw0rd"))
    #expect(shown.contains("endpoint: "))
    #expect(shown.contains("café"))
    #expect(!"\(result.diagnostics)".contains("p4ssw0rd"))
  }
}
