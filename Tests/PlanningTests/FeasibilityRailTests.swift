import Diagnostics
import Planning
import Replication
import TestSupport
import Testing

@Suite("What feasibility stops and what it lets through")
struct FeasibilityRailTests {
  private typealias Facts = FeasibilityTests

  private let moved = Example.live { $0.settings.location = .modelled("cn-shanghai") }
  private let other = Example.live { $0.settings.action = .modelled(.all) }

  /// Plans a draft, judges it by answers, and plans again.
  private func plan(
    _ live: [LiveRule], destination: Fact<BucketInfo> = Facts.info(Facts.destination), consents: Consents = .none,
    change: (inout RuleSettings) -> Void = { _ in }
  ) throws -> Plan {
    let rule = Example.desired { rule in
      rule.historicalObjectReplication = .enabled
      change(&rule)
    }
    let desired = DesiredState(buckets: [Example.bucket(rules: [rule])])
    let observed = try Example.observed(["invoices": live])
    let facts = FeasibilityFacts(
      locations: [Facts.source: .known(Facts.offered)],
      information: [Facts.source: Facts.info(Facts.source), Facts.destination: destination])
    let draft = diff(desired: desired, observed: observed, consents: consents)
    return diff(
      desired: desired, observed: observed, consents: consents,
      feasibility: Feasibility(judging: draft.feasibilityCases, by: facts))
  }

  private let missing = Fact<BucketInfo>.unknown(UnknownReason(kind: .noSuchBucket, message: "none"))
  private let unread = Fact<BucketInfo>.unknown(Facts.refused)

  @Test func whatIsProvenIsNotHeldBack() throws {
    for live in [[], [other]] {
      let plan = try plan(live)
      #expect(plan.changes.count == 1)
      #expect(plan.blocks.isEmpty)
      #expect(plan.diagnostics.isEmpty)
    }
  }

  @Test func whatOSSWouldRefuseIsBlockedAndNoConsentOpensIt() throws {
    for live in [[], [other]] {
      let plan = try plan(live, destination: missing, consents: Consents(replace: [Example.address()]))
      #expect(plan.diagnostics.filter { $0.severity == .error }.map(\.code) == [.destinationMissing])
      #expect(plan.blocks.count == 1)
    }
  }

  @Test func anUnreadDestinationOnlyWarnsOfACreate() throws {
    let plan = try plan([], destination: unread)
    #expect(plan.blocks.isEmpty)
    #expect(plan.diagnostics.map(\.code) == [.feasibilityUnproven])
    #expect(plan.diagnostics.map(\.severity) == [.warning])
  }

  @Test func anUnreadDestinationHoldsAReplaceBackUntilItIsAllowed() throws {
    let held = try plan([other], destination: unread)
    #expect(held.diagnostics.map(\.code) == [.railReplace], "the doubt is not said twice")
    #expect(held.diagnostics.first?.help.first?.contains("--allow replace:invoices:invoices-dr") == true)
    #expect(held.diagnostics.first?.notes.first?.contains("destination bucket invoices-dr can't be looked at") == true)
    #expect(held.blocks.count == 1)

    let others = try plan([other], destination: unread, consents: Consents(replace: [Example.address("invoices", "x")]))
    #expect(others.blocks == held.blocks)

    let allowed = try plan([other], destination: unread, consents: Consents(replace: [Example.address()]))
    #expect(allowed.blocks.isEmpty)
    #expect(allowed.diagnostics.map(\.code) == [.feasibilityUnproven])
  }

  @Test func aDraftHoldsNothingBack() throws {
    let rule = Example.desired { $0.historicalObjectReplication = .enabled }
    let desired = DesiredState(buckets: [Example.bucket(rules: [rule])])
    #expect(diff(desired: desired, observed: try Example.observed(["invoices": [other]])).blocks.isEmpty)
  }

  @Test func theLocationRailOpensOnlyForADestinationThatWasSeenThere() throws {
    #expect(try plan([moved]).blocks.isEmpty)

    let unseen = try plan([moved], destination: unread, consents: Consents(replace: [Example.address()]))
    #expect(unseen.diagnostics.map(\.code) == [.railLocationDiffers, .feasibilityUnproven])

    let elsewhere = Facts.info(BucketInRegion(name: "invoices-dr", region: "cn-shanghai"))
    #expect(try plan([moved], destination: elsewhere).diagnostics.map(\.code) == [.destinationElsewhere])
    #expect(try plan([moved], destination: missing).diagnostics.map(\.code) == [.destinationMissing])
  }

  @Test func aValueThatIsWrongForManyRulesIsSaidOnce() throws {
    let template = Origin(file: "oss-repl.yaml", line: 4, column: 20)
    let buckets = (101...340).map { number in
      let address = Example.address("site-\(number)", "site-\(number)-dr")
      var desired = Example.desired(address) { $0.rtc = .enabled }
      desired.fieldOrigins[.rtc] = template
      return Example.bucket(address.source, rules: [desired])
    }
    let desired = DesiredState(buckets: buckets)
    let observed = ObservedState(buckets: Dictionary(uniqueKeysWithValues: buckets.map { ($0.name, .known(.none)) }))
    let draft = diff(desired: desired, observed: observed)
    let questions = FeasibilityQuestions(draft.feasibilityCases)
    let none = ReplicationLocations(regions: ["cn-beijing"], accelerated: [], rtc: [])
    let facts = FeasibilityFacts(
      locations: Dictionary(uniqueKeysWithValues: questions.locations.map { ($0.inRegion, .known(none)) }),
      information: Dictionary(uniqueKeysWithValues: questions.information.map { ($0.inRegion, unread) }))
    let plan = diff(
      desired: desired, observed: observed, feasibility: Feasibility(judging: draft.feasibilityCases, by: facts))
    #expect(plan.diagnostics.map(\.code) == [.rtcNotOffered, .feasibilityUnproven, .feasibilityUnproven])
    let first = try #require(plan.diagnostics.first)
    #expect(first.span?.start.line == 4)
    #expect(first.notes.contains { $0.hasPrefix("it concerns 240 rules: site-101:site-101-dr, ") })
    #expect(plan.diagnostics.last?.notes.contains("the same holds for 239 more buckets") == true)
  }
}
