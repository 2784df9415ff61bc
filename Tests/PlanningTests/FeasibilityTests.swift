import Diagnostics
import Planning
import Replication
import TestSupport
import Testing

@Suite("Whether OSS would take a rule")
struct FeasibilityTests {
  static let source = BucketInRegion(name: "invoices", region: "cn-hangzhou")
  static let destination = BucketInRegion(name: "invoices-dr", region: "cn-beijing")
  static let refused = UnknownReason(kind: .access, message: "OSS refused: no", facts: ["HTTP 403"])
  static let offered = ReplicationLocations(
    regions: ["cn-beijing", "us-west-1"], accelerated: ["us-west-1"], rtc: ["cn-beijing"])

  static func info(
    _ bucket: BucketInRegion, _ versioning: BucketVersioning = .neverEnabled, owner: String? = "1001"
  ) -> Fact<BucketInfo> {
    .known(BucketInfo(name: bucket.name, region: bucket.region, versioning: versioning, ownerID: owner))
  }

  /// A rule, what OSS answers, and what follows.
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var obstacles: [Obstacle.Cause] = []
    var doubts: [Doubt.Cause] = []
    var desired = Example.desired()
    var request = FeasibilityCase.Request.put(replacing: nil)
    var locations: Fact<ReplicationLocations>? = .known(offered)
    var atSource: Fact<BucketInfo>? = info(source)
    var atDestination: Fact<BucketInfo>? = info(destination)

    init(_ name: String, _ obstacles: [Obstacle.Cause] = [], _ change: (inout Sample) -> Void = { _ in }) {
      testDescription = name
      self.obstacles = obstacles
      change(&self)
    }

    var feasibility: Feasibility {
      var facts = FeasibilityFacts()
      facts.locations[source] = locations
      facts.information[source] = atSource
      facts.information[BucketInRegion(name: "invoices-dr", region: desired.rule.location)] = atDestination
      let bucket = Example.bucket(rules: [desired])
      return Feasibility(judging: [FeasibilityCase(bucket: bucket, rule: desired, request: request)], by: facts)
    }
  }

  static let samples: [Sample] = [
    Sample("everything fits"),
    Sample("both ends versioned") {
      $0.atSource = info(source, .enabled)
      $0.atDestination = info(destination, .enabled)
    },
    Sample(
      "the region is not offered", [.regionNotOffered(from: "cn-hangzhou", to: "cn-beijing", offered: ["us-west-1"])]
    ) {
      $0.locations = .known(ReplicationLocations(regions: ["us-west-1"], accelerated: [], rtc: []))
    },
    Sample("no region is offered at all", [.regionNotOffered(from: "cn-hangzhou", to: "cn-beijing", offered: [])]) {
      $0.locations = .known(ReplicationLocations(regions: [], accelerated: [], rtc: []))
    },
    Sample(
      "a region that is not offered says nothing of its links",
      [.regionNotOffered(from: "cn-hangzhou", to: "cn-beijing", offered: [])]
    ) {
      $0.desired = Example.desired {
        $0.transferType = .accelerated
        $0.rtc = .enabled
      }
      $0.locations = .known(ReplicationLocations(regions: [], accelerated: [], rtc: []))
    },
    Sample(
      "acceleration is not offered",
      [.accelerationNotOffered(from: "cn-hangzhou", to: "cn-beijing", offered: ["us-west-1"])]
    ) { $0.desired = Example.desired { $0.transferType = .accelerated } },
    Sample("RTC is offered") { $0.desired = Example.desired { $0.rtc = .enabled } },
    Sample("RTC is not offered", [.rtcNotOffered(from: "cn-hangzhou", to: "cn-beijing", offered: [])]) {
      $0.desired = Example.desired { $0.rtc = .enabled }
      $0.locations = .known(ReplicationLocations(regions: ["cn-beijing"], accelerated: [], rtc: []))
    },
    Sample(
      "two wrong fields are two obstacles",
      [
        .accelerationNotOffered(from: "cn-hangzhou", to: "cn-beijing", offered: []),
        .rtcNotOffered(from: "cn-hangzhou", to: "cn-beijing", offered: []),
      ]
    ) {
      $0.desired = Example.desired {
        $0.transferType = .accelerated
        $0.rtc = .enabled
      }
      $0.locations = .known(ReplicationLocations(regions: ["cn-beijing"], accelerated: [], rtc: []))
    },
    Sample("locations are unread") {
      $0.locations = .unknown(refused)
      $0.doubts = [.locationsUnread("invoices", refused)]
    },
    Sample("within one region nothing is asked of locations") {
      $0.desired = Example.desired { $0.location = "cn-hangzhou" }
      $0.atDestination = info(BucketInRegion(name: "invoices-dr", region: "cn-hangzhou"))
      $0.locations = nil
    },
    Sample("the destination is missing", [.destinationMissing("invoices-dr")]) {
      $0.atDestination = .unknown(UnknownReason(kind: .noSuchBucket, message: "none"))
    },
    Sample(
      "OSS names another region's endpoint",
      [.destinationElsewhere("invoices-dr", found: "cn-shanghai", written: "cn-beijing")]
    ) { $0.atDestination = .unknown(wrongRegion("oss-cn-shanghai.aliyuncs.com")) },
    Sample(
      "OSS names another region's internal endpoint",
      [.destinationElsewhere("invoices-dr", found: "cn-shanghai", written: "cn-beijing")]
    ) { $0.atDestination = .unknown(wrongRegion("oss-cn-shanghai-internal.aliyuncs.com")) },
    Sample("OSS names an endpoint that tells no region") {
      $0.atDestination = .unknown(wrongRegion("example.com"))
      $0.doubts = [.destinationUnread("invoices-dr", wrongRegion("example.com"))]
    },
    Sample("OSS names the endpoint that was asked") {
      $0.atDestination = .unknown(wrongRegion("oss-cn-beijing.aliyuncs.com"))
      $0.doubts = [.destinationUnread("invoices-dr", wrongRegion("oss-cn-beijing.aliyuncs.com"))]
    },
    Sample(
      "the destination answers from another region",
      [.destinationElsewhere("invoices-dr", found: "cn-shanghai", written: "cn-beijing")]
    ) {
      $0.atDestination = info(BucketInRegion(name: "invoices-dr", region: "cn-shanghai"))
      $0.locations = .known(ReplicationLocations(regions: [], accelerated: [], rtc: []))
    },
    Sample("the destination is unread") {
      $0.atDestination = .unknown(refused)
      $0.doubts = [.destinationUnread("invoices-dr", refused)]
    },
    Sample("the destination was not asked for") {
      $0.atDestination = nil
      $0.doubts = [
        .destinationUnread("invoices-dr", UnknownReason(kind: .unreadable, message: "it was not asked for"))
      ]
    },
    Sample("the source is unread") {
      $0.atSource = .unknown(refused)
      $0.atDestination = info(destination, .enabled)
      $0.doubts = [.sourceUnread("invoices", refused)]
    },
    Sample("the source is missing, and nothing else is said", [.sourceMissing("invoices")]) {
      $0.atSource = .unknown(UnknownReason(kind: .noSuchBucket, message: "none"))
      $0.atDestination = .unknown(refused)
    },
    Sample(
      "the source is elsewhere",
      [.sourceElsewhere("invoices", found: "cn-shenzhen", written: "cn-hangzhou")]
    ) { $0.atSource = .unknown(wrongRegion("oss-cn-shenzhen.aliyuncs.com")) },
    Sample("only the source is versioned", [versioning(.enabled, .neverEnabled)]) {
      $0.atSource = info(source, .enabled)
    },
    Sample("only the destination is versioned", [versioning(.neverEnabled, .enabled)]) {
      $0.atDestination = info(destination, .enabled)
    },
    Sample("suspended against never enabled", [versioning(.suspended, .neverEnabled)]) {
      $0.atSource = info(source, .suspended)
    },
    Sample("suspended on both", [versioning(.suspended, .suspended)]) {
      $0.atSource = info(source, .suspended)
      $0.atDestination = info(destination, .suspended)
    },
    Sample("an unknown word for versioning") {
      $0.atDestination = info(destination, .other("Paused"))
      $0.doubts = [.versioningUnclear("invoices-dr", word: "Paused")]
    },
    Sample(
      "another account without a role",
      [.foreignDestinationWithoutRole("invoices-dr", owner: "2002", sourceOwner: "1001")]
    ) { $0.atDestination = info(destination, owner: "2002") },
    Sample("another account with a role") {
      $0.desired = Example.desired { $0.syncRole = "replicator" }
      $0.atDestination = info(destination, owner: "2002")
    },
    Sample("an owner that is not named") { $0.atDestination = info(destination, owner: nil) },
    Sample("the account that is named") {
      $0.desired = Example.desired { $0.syncRole = "replicator" }
      $0.desired.destinationAccount = account("2002")
      $0.atDestination = info(destination, owner: "2002")
    },
    Sample(
      "another account than named",
      [.destinationOfAnotherAccount("invoices-dr", owner: "2003", named: account("2002"))]
    ) {
      $0.desired = Example.desired { $0.syncRole = "replicator" }
      $0.desired.destinationAccount = account("2002")
      $0.atDestination = info(destination, owner: "2003")
    },
    Sample("across the border without acceleration") {
      $0.desired = Example.desired { $0.location = "us-west-1" }
      $0.atDestination = info(BucketInRegion(name: "invoices-dr", region: "us-west-1"))
      $0.doubts = [.internalAcrossBorder(from: "cn-hangzhou", to: "us-west-1")]
    },
    Sample("across the border with acceleration") {
      $0.desired = Example.desired {
        $0.location = "us-west-1"
        $0.transferType = .accelerated
      }
      $0.atDestination = info(BucketInRegion(name: "invoices-dr", region: "us-west-1"))
    },
    Sample("a live rule crosses the border the same way") {
      $0.desired = Example.desired { $0.location = "us-west-1" }
      $0.request = .put(replacing: Example.live(Example.rule { $0.location = "us-west-1" }))
      $0.atDestination = info(BucketInRegion(name: "invoices-dr", region: "us-west-1"))
    },
    Sample("a live rule crosses the border another way") {
      $0.desired = Example.desired { $0.location = "us-west-1" }
      $0.request = .put(
        replacing: Example.live(
          Example.rule {
            $0.location = "us-west-1"
            $0.transferType = .accelerated
          }))
      $0.atDestination = info(BucketInRegion(name: "invoices-dr", region: "us-west-1"))
      $0.doubts = [.internalAcrossBorder(from: "cn-hangzhou", to: "us-west-1")]
    },
    Sample("RTC alone needs nothing but RTC") {
      $0.desired = Example.desired { $0.rtc = .enabled }
      $0.request = .enableRTC
      $0.locations = .known(ReplicationLocations(regions: [], accelerated: [], rtc: ["cn-beijing"]))
      $0.atSource = nil
      $0.atDestination = nil
    },
    Sample("RTC alone is not offered", [.rtcNotOffered(from: "cn-hangzhou", to: "cn-beijing", offered: [])]) {
      $0.desired = Example.desired { $0.rtc = .enabled }
      $0.request = .enableRTC
      $0.locations = .known(ReplicationLocations(regions: ["cn-beijing"], accelerated: [], rtc: []))
    },
    Sample("an obstacle and a doubt", [.rtcNotOffered(from: "cn-hangzhou", to: "cn-beijing", offered: [])]) {
      $0.desired = Example.desired { $0.rtc = .enabled }
      $0.locations = .known(ReplicationLocations(regions: ["cn-beijing"], accelerated: [], rtc: []))
      $0.atDestination = .unknown(refused)
      $0.doubts = [.destinationUnread("invoices-dr", refused)]
    },
  ]

  static func wrongRegion(_ endpoint: String) -> UnknownReason {
    UnknownReason(kind: .wrongRegion(endpoint: endpoint), message: "elsewhere")
  }

  static func versioning(_ source: BucketVersioning, _ destination: BucketVersioning) -> Obstacle.Cause {
    .versioningUnfit(Example.address(), source: source, destination: destination)
  }

  static func account(_ uid: String) -> Account {
    Account(name: "dr", source: .environment, uid: uid, origin: Origin(file: "oss-repl.yaml", line: 3, column: 3))
  }

  @Test(arguments: samples)
  func theAnswersGiveTheVerdict(sample: Sample) {
    let feasibility = sample.feasibility
    #expect(feasibility.obstacles.map(\.cause) == sample.obstacles)
    #expect(feasibility.doubts.map(\.cause) == sample.doubts)
    switch feasibility.verdicts[Example.address()] {
    case .proven: #expect(sample.obstacles.isEmpty && sample.doubts.isEmpty)
    case .infeasible(let obstacles): #expect(!obstacles.isEmpty && obstacles.map(\.cause) == sample.obstacles)
    case .unproven(let doubts): #expect(sample.obstacles.isEmpty && doubts.map(\.cause) == sample.doubts)
    case nil: Issue.record("no verdict")
    }
  }

  @Test(arguments: samples)
  func whatIsInTheWayIsSaidAtItsPlace(sample: Sample) {
    var sample = sample
    func place(_ line: Int) -> Origin { Origin(file: "oss-repl.yaml", line: line, column: 1) }
    let destination = place(100)
    sample.desired.destinationOrigin = destination
    for (index, field) in RuleField.allCases.enumerated() { sample.desired.fieldOrigins[field] = place(200 + index) }
    for obstacle in sample.feasibility.obstacles {
      let expected: Origin? =
        switch obstacle.cause {
        case .sourceMissing, .sourceElsewhere: Example.origin
        case .destinationMissing, .destinationOfAnotherAccount, .foreignDestinationWithoutRole, .versioningUnfit:
          destination
        case .destinationElsewhere, .regionNotOffered: sample.desired.fieldOrigins[.location]
        case .accelerationNotOffered: sample.desired.fieldOrigins[.transferType]
        case .rtcNotOffered: sample.desired.fieldOrigins[.rtc]
        }
      #expect(obstacle.origin == expected, "\(obstacle.cause)")
    }
  }

  @Test func oneMissingBucketOfManyRulesIsOneObstacle() {
    let rules = ["archive", "invoices-dr"].map { Example.desired(Example.address("invoices", $0)) }
    let buckets = [
      Example.bucket("invoices", rules: rules),
      Example.bucket("orders", rules: [Example.desired(Example.address("orders", "archive"))]),
    ]
    var facts = FeasibilityFacts()
    let missing = UnknownReason(kind: .noSuchBucket, message: "none")
    for bucket in buckets {
      let place = BucketInRegion(name: bucket.name, region: bucket.region)
      facts.information[place] = Self.info(place)
      facts.locations[place] = .known(Self.offered)
    }
    facts.information[BucketInRegion(name: "archive", region: "cn-beijing")] = .unknown(missing)
    facts.information[Self.destination] = Self.info(Self.destination)
    let feasibility = Feasibility(judging: DesiredState(buckets: buckets).feasibilityCases, by: facts)
    #expect(feasibility.obstacles.map(\.cause) == [.destinationMissing("archive")])
    #expect(
      feasibility.obstacles.map(\.addresses) == [
        [Example.address("invoices", "archive"), Example.address("orders", "archive")]
      ])
    #expect(feasibility.verdicts[Example.address()] == .proven)
  }

  @Test func aBucketWithoutRulesIsJudgedToo() {
    let bucket = Example.bucket("orders")
    let place = BucketInRegion(name: "orders", region: "cn-hangzhou")
    let missing = UnknownReason(kind: .noSuchBucket, message: "none")
    func judge(_ fact: Fact<BucketInfo>) -> Feasibility {
      Feasibility(judging: [], buckets: [bucket], by: FeasibilityFacts(information: [place: fact]))
    }
    #expect(judge(.unknown(missing)).obstacles.map(\.cause) == [.sourceMissing("orders")])
    #expect(judge(.unknown(Self.refused)).doubts.map(\.cause) == [.sourceUnread("orders", Self.refused)])
    #expect(judge(Self.info(place)).obstacles.isEmpty && judge(Self.info(place)).doubts.isEmpty)
  }

  @Test(arguments: [
    ("cn-beijin", "did you mean `oss-cn-beijing`?"), ("us-wset-1", "did you mean `oss-us-west-1`?"),
    ("elsewhere-1", "choose a destination in such a region"),
  ])
  func theClosestRegionThatIsOfferedIsSuggested(typed: String, help: String) throws {
    let cause = Obstacle.Cause.regionNotOffered(
      from: "cn-hangzhou", to: Region(typed), offered: Self.offered.regions)
    let diagnostic = Obstacle(cause: cause, origin: Example.origin, addresses: [Example.address()]).diagnostic
    #expect(diagnostic.help == [help])
    #expect(diagnostic.notes.contains("from cn-hangzhou OSS replicates to cn-beijing, us-west-1"))
  }
}
