import Diagnostics
import ExamplePlans
import Planning
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

@Suite("What a plan as text says that changes bring about")
struct EffectTextTests {
  private func lines(_ plan: Plan, _ detail: Detail = .changes) -> [String] {
    planText(plan, detail: detail, layout: TextLayout(width: 400)).split(separator: "\n").map(String.init)
  }

  @Test(arguments: (0..<60).map { UInt64($0) })
  func everyEffectIsToldInTheWordsOfThePlan(seed: UInt64) throws {
    let plan = try RandomPlan(seed: seed).plan
    for detail in [Detail.changes, .full] {
      let lines = lines(plan, detail)
      for bucket in plan.buckets {
        for effect in bucket.changes.flatMap({ bucket.effects(of: $0) }) {
          let shown = lines.filter { $0.hasSuffix(" \(effect.words)") }
          #expect(!shown.isEmpty, "seed \(seed), \(detail): \(effect.words)")
          if effect.isLoss {
            #expect(shown.allSatisfy { $0.hasPrefix("        ! \(effect.subject)") }, "seed \(seed): \(shown)")
          }
        }
      }
      let all = Set(plan.buckets.flatMap { bucket in bucket.changes.flatMap { bucket.effects(of: $0) } })
      for effect in EffectTextTests.some where !all.contains(effect) {
        #expect(!lines.contains { $0.hasSuffix(" \(effect.words)") }, "seed \(seed), \(detail): \(effect.words)")
      }
    }
  }

  static let some: [Effect] = [
    .historyCopied(again: false, isSameRegion: false), .historyCopied(again: true, isSameRegion: false),
    .historyNotCopied, .deletesPropagate, .deletesNotPropagated, .gap(isCopiedAfterwards: true),
    .gap(isCopiedAfterwards: false), .deletesInGap, .rtcBilled, .rtcEnds, .accelerationBilled, .copiesStay,
    .deletesPropagateUntilGone, .waitsForClosing,
  ]

  @Test func aRuleThatHasToWaitForRoomSaysSo() throws {
    // The bucket has room for one rule and has one.
    let bucket = Example.bucket(rules: [Example.desired(Example.address("invoices", "new"))])
    let hub = Example.bucket("other", rules: [Example.desired(Example.address("other", "invoices"))])
    var desired = DesiredState(buckets: [bucket, hub])
    desired.limits.rulesPerBucket = 1
    let plan = diff(desired: desired, observed: try Example.observed(["invoices": [Example.live()], "other": []]))
    let effects = plan.buckets.flatMap { bucket in bucket.changes.flatMap { bucket.effects(of: $0) } }
    let waits = effects.filter { ["wait", "slots"].contains($0.subject) }
    #expect(!waits.isEmpty)
    for effect in waits {
      #expect(lines(plan).contains { $0.hasPrefix("        ! \(effect.subject)") && $0.hasSuffix(effect.words) })
    }
  }

  @Test func creationWithinARegionIsToldApart() {
    let plan = ExamplePlan.creates([("a", "a-dr"), ("b", "b-dr")]) { index, rule in
      rule.rule.settings.historicalObjectReplication = .enabled
      if index == 0 { rule.rule.settings.location = "cn-hangzhou" }
    }
    let shown = lines(plan).filter { $0.contains("  history ") }
    #expect(shown.count == 2)
    #expect(shown.filter { $0.contains("; requests are billed") }.count == 1)
  }

  @Test func aDeleteSaysWhatStaysEvenInASummary() throws {
    let plan = diff(
      desired: DesiredState(buckets: [Example.bucket()]), observed: try Example.observed(["invoices": [Example.live()]])
    )
    for detail in Detail.allCases {
      #expect(lines(plan, detail).contains { $0.hasPrefix("  - delete") && $0.hasSuffix(Effect.copiesStay.words) })
    }
  }
}
