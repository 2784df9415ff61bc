import ExamplePlans
import Replication
import Status
import Testing

@Suite("When a rule is beyond the lag that is granted")
struct LagLimitTests {
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var status = RuleStatus.doing
    var lag: Int64?
    var history: Double?
    var limits: LagLimits
    let breach: Breach?
  }

  static let minute = LagLimits(general: .seconds(60))
  static let strict = LagLimits(general: .seconds(60), isStrict: true)

  static let samples = [
    Sample(testDescription: "no limit", lag: 100_000, limits: LagLimits(), breach: nil),
    Sample(testDescription: "at the limit", lag: 60, limits: minute, breach: nil),
    Sample(testDescription: "beyond it", lag: 61, limits: minute, breach: .lagging),
    Sample(testDescription: "no time", lag: nil, limits: minute, breach: nil),
    Sample(testDescription: "no time, strict", lag: nil, limits: strict, breach: .unfinished),
    Sample(testDescription: "starting", status: .starting, lag: nil, limits: minute, breach: nil),
    Sample(testDescription: "starting, strict", status: .starting, lag: nil, limits: strict, breach: .unfinished),
    Sample(testDescription: "history", lag: 1, history: 0.5, limits: minute, breach: nil),
    Sample(testDescription: "history, strict", lag: 1, history: 0.5, limits: strict, breach: .unfinished),
    Sample(testDescription: "history done, strict", lag: 1, history: 1, limits: strict, breach: nil),
    Sample(testDescription: "closing, strict", status: .closing, lag: 1_000, limits: strict, breach: nil),
    Sample(testDescription: "a word of OSS's", status: .other("paused"), lag: 61, limits: minute, breach: .lagging),
  ]

  @Test(arguments: samples) func breach(sample: Sample) {
    var fleet = StatusFleet()
    fleet.add("a", to: "a-dr", sample.status, lag: sample.lag, history: sample.history)
    fleet.input.limits = sample.limits
    #expect(fleet.table.pairs.map(\.breach) == [sample.breach])
  }

  @Test func aMissingRuleIsBeyondAnyLimitAndNoBreachWithoutOne() {
    var fleet = StatusFleet()
    fleet.want("a", ["a-dr"])
    #expect(fleet.table.pairs.map(\.breach) == [nil])
    fleet.input.limits = Self.minute
    #expect(fleet.table.pairs.map(\.breach) == [.missing])
  }

  @Test func theFirstPatternThatFitsCounts() throws {
    let (wide, narrow) = (try #require(AddressGlob("logs-*:*")), try #require(AddressGlob("*:*-dr")))
    let limits = LagLimits(
      general: .seconds(1),
      exceptions: [.init(pattern: wide, longest: .seconds(2)), .init(pattern: narrow, longest: .seconds(3))])
    #expect(limits.longest(for: RuleAddress(source: "logs-a", destination: "x-dr")) == .seconds(2))
    #expect(limits.longest(for: RuleAddress(source: "a", destination: "x-dr")) == .seconds(3))
    #expect(limits.longest(for: RuleAddress(source: "a", destination: "x")) == .seconds(1))
    let only = LagLimits(exceptions: [.init(pattern: wide, longest: .seconds(2))])
    #expect(only.longest(for: RuleAddress(source: "a", destination: "x")) == nil)
  }
}
