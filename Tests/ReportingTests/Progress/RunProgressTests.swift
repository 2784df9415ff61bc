import Applying
import Planning
import Replication
import Reporting
import TestSupport
import Testing

@Suite("How far a run is, in numbers")
struct RunProgressTests {
  private func create(_ source: String) -> Change {
    .create(Example.desired(Example.address(source, "\(source)-dr")))
  }

  private func replace(_ source: String) -> Change {
    let address = Example.address(source, "\(source)-dr")
    return .replace(Example.live(Example.rule(address)), by: Example.desired(address), differences: [])
  }

  private func record(_ change: Change, _ step: ApplyStep, attempt: Int = 1) -> StepRecord {
    StepRecord(bucket: change.address.source, address: change.address, step: step, attempt: attempt)
  }

  private func ended(_ change: Change, _ ending: ChangeResult.Ending = .applied(gap: nil, notKept: [])) -> ApplyEvent {
    .changeEnded(ChangeResult(change: change, ending: ending))
  }

  private let failure = ApplyFailure(message: "no", facts: [], isAccess: false, wroteSomething: false, pair: .asBefore)

  @Test func changesAreCountedByHowTheyEnded() {
    let changes = (1...6).map { create("site-\($0)") }
    var progress = RunProgress(applying: changes, at: .zero)
    let endings: [ChangeResult.Ending] = [
      .applied(gap: nil, notKept: []), .failed(failure), .stale, .skipped(.afterFailure), .interrupted(.notDone),
    ]
    for (change, ending) in zip(changes, endings) { progress.note(ended(change, ending), at: .seconds(1)) }
    #expect(progress.total == 6)
    #expect(progress.done == 5)
    #expect(progress.failed == 2)
    #expect(progress.leftOut == 2)
  }

  @Test func looksInARowAreOneWait() {
    let change = replace("invoices")
    var progress = RunProgress(applying: [change], at: .zero)
    for (look, second) in [3, 5, 8, 12].enumerated() {
      let step = ApplyStep.read(after: .seconds(2), why: .waitForClosing)
      progress.note(.stepStarted(record(change, step, attempt: look + 1)), at: .seconds(second))
    }
    #expect(progress.lasting(at: .seconds(20)).map(\.since) == [.seconds(3)])
    #expect(progress.lasting(at: .seconds(20)).map(\.kind) == [.waitingForClosing])
  }

  @Test func anotherCallIsAnotherActivity() {
    let change = create("invoices")
    var progress = RunProgress(applying: [change], at: .zero)
    progress.note(.stepStarted(record(change, .put(Example.desired()))), at: .seconds(1))
    progress.note(.stepStarted(record(change, .read(after: .zero, why: .readBack))), at: .seconds(9))
    #expect(progress.lasting(at: .seconds(10)).isEmpty)
    #expect(progress.lasting(at: .seconds(11)).map(\.kind) == [.verifying])
  }

  @Test func aReplacedPairIsWithoutARuleFromTheDeleteOn() throws {
    let change = replace("invoices")
    let delete = record(change, .delete(Example.live()))
    var progress = RunProgress(applying: [change], at: .zero)
    progress.note(.stepStarted(delete), at: .seconds(1))
    progress.note(.stepEnded(delete, StepAnswer(.accepted)), at: .seconds(2))
    progress.note(.stepStarted(record(change, .read(after: .zero, why: .readBack))), at: .seconds(2))
    progress.note(.stepStarted(record(change, .put(Example.desired()))), at: .seconds(30))
    #expect(progress.lasting(at: .seconds(31)).map(\.withoutRuleSince) == [.seconds(2)])
    progress.note(ended(change), at: .seconds(32))
    #expect(progress.lasting(at: .seconds(60)).isEmpty)
    #expect(progress.inFlight == 0)
  }

  @Test func aDeleteForGoodLeavesNoGap() {
    let change = Change.delete(
      Example.live(), because: .tombstone(Tombstone(address: Example.address(), origin: Example.origin)))
    let delete = record(change, .delete(Example.live()))
    var progress = RunProgress(applying: [change], at: .zero)
    progress.note(.stepStarted(delete), at: .zero)
    progress.note(.stepEnded(delete, StepAnswer(.accepted)), at: .seconds(1))
    progress.note(.stepStarted(record(change, .read(after: .zero, why: .readBack))), at: .seconds(1))
    #expect(progress.lasting(at: .seconds(9)).map(\.withoutRuleSince) == [nil])
  }

  @Test func whatIsWaitedForAfterTheLastWriteIsShownUntilItHasCome() {
    let change = create("invoices")
    var progress = RunProgress(applying: [change], at: .zero)
    progress.note(ended(change), at: .seconds(1))
    let settle = StepRecord(bucket: "invoices", address: nil, step: .read(after: .zero, why: .settle), attempt: 1)
    progress.note(.stepStarted(settle), at: .seconds(1))
    #expect(progress.lasting(at: .seconds(5)).map(\.kind) == [.settling])
    progress.note(
      .waitEnded(ChangeResult(change: change, ending: .applied(gap: nil, notKept: []), settling: .reached)),
      at: .seconds(6))
    #expect(progress.lasting(at: .seconds(9)).isEmpty)
  }

  @Test func whatIsOnlyWaitedForHasNoRate() {
    let changes = [create("a"), create("b")]
    var progress = RunProgress(applying: changes, at: .zero)
    progress.note(ended(changes[0]), at: .seconds(1))
    #expect(progress.rate(at: .seconds(2)) != nil)
    let wait = ApplyStep.read(after: .seconds(2), why: .waitForClosing)
    progress.note(.stepStarted(record(changes[1], wait)), at: .seconds(2))
    #expect(progress.rate(at: .seconds(3)) == nil)
    progress.note(.stepStarted(record(changes[1], .put(Example.desired()))), at: .seconds(3))
    #expect(progress.rate(at: .seconds(4)) != nil)
  }

  @Test func aSettlingBucketNamesItsPairs() {
    let addresses = ["x", "y", "z"].map { Example.address("invoices", $0) }
    var progress = RunProgress(applying: [], at: .zero)
    let settle = StepRecord(
      bucket: "invoices", address: nil, step: .read(after: .zero, why: .settle), attempt: 1, settlingPairs: addresses)
    progress.note(.stepStarted(settle), at: .zero)
    #expect(
      progressSentence(progress, at: .seconds(3)).contains("invoices -> x and 2 more: settling for 3 s"),
      "\(progressSentence(progress, at: .seconds(3)))")
  }

  @Test func aFinishedChangeTellsHowLongItTook() {
    let change = replace("invoices")
    var progress = RunProgress(applying: [change], at: .zero)
    #expect(progress.age(of: change.address, at: .seconds(5)) == nil)
    progress.note(.stepStarted(record(change, .delete(Example.live()))), at: .seconds(5))
    progress.note(.stepStarted(record(change, .put(Example.desired()))), at: .seconds(60))
    #expect(progress.age(of: change.address, at: .seconds(70)) == .seconds(65))
    let result = ChangeResult(change: change, ending: .applied(gap: nil, notKept: []))
    #expect(finishedLine(result, took: .seconds(65)) == "  1 min 5 s  replaced  invoices -> invoices-dr")
    let left = ChangeResult(change: change, ending: .interrupted(.notDone))
    #expect(finishedLine(left, took: .seconds(65)) == nil)
  }

  @Test func pairsWithoutARuleComeFirstThenWhatBeganFirst() {
    let changes = ["a", "b", "c"].map(create) + [replace("z")]
    var progress = RunProgress(applying: changes, at: .zero)
    for (index, change) in changes.enumerated() {
      let second = [5, 3, 3, 8][index]
      guard change.kind == .replace else {
        progress.note(.stepStarted(record(change, .put(Example.desired()))), at: .seconds(second))
        continue
      }
      let delete = record(change, .delete(Example.live()))
      progress.note(.stepEnded(delete, StepAnswer(.accepted)), at: .seconds(second))
      progress.note(.stepStarted(record(change, .put(Example.desired()))), at: .seconds(second))
    }
    #expect(progress.lasting(at: .seconds(20)).map(\.bucket) == ["z", "b", "c", "a"])
  }

  @Test func writesThatAreSentAgainAreRetries() {
    let change = create("invoices")
    var progress = RunProgress(applying: [change], at: .zero)
    for attempt in 1...3 {
      progress.note(.stepStarted(record(change, .put(Example.desired()), attempt: attempt)), at: .zero)
      // A second look is none.
      let look = ApplyStep.read(after: .zero, why: .readBack)
      progress.note(.stepStarted(record(change, look, attempt: attempt)), at: .zero)
    }
    progress.noteRetry()
    #expect(progress.retries == 3)
  }

  @Test func theRateIsThatOfTheLastTenSeconds() throws {
    var progress = RunProgress(reading: 1000, at: .zero)
    #expect(progress.rate(at: .zero) == nil)
    for step in 0..<100 { progress.noteRead(at: .milliseconds(step * 100)) }
    let busy = try #require(progress.rate(at: .milliseconds(9_999)))
    #expect((9.9...10.1).contains(busy))
    #expect(progress.rate(at: .seconds(60)) == 0)
  }

  @Test func theRestIsToldOnceTheRateTellsSomething() throws {
    let changes = (1...100).map { create("site-\($0)") }
    var progress = RunProgress(applying: changes, at: .zero)
    #expect(progress.remaining(at: .seconds(5)) == nil)
    for change in changes.prefix(50) { progress.note(ended(change), at: .seconds(4)) }
    #expect(progress.remaining(at: .seconds(5)) == .seconds(5))
    // Nobody knows how long a closing rule takes.
    let wait = ApplyStep.read(after: .seconds(2), why: .waitForClosing)
    progress.note(.stepStarted(record(changes[60], wait)), at: .seconds(5))
    #expect(progress.remaining(at: .seconds(5)) == nil)
  }

  @Test func aRunThatStopsHasNoRest() {
    var progress = RunProgress(reading: 100, at: .zero)
    for _ in 0..<50 { progress.noteRead(at: .seconds(3)) }
    #expect(progress.remaining(at: .seconds(4)) != nil)
    progress.note(.stopping, at: .seconds(4))
    #expect(progress.remaining(at: .seconds(4)) == nil)
  }
}
