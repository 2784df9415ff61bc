import ExamplePlans
import Planning
import Replication
import Reporting
import TestSupport
import Testing

@Suite("How much of a plan fits")
struct MarkdownLadderTests {
  /// Steps that fit from some step on, and steps that fit here and there.
  @Test(arguments: (0..<200).map { UInt64($0) })
  func theStepThatTellsMoreWouldNotFit(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1...60, using: &random)
    let first = Int.random(in: 0..<count, using: &random)
    var steps = (0..<count).map { $0 >= first }
    if seed % 2 == 1 {
      for index in steps.indices.dropLast() where Bool.random(using: &random) { steps[index].toggle() }
    }
    let chosen = fullestStep(of: count) { steps[$0] }
    #expect(steps[chosen] || chosen == count - 1)
    #expect(chosen == 0 || !steps[chosen - 1])
    if seed % 2 == 0 { #expect(chosen == first) }
  }

  // No two neighbours, which would be told as one.
  private static let creates = ExamplePlan.creates(ExamplePlan.sites((1...9_000).filter { $0 % 3 == 0 }, digits: 5))

  /// Of a plan with much to tell most of the room is used, whatever room that is.
  @Test(arguments: [6_000, 15_000, 65_536, 150_000])
  func theRoomThatIsGivenIsUsed(limit: Int) {
    let size = planMarkdown(Self.creates, for: MarkdownTarget(limit: limit, project: nil, file: nil)).utf8.count
    #expect(size <= limit)
    #expect(size * 4 >= limit * 3, "\(size) of \(limit) bytes")
  }

  /// Otherwise the test above would show nothing.
  @Test func thePlanIsLongerThanAnyOfTheLimits() {
    #expect(planMarkdown(Self.creates, for: MarkdownTarget(limit: .max, project: nil, file: nil)).utf8.count > 150_000)
  }
}
