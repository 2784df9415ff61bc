import Applying
import Documents
import OSSClient
import Planning
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

@testable import OSSReplCommands

@Suite("Showing how far a run is", .timeLimit(.minutes(1)))
struct ProgressDisplayTests {
  private let ticks: AsyncStream<Void>
  private let tick: AsyncStream<Void>.Continuation

  init() { (ticks, tick) = AsyncStream.makeStream(of: Void.self) }

  private func display(_ world: TerminalWorld, _ style: ProgressDisplay.Style) -> ProgressDisplay {
    var runtime = world.runtime
    runtime.ticks = { [ticks] _ in ticks }
    return ProgressDisplay(runtime, style)
  }

  /// Lets time come for a frame or line, and waits until it was written.
  private func tickAndWait(_ world: TerminalWorld) async {
    let before = world.now.writes.count
    tick.yield()
    while world.now.writes.count == before { await Task.yield() }
  }

  @Test func aBlockIsDrawnWithEachTickAndGoneAfterTheWork() async {
    let world = TerminalWorld(TerminalModel(width: 40, height: 6))
    let display = display(world, .block(.plain, ascii: true))
    let value = await display.during({ RunProgress(reading: 4, at: $0) }) {
      #expect(world.now.writes.isEmpty)
      await tickAndWait(world)
      #expect(world.now.terminal.lines == ["- reading 0 of 4 buckets  0 %"])
      display.noteRead()
      await tickAndWait(world)
      #expect(world.now.terminal.lines == ["- reading 1 of 4 buckets  25 %"])
      return 7
    }
    #expect(value == 7)
    #expect(world.now.terminal.lines.isEmpty)
    #expect(world.now.writes.count == 3)
  }

  @Test func aLineIsPrintedWithEachTick() async {
    let world = TerminalWorld(TerminalModel(width: 80, height: 6))
    let display = display(world, .lines)
    await display.during({ RunProgress(reading: 4, at: $0) }) {
      await tickAndWait(world)
      display.noteRead()
      display.noteRetry()
      await tickAndWait(world)
    }
    #expect(world.now.writes == ["reading 0 of 4 buckets\n", "reading 1 of 4 buckets, 1 retry\n"])
  }

  @Test func aWarningInTheMidstOfItTakesTheBlocksPlace() async {
    let world = TerminalWorld(TerminalModel(width: 40, height: 6))
    let display = display(world, .block(.plain, ascii: true))
    await display.during({ RunProgress(reading: 4, at: $0) }) {
      await tickAndWait(world)
      display.runtime.errors("warning: the clock\n")
      await tickAndWait(world)
      #expect(world.now.terminal.lines == ["warning: the clock", "- reading 0 of 4 buckets  0 %"])
    }
    #expect(world.now.terminal.lines == ["warning: the clock"])
  }

  @Test func aSignalIsSeenBeforeAnyStepEnds() async {
    let world = TerminalWorld(TerminalModel(width: 40, height: 6))
    var runtime = world.runtime
    runtime.ticks = { [ticks] _ in ticks }
    runtime.stopSignal = { .interrupt }
    let display = ProgressDisplay(runtime, .block(.plain, ascii: true))
    await display.during({ RunProgress(applying: [], at: $0) }) {
      await tickAndWait(world)
      #expect(world.now.terminal.lines.first?.contains("stopping at 0 of 0 changes") == true)
    }
  }

  /// What is told of a step, and of a pair that is left without a rule, in each style.
  @Test(arguments: [
    (ProgressDisplay.Style.lines, true), (.block(.plain, ascii: true), false), (.none, false),
  ])
  func onlyWhatCantWaitIsToldWithoutLines(style: ProgressDisplay.Style, tellsSteps: Bool) {
    let world = TerminalWorld(TerminalModel(width: 200, height: 9))
    let display = display(world, style)
    let time = EventTime(unixMilliseconds: 0)
    let desired = Example.desired()
    let step = StepRecord(bucket: "invoices", address: Example.address(), step: .put(desired), attempt: 1)
    display.receive(.applying(.stepStarted(step)), at: time)
    display.receive(
      .applying(.changeEnded(ChangeResult(change: .create(desired), ending: .interrupted(.pendingCreate)))), at: time)
    let urgent = "  NO RULE  invoices -> invoices-dr  (create pending)"
    #expect(
      world.now.terminal.lines == (tellsSteps ? ["invoices: creating the rule to invoices-dr"] : []) + [urgent])
  }

  /// A wait is told once, not with every look.
  @Test func aWaitIsOneLine() {
    let world = TerminalWorld(TerminalModel(width: 80, height: 9))
    let display = display(world, .lines)
    for look in 1...3 {
      let wait = ApplyStep.read(after: .seconds(2), why: .waitForClosing)
      let record = StepRecord(bucket: "invoices", address: Example.address(), step: wait, attempt: look)
      display.receive(.applying(.stepStarted(record)), at: EventTime(unixMilliseconds: 0))
    }
    #expect(world.now.terminal.lines == ["invoices: waiting for a deleted rule to be gone"])
  }
}
