import Diagnostics
import Documents
import ExamplePlans
import Planning
import Replication
import TestSupport
import Testing

@Suite("Plans as data")
struct PlanDocumentTests {
  private func json(_ plan: Plan) throws -> String {
    try jsonText(
      PlanDocument(plan, project: "acme-prod", diagnostics: plan.diagnostics, exit: plan.possibleExits.max() ?? 0))
  }

  @Test func aDocumentSaysEverything() throws {
    let text = try json(try ExamplePlan.everything())
    #expect(text == (try Golden.text("plan-everything.json", now: text)))
  }

  @Test func aDocumentSaysWhatHoldsItBack() throws {
    let text = try json(try Self.heldBack())
    #expect(text == (try Golden.text("plan-blocked.json", now: text)))
  }

  @Test func aDocumentSaysWhatOthersWroteAsTheyWroteIt() throws {
    let text = try json(try ExamplePlan.hostile())
    #expect(text == (try Golden.text("plan-hostile.json", now: text)))
  }

  /// A plan with a scope, consents, rules that match, protected and unmodelled ones, and a bucket without room.
  static func heldBack() throws -> Plan {
    let full = Example.bucket(
      "full", rules: ["new", "next"].map { Example.desired(Example.address("full", $0)) })
    let rules = ["kept", "protected", "rich", "again"].map { Example.address("invoices", $0) }
    let invoices = Example.bucket(
      rules: [
        Example.desired(rules[0]) { $0.syncRole = "hidden" }, Example.desired(rules[2]) { $0.action = .all },
        Example.desired(rules[3]) { $0.historicalObjectReplication = .enabled },
      ],
      tombstones: [Tombstone(address: rules[1], note: "OPS-7", origin: Example.origin)])
    var desired = DesiredState(buckets: [full, invoices, Example.bucket("skipped")])
    desired.limits.rulesPerBucket = 3
    let protected = try #require(AddressGlob("*:protected"))
    desired.protections = [Protection(match: protected, threats: [.delete], origin: Example.origin)]
    func live(_ address: RuleAddress) -> LiveRule { Example.live(Example.rule(address), id: "r-1") }
    var rich = live(rules[2])
    rich.settings.location = .unmodelled
    rich.unmodelled = ["<Cloud>x</Cloud>"]
    let observed = try Example.observed([
      "full": [live(Example.address("full", "others")), live(Example.address("full", "more"))],
      "invoices": [live(rules[0]), live(rules[1]), rich, live(rules[3])],
    ])
    return diff(
      desired: desired, observed: observed, consents: Consents(replace: [rules[3]]),
      scope: Scope(exclude: [try #require(AddressGlob("skipped:*"))]), forceReplace: [rules[3]])
  }

  static let seeds: [UInt64] = (0..<16).map { UInt64($0) }

  @Test(arguments: seeds)
  func whatIsReadBackIsWhatWasWritten(seed: UInt64) throws {
    for number in 0..<40 {
      let random = try RandomPlan(seed: seed << 32 | UInt64(number))
      let place: Comment = "seed \(seed), plan \(number)"
      let text = try json(random.plan)
      let saved = try savedPlan(fromJSON: Array(text.utf8))
      #expect(try jsonText(saved.document) == text, place)
      #expect(try jsonText(saved.rewritten) == text, place)
      #expect(saved.plan.checksum == random.plan.checksum, place)
      #expect(saved.diagnostics == random.plan.diagnostics, place)
      #expect(saved.plan.hasSameActions(as: random.plan), place)
      #expect(saved.plan.staleRules(now: random.plan).isEmpty, place)
      #expect(saved.plan.staleTerms(now: random.plan).isEmpty, place)
      #expect(!saved.plan.saysOtherRails(than: random.plan), place)
    }
  }

  @Test(arguments: seeds)
  func rulesThatMatchAreThoseThatAreCounted(seed: UInt64) throws {
    for number in 0..<40 {
      let random = try RandomPlan(seed: seed << 32 | UInt64(number))
      for bucket in random.plan.buckets {
        #expect(bucket.ruleMatches.count == bucket.unchanged, "seed \(seed), plan \(number)")
      }
    }
  }

  @Test func aDocumentHoldsNoNull() throws {
    for number in 0..<40 {
      let random = try RandomPlan(seed: UInt64(number))
      #expect(!(try json(random.plan)).contains("\" : null"))
    }
  }
}
