import Diagnostics
import Planning
import Replication
import TestSupport
import Testing

@Suite("What a plan is held back by, and what is said of options that do nothing")
struct RailTests {
  @Test func oneBlockIsEnoughAndTheOthersAreSaidToo() throws {
    let sample = RailCase("") {
      $0.desired = RailCase.changed(1...3)
      $0.live = RailCase.live(1...8) + [NamedRailTests.elsewhere]
    }
    let plan = try sample.plan()
    #expect(plan.blocks.map(\.rail) == [.delete, .replace])
    let changes = ChangeIndex(plan.changes)
    #expect(changes.held(by: plan.blocks[0]).map(\.kind) == Array(repeating: .delete, count: 6))
    #expect(changes.held(by: plan.blocks[1]).map(\.address) == (1...3).map { RailCase.address($0) })
  }

  @Test func anUnknownBucketGetsNoChange() {
    let reason = UnknownReason(kind: .access, message: "refused")
    let desired = DesiredState(buckets: [Example.bucket(rules: [Example.desired()])])
    for observed in [ObservedState(buckets: ["invoices": .unknown(reason)]), ObservedState(buckets: [:])] {
      let plan = diff(
        desired: desired, observed: observed, forceReplace: [Example.address()])
      #expect(plan.changes.isEmpty)
      #expect(plan.unknown.map(\.desired.name) == ["invoices"])
      #expect(plan.blocks.isEmpty && plan.warnings.isEmpty)
    }
  }

  @Test(
    arguments: [
      ("invoices", ["a"], nil), ("invoices", [], PlanWarning.UnusedCause.bucketRead),
      ("invoice", ["a"], .bucketNotListed("invoice")), ("orders", ["a"], .outOfScope),
    ] as [(BucketName, [String], PlanWarning.UnusedCause?)])
  func aConsentForAnUnknownBucketIsUsedOnlyWhenItIsUnknown(
    bucket: BucketName, unread: [String], cause: PlanWarning.UnusedCause?
  ) throws {
    let desired = DesiredState(buckets: [
      Example.bucket(rules: [Example.desired()]),
      Example.bucket("orders", rules: [Example.desired(Example.address("orders", "x"))]),
    ])
    let observed = unread.isEmpty ? try Example.observed(["invoices": [Example.live()]]) : ObservedState(buckets: [:])
    let plan = diff(
      desired: desired, observed: observed, consents: Consents(unknown: [bucket]),
      scope: try ScopeTests.scope(only: ["invoices:*"]))
    #expect(plan.warnings == (cause.map { [.unusedConsent(.unknown(bucket), $0)] } ?? []))
  }

  @Test func theCauseOfAnUnusedConsentIsSaid() throws {
    func cause(_ consents: Consents, scope: Scope = .everything) throws -> PlanWarning.UnusedCause? {
      let desired = DesiredState(buckets: [Example.bucket(rules: RailCase.changed(1...1) + RailCase.same(2...2))])
      let plan = diff(
        desired: desired, observed: try Example.observed(["invoices": RailCase.live(1...3)]), consents: consents,
        scope: scope)
      guard case .unusedConsent(_, let cause)? = plan.warnings.first else { return nil }
      return cause
    }
    #expect(try cause(Consents(replace: [RailCase.address(1)])) == .notHeldBack)
    #expect(try cause(Consents(replace: [RailCase.address(2)])) == .notPlanned)
    #expect(try cause(Consents(replace: [Example.address("x", "y")])) == .bucketNotListed("x"))
    #expect(try cause(Consents(unmodelled: [RailCase.address(3)])) == .notHeldBack)
    #expect(try cause(Consents(delete: 1)) == .deletes(planned: 1))
    #expect(try cause(Consents(empty: 1)) == .notEmpty)
    let scope = try ScopeTests.scope(exclude: ["*:copy-2"])
    #expect(try cause(Consents(replace: [RailCase.address(2)]), scope: scope) == .outOfScope)
  }

  @Test func aPatternThatFitsNothingIsSaid() throws {
    let desired = DesiredState(buckets: [Example.bucket(rules: [Example.desired()]), Example.bucket("unread")])
    let observed = try Example.observed(["invoices": [Example.live(Example.rule(Example.address("invoices", "other")))]]
    )
    func unfit(only: [String] = [], exclude: [String] = []) throws -> [String] {
      diff(desired: desired, observed: observed, scope: try ScopeTests.scope(only: only, exclude: exclude))
        .warnings.map(\.diagnostic.message)
    }
    #expect(try unfit(only: ["invoices:*"]).isEmpty)
    #expect(try unfit(only: ["*:other"]).isEmpty)
    #expect(try unfit(only: ["invoice:*", "invoices:*"]) == ["--only 'invoice:*' fits no rule"])
    #expect(try unfit(exclude: ["invoices:x*"]) == ["--exclude 'invoices:x*' fits no rule"])
    // What it has is not known.
    #expect(try unfit(exclude: ["unread:*"]).isEmpty)
  }
}
