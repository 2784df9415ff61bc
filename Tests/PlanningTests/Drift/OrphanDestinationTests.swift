import Planning
import Replication
import TestSupport
import Testing

@Suite("Rules whose destination is gone")
struct OrphanDestinationTests {
  private static let beijing = BucketInRegion(name: "invoices-dr", region: "cn-beijing")
  private static let shanghai = BucketInRegion(name: "invoices-dr", region: "cn-shanghai")
  private static let gone = Fact<BucketInfo>.unknown(UnknownReason(kind: .noSuchBucket, message: "gone"))

  private static func here(_ place: BucketInRegion) -> Fact<BucketInfo> {
    .known(BucketInfo(name: place.name, region: place.region))
  }

  private static func unread(_ kind: UnknownReason.Kind) -> Fact<BucketInfo> {
    .unknown(UnknownReason(kind: kind, message: "no"))
  }

  /// One pair, what is answered about its destination, and what is found.
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var desired: [DesiredRule] = [Example.desired()]
    var live: [LiveRule] = [Example.live()]
    let facts: [BucketInRegion: Fact<BucketInfo>]
    let items: [String]
    var unchecked = 0
    var unread = 0
    var matches = 0
    var origin = Example.origin

    init(
      _ name: String, _ facts: [BucketInRegion: Fact<BucketInfo>], _ items: [String] = [],
      _ change: (inout Sample) -> Void = { _ in }
    ) {
      testDescription = name
      (self.facts, self.items) = (facts, items)
      change(&self)
    }
  }

  private static let atDestination = Origin(file: "oss-repl.yaml", line: 8, column: 30)
  private static let atLocation = Origin(file: "oss-repl.yaml", line: 8, column: 50)
  private static let placed: DesiredRule = {
    var rule = Example.desired()
    rule.destinationOrigin = atDestination
    rule.fieldOrigins = [.location: atLocation]
    return rule
  }()

  static let samples: [Sample] = [
    Sample("it is there", [beijing: here(beijing)]) { $0.matches = 1 },
    Sample("it is gone", [beijing: gone], ["orphan-destination missing"]) {
      $0.desired = [placed]
      $0.origin = atDestination
    },
    Sample("it was made anew elsewhere", [beijing: here(shanghai)], ["orphan-destination cn-shanghai"]) {
      $0.desired = [placed]
      $0.origin = atLocation
    },
    Sample(
      "OSS names the endpoint of another region",
      [beijing: unread(.wrongRegion(endpoint: "oss-cn-shanghai.aliyuncs.com"))],
      ["orphan-destination cn-shanghai"]),
    Sample("an endpoint that is no region's proves nothing", [beijing: unread(.wrongRegion(endpoint: "example.com"))]) {
      ($0.matches, $0.unchecked, $0.unread) = (1, 1, 1)
    },
    Sample("a refusal proves nothing and fails nothing", [beijing: unread(.access)]) {
      ($0.matches, $0.unchecked) = (1, 1)
    },
    Sample("a lost answer proves nothing", [beijing: unread(.transport)]) {
      ($0.matches, $0.unchecked, $0.unread) = (1, 1, 1)
    },
    Sample("a failing service proves nothing", [beijing: unread(.service)]) {
      ($0.matches, $0.unchecked, $0.unread) = (1, 1, 1)
    },
    Sample("a foreign answer proves nothing", [beijing: unread(.unreadable)]) {
      ($0.matches, $0.unchecked, $0.unread) = (1, 1, 1)
    },
    Sample("a rule that is only configured", [beijing: gone], ["missing-live", "orphan-destination missing"]) {
      $0.live = []
    },
    Sample("a rule that is only live", [beijing: gone], ["unmanaged-live", "orphan-destination missing"]) {
      $0.desired = []
    },
    Sample("a rule that differs too", [beijing: gone], ["changed action", "orphan-destination missing"]) {
      $0.live = [Example.live(Example.rule { $0.action = .all })]
    },
    Sample("a closing rule copies nothing", [beijing: gone]) {
      ($0.desired, $0.live) = ([], [Example.live(status: .closing)])
    },
    Sample(
      "the live rule says another region, and the configuration is right",
      [beijing: here(beijing), shanghai: here(beijing)], ["changed location", "orphan-destination cn-beijing"]
    ) {
      $0.desired = [placed]
      $0.live = [Example.live(Example.rule { $0.location = "cn-shanghai" })]
      $0.origin = atDestination
    },
    Sample(
      "the configuration says another region, and the live rule is right",
      [beijing: here(shanghai), shanghai: here(shanghai)], ["changed location", "orphan-destination cn-shanghai"]
    ) {
      $0.desired = [placed]
      $0.live = [Example.live(Example.rule { $0.location = "cn-shanghai" })]
      $0.origin = atLocation
    },
    Sample("a live rule without a region that is known", [:], ["unmanaged-live"]) {
      $0.desired = []
      $0.live[0].settings.location = .unmodelled
      $0.unchecked = 1
    },
    Sample("a live rule of which the configuration knows the region", [beijing: here(beijing)]) {
      $0.live[0].settings.location = .unmodelled
      $0.live[0].unmodelled = ["<Cloud>x</Cloud>"]
      $0.matches = 1
    },
  ]

  @Test(arguments: samples)
  func aDestination(sample: Sample) throws {
    let desired = DesiredState(buckets: [Example.bucket(rules: sample.desired)])
    let observed = try Example.observed(["invoices": sample.live])
    let asked = Destinations(desired: desired, observed: observed).questions.information.map(\.inRegion)
    let copiesNothing = sample.desired.isEmpty && sample.live.allSatisfy { $0.status == .closing }
    #expect(Set(asked) == (copiesNothing ? [] : Set(sample.facts.keys)))
    let found = drift(desired: desired, observed: observed, destinations: FeasibilityFacts(information: sample.facts))
    #expect(found.items.map(\.words) == sample.items)
    #expect(found.unchecked.count == sample.unchecked)
    #expect(found.unreadReasons.count == sample.unread)
    #expect(found.matches == sample.matches)
    if let orphan = found.items.last, orphan.kind == .orphanDestination, !sample.desired.isEmpty {
      #expect(orphan.origin == sample.origin)
    }
  }

  @Test func aDestinationIsAskedForOnceInEachRegion() throws {
    let rules = ["a", "b", "c"].map { Example.desired(Example.address($0, "shared-dr")) }
    let buckets = rules.map { Example.bucket($0.rule.address.source, rules: [$0]) }
    let moved = Example.live(Example.rule(Example.address("c", "shared-dr")) { $0.location = "cn-shanghai" })
    let observed = try Example.observed(["a": [], "b": [], "c": [moved]])
    let questions = Destinations(desired: DesiredState(buckets: buckets), observed: observed).questions
    #expect(questions.information.map(\.name) == ["shared-dr", "shared-dr"])
    #expect(questions.information.map(\.region) == ["cn-beijing", "cn-shanghai"])
    #expect(questions.locations.isEmpty)
  }

  @Test func aBucketWhoseRulesWereReadIsNotAskedForAgain() throws {
    let there = Example.desired(Example.address("site-a", "site-b")) { $0.location = "cn-hangzhou" }
    let elsewhere = Example.desired(Example.address("site-b", "site-a"))
    let desired = DesiredState(buckets: [
      Example.bucket("site-a", rules: [there]), Example.bucket("site-b", rules: [elsewhere]),
    ])
    let observed = try Example.observed([
      "site-a": [Example.live(there.rule)], "site-b": [Example.live(elsewhere.rule)],
    ])
    let questions = Destinations(desired: desired, observed: observed).questions
    // The rule says that a is in Beijing, and that is not where a was read.
    #expect(questions.information.map(\.inRegion) == [BucketInRegion(name: "site-a", region: "cn-beijing")])
    let found = drift(
      desired: desired, observed: observed,
      destinations: FeasibilityFacts(information: [
        BucketInRegion(name: "site-a", region: "cn-beijing"): .unknown(
          UnknownReason(kind: .wrongRegion(endpoint: "oss-cn-hangzhou.aliyuncs.com"), message: "elsewhere"))
      ]))
    #expect(found.items.map(\.words) == ["orphan-destination cn-hangzhou"])
    #expect(found.matches == 1)
  }

  /// A signed request goes to no host that a rule can choose.
  @Test(arguments: ["evil.example/", "evil.example#", "oss-cn-x@evil", "cn-beijing.evil.example", "", "CN-Beijing"])
  func aRegionThatIsNoneIsNotAsked(region: String) throws {
    let live = Example.live(Example.rule { $0.location = Region(region) })
    let desired = DesiredState(buckets: [Example.bucket(mode: .listed)])
    let observed = try Example.observed(["invoices": [live]])
    #expect(Destinations(desired: desired, observed: observed).questions.isEmpty)
    let found = drift(desired: desired, observed: observed, destinations: FeasibilityFacts())
    #expect(found.unchecked.count == 1)
    #expect(found.items.map(\.words) == ["unmanaged-live"])
  }

  @Test(arguments: ["a", "Evil.example", "../x", "evil.example/", "-/faults"])
  func aNameThatIsNoBucketsIsNotAsked(name: String) throws {
    let live = Example.live(Example.rule(Example.address("invoices", name)))
    let desired = DesiredState(buckets: [Example.bucket(mode: .observe)])
    let observed = try Example.observed(["invoices": [live]])
    #expect(Destinations(desired: desired, observed: observed).questions.isEmpty)
  }

  @Test func theScopeLeavesDestinationsAlone() throws {
    let desired = DesiredState(buckets: [Example.bucket(rules: [Example.desired()])])
    let observed = try Example.observed(["invoices": [Example.live()]])
    let scope = Scope(exclude: [try #require(AddressGlob("*:invoices-dr"))])
    #expect(Destinations(desired: desired, observed: observed, scope: scope).questions.isEmpty)
    let found = drift(
      desired: desired, observed: observed, scope: scope,
      destinations: FeasibilityFacts(information: [Self.beijing: Self.gone]))
    #expect(found.items.isEmpty && found.matches == 0)
  }
}
