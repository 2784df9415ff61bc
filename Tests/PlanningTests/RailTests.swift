import Planning
import Replication
import TestSupport
import Testing

@Suite("What stops a plan")
struct RailTests {
  private func plan(
    _ bucket: DesiredBucket, _ live: [LiveRule], consents: Consents = .none
  ) throws -> Plan {
    diff(
      desired: DesiredState(buckets: [bucket]), observed: try Example.observed([bucket.name: live]), consents: consents)
  }

  @Test func aConfigurationWithoutRulesIsHeldBack() throws {
    #expect(try plan(Example.bucket(), [Example.live()]).blocks == [.empty(liveRules: 1)])
    #expect(try plan(Example.bucket(), [Example.live()], consents: Consents(empty: 2)).blocks == [.empty(liveRules: 1)])
    #expect(try plan(Example.bucket(), [Example.live()], consents: Consents(empty: 1)).blocks.isEmpty)
    #expect(try plan(Example.bucket(), []).blocks.isEmpty)
  }

  @Test func oneRuleElsewhereLetsTheOthersGo() throws {
    let keeping = Example.bucket("orders", rules: [Example.desired(Example.address("orders", "orders-dr"))])
    let desired = DesiredState(buckets: [Example.bucket(), keeping])
    let observed = try Example.observed(["invoices": [Example.live()], "orders": []])
    #expect(diff(desired: desired, observed: observed).blocks.isEmpty)
  }

  @Test func unmodelledPartsHoldBackReplaceAndDeleteButNotRTC() throws {
    let live = Example.live { $0.unmodelled = ["<Cloud>x</Cloud>"] }
    let replaced = Example.bucket(rules: [Example.desired { $0.action = .all }])
    #expect(try plan(replaced, [live]).blocks == [.unmodelled(live, origin: Example.origin)])
    #expect(try plan(replaced, [live], consents: Consents(unmodelled: [live.address])).blocks.isEmpty)

    let others = Example.bucket(rules: [Example.desired(Example.address("invoices", "other"))])
    #expect(try plan(others, [live]).blocks == [.unmodelled(live, origin: Example.origin)])

    let rtc = try plan(Example.bucket(rules: [Example.desired { $0.rtc = .enabled }]), [live])
    #expect(rtc.blocks.isEmpty)
    #expect(rtc.changes.map(\.kind) == [.setRTC])

    let equal = try plan(Example.bucket(rules: [Example.desired()]), [live])
    #expect(equal.changes.isEmpty)
    #expect(equal.observations == [.unmodelled(live)])
  }

  @Test func anotherLocationOfTheSameBucketHoldsTheReplaceBack() throws {
    let live = Example.live { $0.location = .modelled("cn-shanghai") }
    let blocks = try plan(Example.bucket(rules: [Example.desired()]), [live]).blocks
    #expect(
      blocks == [.locationDiffers(live.address, live: "cn-shanghai", desired: "cn-beijing", origin: Example.origin)])
  }

  @Test func anUnknownBucketGetsNoChange() {
    let reason = UnknownReason(kind: .access, message: "refused")
    let desired = DesiredState(buckets: [Example.bucket(rules: [Example.desired()])])
    for observed in [ObservedState(buckets: ["invoices": .unknown(reason)]), ObservedState(buckets: [:])] {
      let plan = diff(desired: desired, observed: observed)
      #expect(plan.changes.isEmpty)
      #expect(plan.unknown.map(\.desired.name) == ["invoices"])
    }
  }
}
