import Planning
import Replication
import TestSupport
import Testing

@Suite("What is planned for a bucket")
struct DiffTests {
  let other = Example.address("invoices", "archive")

  private func plan(_ bucket: DesiredBucket, _ live: [LiveRule], consents: Consents = .none) throws -> BucketPlan {
    diff(bucket: bucket, rules: try RuleList(live), consents: consents)
  }

  @Test func aRuleThatIsNotThereIsCreated() throws {
    let plan = try plan(Example.bucket(rules: [Example.desired()]), [])
    #expect(plan.changes == [.create(Example.desired())])
    #expect(plan.waiting.isEmpty)
  }

  @Test func aClosingRuleCountsAsAbsentAndIsWaitedFor() throws {
    let plan = try plan(Example.bucket(rules: [Example.desired()]), [Example.live(status: .closing)])
    #expect(plan.changes.map(\.kind) == [.create])
    #expect(plan.waiting == [Example.address()])
    #expect(plan.observations.isEmpty)
  }

  @Test func aClosingRuleThatNobodyWantsIsOnlyObserved() throws {
    let closing = Example.live(status: .closing)
    let plan = try plan(Example.bucket(), [closing])
    #expect(plan.changes.isEmpty)
    #expect(plan.observations == [.closing(closing)])
  }

  @Test func rtcAloneIsSetInPlace() throws {
    let plan = try plan(Example.bucket(rules: [Example.desired { $0.rtc = .enabled }]), [Example.live()])
    #expect(plan.changes.map(\.kind) == [.setRTC])
  }

  @Test func rtcTogetherWithAnythingElseIsAReplace() throws {
    let desired = Example.desired {
      $0.rtc = .enabled
      $0.action = .all
    }
    let plan = try plan(Example.bucket(rules: [desired]), [Example.live()])
    #expect(plan.changes.map(\.kind) == [.replace])
  }

  @Test(arguments: [(ManagementMode.exclusive, 1), (.listed, 0), (.observe, 0)])
  func anUnlistedRuleIsDeletedOnlyUnderExclusive(mode: ManagementMode, deletes: Int) throws {
    let unlisted = Example.live(Example.rule(other))
    let plan = try plan(Example.bucket(mode: mode, rules: [Example.desired()]), [Example.live(), unlisted])
    #expect(plan.changes.count { $0.kind == .delete } == deletes)
    #expect(plan.observations == (deletes == 0 ? [.unmanaged(unlisted)] : []))
    #expect(plan.unchanged == 1)
  }

  @Test func aTombstoneDeletesUnderListed() throws {
    let tombstone = Tombstone(address: Example.address(), origin: Example.origin)
    let plan = try plan(Example.bucket(mode: .listed, tombstones: [tombstone]), [Example.live()])
    #expect(plan.changes == [.delete(Example.live(), because: .tombstone(tombstone))])
  }

  @Test func aTombstoneForAnAbsentRuleIsANote() throws {
    let tombstone = Tombstone(address: Example.address(), origin: Example.origin)
    let plan = try plan(Example.bucket(mode: .listed, tombstones: [tombstone]), [])
    #expect(plan.changes.isEmpty)
    #expect(plan.observations == [.alreadyAbsent(tombstone)])
  }

  @Test func observeNeverPlansAChange() throws {
    let plan = try plan(Example.bucket(mode: .observe, rules: [Example.desired { $0.action = .all }]), [Example.live()])
    #expect(plan.changes.isEmpty)
    guard case .observed(let change)? = plan.observations.first else {
      Issue.record("expected the difference as an observation")
      return
    }
    #expect(change.kind == .replace)
  }

  @Test func whatOSSDroppedIsReplacedOnlyWithConsent() throws {
    let desired = Example.desired { $0.userTaggings = EqualityTests.tags(.and, "a") }
    let bucket = Example.bucket(rules: [desired])
    let plain = try plan(bucket, [Example.live()])
    #expect(plain.changes.isEmpty)
    guard case .notKept? = plain.observations.first else {
      Issue.record("expected a not-kept observation")
      return
    }
    let allowed = try plan(bucket, [Example.live()], consents: Consents(replace: [Example.address()]))
    #expect(allowed.changes.map(\.kind) == [.replace])
  }

  @Test func rtcIsSetEvenWhenSomethingElseWasDropped() throws {
    let desired = Example.desired {
      $0.userTaggings = EqualityTests.tags(.and, "a")
      $0.rtc = .enabled
    }
    let plan = try plan(Example.bucket(rules: [desired]), [Example.live()])
    #expect(plan.changes.map(\.kind) == [.setRTC])
    #expect(plan.observations.count == 1)
  }

  @Test func coverageShrinksOnlyAtTheEnd() throws {
    let desired = [
      Example.desired(Example.address("invoices", "b-replaced")) { $0.action = .all },
      Example.desired(Example.address("invoices", "c-created")),
      Example.desired(Example.address("invoices", "d-rtc")) { $0.rtc = .enabled },
    ]
    let live = ["a-deleted", "b-replaced", "d-rtc"].map { Example.live(Example.rule(Example.address("invoices", $0))) }
    let plan = try plan(Example.bucket(rules: desired), live)
    #expect(plan.changes.map(\.kind) == [.create, .setRTC, .replace, .delete])
  }

  @Test func twoLiveRulesForOnePairProveNothing() {
    #expect(throws: RuleList.Contradiction(address: Example.address())) {
      try RuleList([Example.live(), Example.live(id: "rule-2")])
    }
    #expect(throws: Never.self) { try RuleList([Example.live(), Example.live(id: "rule-2", status: .closing)]) }
  }
}
