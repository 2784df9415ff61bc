import Planning
import Replication
import TestSupport
import Testing

@Suite("What counts as drift")
struct DriftTests {
  /// One bucket, what it has, and what is found.
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var modes = ManagementMode.allCases
    var rules = [Example.desired()]
    var tombstones: [Tombstone] = []
    let live: [LiveRule]
    /// Each item's kind and whatever tells it apart.
    let items: [String]
    var observations = 0
    var matches = 0

    init(
      _ name: String, live: [LiveRule], _ items: [String] = [], matches: Int = 0, observations: Int = 0,
      _ change: (inout Sample) -> Void = { _ in }
    ) {
      testDescription = name
      (self.live, self.items, self.matches, self.observations) = (live, items, matches, observations)
      change(&self)
    }
  }

  private static func live(_ change: (inout RuleSettings) -> Void) -> LiveRule {
    Example.live(Example.rule(change: change))
  }

  private static let other = Example.live(otherRule)
  private static let otherRule = Example.rule(Example.address("invoices", "other"))
  private static let tags = UserTaggings(filterType: .and, tags: [.init(key: "k", value: "v")])

  static let samples: [Sample] = [
    Sample("equal", live: [Example.live()], matches: 1),
    Sample("a rule that differs", live: [live { $0.action = .all }], ["changed action"]),
    Sample("RTC alone", live: [live { $0.rtc = .enabled }], ["changed rtc"]),
    Sample("history is no difference", live: [live { $0.historicalObjectReplication = .enabled }], matches: 1),
    Sample("a rule that is not there", live: [], ["missing-live"]),
    Sample("a rule that is being deleted", live: [Example.live(status: .closing)], ["missing-live closing"]),
    Sample("a rule that nobody listed", live: [Example.live(), other], ["unmanaged-live"], matches: 1),
    Sample(
      "a closing rule that nobody listed", live: [Example.live(), Example.live(otherRule, status: .closing)],
      matches: 1, observations: 1),
    Sample("a rule with a tombstone", live: [other], ["unmanaged-live tombstone"]) {
      $0.modes = [.exclusive, .listed]
      $0.rules = []
      $0.tombstones = [Tombstone(address: other.address, origin: Example.origin)]
    },
    Sample("a tombstone that has come about", live: []) {
      $0.modes = [.exclusive, .listed]
      $0.rules = []
      $0.tombstones = [Tombstone(address: other.address, origin: Example.origin)]
    },
    Sample("something that OSS did not keep", live: [Example.live()], observations: 1) {
      $0.rules = [Example.desired { $0.userTaggings = tags }]
    },
    Sample(
      "something that OSS did not keep, beside a difference", live: [live { $0.action = .all }],
      ["changed action, user_taggings"]
    ) {
      $0.rules = [Example.desired { $0.userTaggings = tags }]
    },
    Sample(
      "something that OSS did not keep, beside RTC", live: [live { $0.rtc = .enabled }],
      ["changed rtc, user_taggings"]
    ) {
      $0.rules = [Example.desired { $0.userTaggings = tags }]
    },
    Sample("parts that aren't modelled", live: [unmodelled], matches: 1, observations: 1),
    Sample("an unknown status is live", live: [Example.live(status: .other("new"))], matches: 1),
  ]

  private static let unmodelled: LiveRule = {
    var live = Example.live()
    live.settings.location = .unmodelled
    live.unmodelled = ["<Cloud>x</Cloud>"]
    return live
  }()

  @Test(arguments: samples)
  func aBucket(sample: Sample) throws {
    for mode in sample.modes {
      let bucket = Example.bucket(mode: mode, rules: sample.rules, tombstones: sample.tombstones)
      let found = drift(
        desired: DesiredState(buckets: [bucket]), observed: try Example.observed(["invoices": sample.live]),
        destinations: nil)
      #expect(found.items.map(\.words) == sample.items, "\(mode)")
      #expect(found.observations.count == sample.observations, "\(mode)")
      #expect(found.matches == sample.matches, "\(mode)")
      #expect(found.unknown.isEmpty && found.unchecked.isEmpty && found.unreadReasons.isEmpty)
    }
  }

  @Test func anUnreadBucketSaysNothing() throws {
    let read = Example.bucket("read", rules: [])
    var observed = try Example.observed(["read": []])
    observed.buckets["invoices"] = .unknown(UnknownReason(kind: .access, message: "no"))
    for mode in ManagementMode.allCases {
      let unread = Example.bucket(mode: mode, rules: [Example.desired()])
      let found = drift(desired: DesiredState(buckets: [read, unread]), observed: observed, destinations: .init())
      #expect(found.items.isEmpty && found.matches == 0 && found.unchecked.isEmpty)
      #expect(found.unknown.map(\.desired.name) == ["invoices"])
      #expect(found.unreadReasons.map(\.kind) == [.access])
    }
  }

  @Test func limitsAndProtectionHoldNothingBack() throws {
    var desired = DesiredState(buckets: [Example.bucket()])
    desired.limits.deleteMax = 0
    desired.protections = [
      Protection(match: try #require(AddressGlob("*:*")), threats: [.delete], origin: Example.origin)
    ]
    let found = drift(
      desired: desired, observed: try Example.observed(["invoices": [Example.live()]]), destinations: nil)
    #expect(found.items.map(\.words) == ["unmanaged-live"])
    #expect(found.diagnostics.isEmpty)
  }

  /// A bucket has an item for each rule that a plan would do something about, if it did everything and was let.
  @Test func driftIsWhatPlansSeeInEveryMode() throws {
    for seed in 0..<500 as Range<UInt64> {
      var fleet = RandomFleet(seed: seed)
      (fleet.consents, fleet.forceReplace) = (.none, [])
      let observed = try fleet.observed()
      let found = drift(desired: fleet.desired, observed: observed, scope: fleet.scope, destinations: nil)
      let plan = fleet.plan(on: observed)
      let seen =
        plan.changes.map(\.address)
        + plan.observations.compactMap { observation in
          switch observation {
          case .unmanaged(let rule): rule.address
          case .observed(let change): change.address
          case .closing, .notKept, .unmodelled, .alreadyAbsent: nil
          }
        }
      #expect(found.items.map(\.address) == seen.sorted(), "seed \(seed)")
      #expect(found.matches == plan.unchanged, "seed \(seed)")
      #expect(found.unknown == plan.unknown, "seed \(seed)")

      var random = SeededGenerator(seed: ~seed)
      let other = fleet.shuffled(&random)
      let again = drift(desired: other.desired, observed: try other.observed(), scope: fleet.scope, destinations: nil)
      let place: Comment = "seed \(seed): another order gives another drift"
      #expect(again.items.map(\.finding) == found.items.map(\.finding), place)
      #expect(again.observations == found.observations && again.matches == found.matches, place)
      #expect(again.unknown.map(\.desired.name) == found.unknown.map(\.desired.name), place)
      #expect(again.diagnostics == found.diagnostics && again.leftOut == found.leftOut, place)

      // Applying leaves only what is never written.
      let after = drift(
        desired: fleet.desired, observed: simulate(plan, on: observed), scope: fleet.scope, destinations: nil)
      let isLeft = after.items.allSatisfy { item in
        item.bucket.mode == .observe || (item.bucket.mode == .listed && item.kind == .unmanagedLive)
      }
      #expect(isLeft, "seed \(seed): \(after.items.map(\.words))")
    }
  }
}

extension DriftItem {
  /// The kind, and what tells it apart from others of the kind.
  var words: String {
    switch finding {
    case .changed: "changed \(differences.map(\.field.rawValue).joined(separator: ", "))"
    case .missingLive(_, let isClosing): isClosing ? "missing-live closing" : "missing-live"
    case .unmanagedLive(_, let tombstone): tombstone == nil ? "unmanaged-live" : "unmanaged-live tombstone"
    case .orphanDestination(let orphan):
      switch orphan.finding {
      case .missing: "orphan-destination missing"
      case .elsewhere(let region): "orphan-destination \(region)"
      }
    }
  }
}
