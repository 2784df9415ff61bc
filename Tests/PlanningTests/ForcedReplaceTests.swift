import Planning
import Replication
import TestSupport
import Testing

@Suite("A replace that only the command line asks for")
struct ForcedReplaceTests {
  private let address = Example.address()

  private func plan(
    _ bucket: DesiredBucket, _ live: [LiveRule], replace: RuleAddress? = nil, scope: Scope = .everything
  ) throws -> Plan {
    diff(
      desired: DesiredState(buckets: [bucket]), observed: try Example.observed([bucket.name: live]), scope: scope,
      forceReplace: [replace ?? address])
  }

  private let wanted = Example.desired { $0.historicalObjectReplication = .enabled }

  @Test func anEqualRuleIsMadeAnew() throws {
    let plan = try plan(Example.bucket(rules: [wanted]), [Example.live()])
    #expect(plan.changes == [.replace(Example.live(), by: wanted, differences: [])])
    #expect(plan.changes.first?.reasons == [.requested])
    #expect(plan.unchanged == 0)
    #expect(plan.blocks.isEmpty)
  }

  @Test func rtcComesAlongWithTheNewRule() throws {
    let desired = Example.desired {
      $0.historicalObjectReplication = .enabled
      $0.rtc = .enabled
    }
    let plan = try plan(Example.bucket(rules: [desired]), [Example.live()])
    let difference = FieldDifference(.rtc, live: .word("disabled"), desired: .word("enabled"))
    #expect(plan.changes == [.replace(Example.live(), by: desired, differences: [difference])])
    #expect(plan.changes.first?.reasons == [.requested, .differs(difference)])
  }

  @Test func aRuleThatDiffersAnyhowIsReplacedForItsDifference() throws {
    let desired = Example.desired {
      $0.historicalObjectReplication = .enabled
      $0.action = .all
    }
    let plan = try plan(Example.bucket(rules: [desired]), [Example.live()])
    #expect(
      plan.changes.first?.reasons == [.differs(FieldDifference(.action, live: .action(.put), desired: .action(.all)))])
  }

  @Test func whatWasNotKeptIsAskedForAgain() throws {
    let desired = Example.desired { $0.userTaggings = EqualityTests.tags(.and, "a") }
    let plan = try plan(Example.bucket(rules: [desired]), [Example.live()])
    let difference = FieldDifference(
      .userTaggings, live: .taggings(nil), desired: .taggings(desired.rule.userTaggings))
    #expect(plan.changes.first?.reasons == [.requested, .notKept(difference)])
    #expect(plan.observations.isEmpty)
  }

  @Test func otherRulesStayAsTheyAre() throws {
    let other = Example.address("invoices", "other")
    let plan = try plan(
      Example.bucket(rules: [wanted, Example.desired(other)]), [Example.live(), Example.live(Example.rule(other))])
    #expect(plan.changes.map(\.address) == [address])
    #expect(plan.unchanged == 1)
  }

  @Test func aRuleThatIsNotLiveIsCreatedAndThatIsSaid() throws {
    for live in [[], [Example.live(status: .closing)]] {
      let plan = try plan(Example.bucket(rules: [wanted]), live)
      #expect(plan.changes.map(\.kind) == [.create])
      #expect(plan.blocks.isEmpty)
      #expect(plan.warnings == [.createdInsteadOfReplaced(address)])
    }
  }

  @Test func whatCantBeReplacedStopsTheRun() throws {
    let live = [Example.live()]
    let typo = Example.address("invoices", "invoice-dr")
    let tombstone = Tombstone(address: address, origin: Origin(file: "x", line: 2, column: 1))
    let elsewhere = Example.address("orders", "invoices-dr")
    let scope = try ScopeTests.scope(exclude: ["*:invoices-dr"])
    func cause(_ plan: Plan) -> NotReplaceable? {
      guard plan.blocks.count == 1, case .notReplaceable(_, let cause)? = plan.blocks.first else { return nil }
      return cause
    }
    let listed = Example.bucket(rules: [wanted])
    #expect(cause(try plan(listed, live, replace: typo)) == .ruleNotListed(bucket: Example.origin))
    #expect(cause(try plan(listed, live, replace: elsewhere)) == .bucketNotListed)
    #expect(cause(try plan(listed, live, scope: scope)) == .outOfScope)
    #expect(
      cause(try plan(Example.bucket(mode: .listed, tombstones: [tombstone]), live, replace: address)) == nil)
    let absent = Example.bucket(
      rules: [Example.desired(Example.address("invoices", "other"))], tombstones: [tombstone])
    #expect(cause(try plan(absent, live)) == .tombstone(tombstone.origin))
    // An unlisted live rule is left alone, or deleted.
    for mode in [ManagementMode.listed, .exclusive] {
      let bucket = Example.bucket(mode: mode, rules: [Example.desired(Example.address("invoices", "other"))])
      #expect(cause(try plan(bucket, live)) == .ruleNotListed(bucket: Example.origin))
    }
  }

  @Test func anObservedBucketIsNotWrittenEvenThen() throws {
    let plan = try plan(Example.bucket(mode: .observe, rules: [wanted]), [Example.live()])
    #expect(plan.changes.isEmpty)
    #expect(plan.unchanged == 1)
    #expect(plan.blocks == [.notReplaceable(address, .observed(bucket: Example.origin))])
  }

  @Test func theSameTermsHoldBeforeTheFirstWrite() throws {
    let plan = try plan(Example.bucket(rules: [wanted]), [Example.live()])
    let again = try #require(plan.buckets.first).replanned(for: try RuleList([Example.live(id: "other")]))
    #expect(again.changes.map(\.kind) == [.replace])
    #expect(again.changes.first?.live?.id == "other")
  }
}
