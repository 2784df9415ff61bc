import Applying
import Planning
import Replication
import TestSupport
import Testing

/// A bucket is read once before its first write. What somebody else does to a later change's pair meanwhile is seen when the
/// change's turn comes, by the list that was read last.
@Suite("A change is begun only if its pair is still as it was when the plan was made")
struct TurnTests {
  private static let first = Example.address("invoices", "a-first")
  private static let pair = Example.address("invoices", "b-later")

  /// A later change of the bucket, what somebody else gives its pair while the first one is made, and how it has to end.
  struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: LiveRule?
    let desired: DesiredRule?
    let meanwhile: LiveRule?
    let isDone: Bool
  }

  private static let wanted = Example.desired(pair) { $0.action = .all }
  private static let old = Example.live(Example.rule(pair), id: "rule-1")

  private static func foreign(
    _ id: ExactString, _ change: (inout RuleSettings) -> Void = { _ in }
  ) -> LiveRule { Example.live(Example.rule(pair, change: change), id: id) }

  static let samples: [Sample] = [
    Sample(
      testDescription: "a create, and the pair gets another rule", before: nil, desired: wanted,
      meanwhile: foreign("rule-2"), isDone: false),
    Sample(
      testDescription: "a create, and the pair gets just this rule", before: nil, desired: wanted,
      meanwhile: Example.live(wanted.rule, id: "rule-2"), isDone: true),
    Sample(
      testDescription: "a replace, and the rule is made anew", before: old, desired: wanted,
      meanwhile: foreign("rule-2"), isDone: false),
    Sample(
      testDescription: "a replace, and the rule says something else", before: old, desired: wanted,
      meanwhile: foreign("rule-1") { $0.rtc = .enabled }, isDone: false),
    Sample(
      testDescription: "a replace, and the pair gets what is wanted", before: old, desired: wanted,
      meanwhile: Example.live(wanted.rule, id: "rule-2"), isDone: true),
    Sample(
      testDescription: "a replace, and the rule is gone", before: old, desired: wanted, meanwhile: nil, isDone: false),
    Sample(
      testDescription: "a delete, and the rule is made anew", before: old, desired: nil, meanwhile: foreign("rule-2"),
      isDone: false),
    Sample(
      testDescription: "a delete, and the rule says something else", before: old, desired: nil,
      meanwhile: foreign("rule-1") { $0.rtc = .enabled }, isDone: false),
    Sample(
      testDescription: "a delete, and the rule is gone", before: old, desired: nil, meanwhile: nil, isDone: true),
  ]

  @Test(arguments: samples)
  func whatSomebodyElseDidMeanwhileIsNeverTouched(sample: Sample) throws {
    let before = sample.before.map { [$0] } ?? []
    let bucket = Example.bucket(rules: [Example.desired(Self.first)] + (sample.desired.map { [$0] } ?? []))
    var machine = ApplyMachine(
      diff(bucket: bucket, rules: try RuleList(before), consents: Consents(replace: [Self.pair])))
    var model = ModelBucket(before)
    var call = machine.firstStep()
    while let step = call?.step {
      call = machine.next(after: model.perform(step), now: model.now)
      if case .put? = call?.step { model.rules = sample.meanwhile.map { [$0] } ?? [] }
    }
    #expect(machine.results.map(\.change.address) == [Self.first, Self.pair])
    #expect(machine.results.first?.isApplied == true)
    #expect(machine.results.last?.ending == (sample.isDone ? .applied(gap: nil, notKept: []) : .stale))
    #expect(model.writes == [.put(Example.desired(Self.first))], "nothing is sent for the later change")
    #expect(model.rules.filter { $0.address == Self.pair } == (sample.meanwhile.map { [$0] } ?? []))
  }
}
