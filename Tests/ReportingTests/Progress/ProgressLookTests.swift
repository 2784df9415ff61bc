import Applying
import Planning
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

@Suite("How progress looks")
struct ProgressLookTests {
  /// 240 changes in the midst of it: some replaces wait, one create is slow, some failed.
  static func midst(stopping: Bool = false) -> RunProgress {
    func address(_ number: Int) -> RuleAddress {
      Example.address("telemetry-ap\(number)", "telemetry-ap\(number)-dr")
    }
    let changes = (1...240).map { number -> Change in
      let rule = Example.desired(address(number))
      return number <= 14 ? .replace(Example.live(rule.rule), by: rule, differences: []) : .create(rule)
    }
    var progress = RunProgress(applying: changes, at: .zero)
    func start(_ change: Change, _ step: ApplyStep, at second: Int) {
      let record = StepRecord(bucket: change.address.source, address: change.address, step: step, attempt: 1)
      progress.note(.stepStarted(record), at: .seconds(second))
      if step.isWrite { progress.note(.stepEnded(record, StepAnswer(.accepted)), at: .seconds(second)) }
    }
    for (index, change) in changes.prefix(14).enumerated() {
      start(change, .delete(Example.live()), at: index * 4)
      start(change, .read(after: .seconds(2), why: .waitForClosing), at: index * 4)
    }
    start(changes[20], .put(Example.desired()), at: 60)
    for (index, change) in changes[30..<150].enumerated() {
      let failure = ApplyFailure(message: "no", facts: [], isAccess: false, wroteSomething: false, pair: .asBefore)
      let ending: ChangeResult.Ending = index < 2 ? .failed(failure) : .applied(gap: nil, notKept: [])
      progress.note(.changeEnded(ChangeResult(change: change, ending: ending)), at: .seconds(64))
    }
    for _ in 0..<3 { progress.noteRetry() }
    if stopping { progress.note(.stopping, at: .seconds(64)) }
    return progress
  }

  /// A fleet of 240 replaces, of which five at a time are without a rule.
  static func rolling(stopping: Bool = false) -> RunProgress {
    let changes = (1...240).map { number -> Change in
      let rule = Example.desired(Example.address("telemetry-ap\(number)", "telemetry-ap\(number)-dr"))
      return .replace(Example.live(rule.rule), by: rule, differences: [])
    }
    var progress = RunProgress(applying: changes, at: .zero)
    for change in changes.dropFirst(5) { progress.note(.replaceWaiting(change.address), at: .zero) }
    for (index, change) in changes.prefix(37).enumerated() {
      let begun = Duration.seconds(index / 5 * 45 + index % 5)
      for step in [ApplyStep.delete(Example.live()), .read(after: .seconds(2), why: .waitForClosing)] {
        let record = StepRecord(bucket: change.address.source, address: change.address, step: step, attempt: 1)
        progress.note(.stepStarted(record), at: begun)
        progress.note(.stepEnded(record, StepAnswer(.accepted)), at: begun)
      }
      guard index < 32 else { continue }
      let result = ChangeResult(change: change, ending: .applied(gap: .seconds(44), notKept: []))
      progress.note(.changeEnded(result), at: begun + .seconds(44))
    }
    if stopping { progress.note(.stopping, at: .seconds(330)) }
    return progress
  }

  static func reading() -> RunProgress {
    var progress = RunProgress(reading: 5_000, at: .zero)
    for _ in 0..<640 { progress.noteRead(at: .seconds(2)) }
    return progress
  }

  struct Look: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let progress: RunProgress
    var width = 79
    var height = 23
    var style = TextStyle.plain
    var ascii = false
    var now = Duration.seconds(72)
  }

  static let looks = [
    Look(testDescription: "progress-midst", progress: midst()),
    Look(testDescription: "progress-midst-ascii", progress: midst(), ascii: true),
    Look(testDescription: "progress-midst-colour", progress: midst(), style: .coloured),
    Look(testDescription: "progress-midst-low", progress: midst(), height: 5),
    Look(testDescription: "progress-midst-narrow", progress: midst(), width: 39),
    Look(testDescription: "progress-midst-stopping", progress: midst(stopping: true), height: 4),
    Look(testDescription: "progress-rolling", progress: rolling(), now: .seconds(330)),
    Look(testDescription: "progress-rolling-stopping", progress: rolling(stopping: true), now: .seconds(330)),
    Look(testDescription: "progress-reading", progress: reading(), now: .milliseconds(3_200)),
    Look(testDescription: "progress-reading-narrow", progress: reading(), width: 24, now: .milliseconds(3_200)),
  ]

  @Test(arguments: looks)
  func aBlockLooksAsRecorded(look: Look) throws {
    let lines = progressBlock(
      look.progress, at: look.now, width: look.width, height: look.height, style: look.style, ascii: look.ascii)
    let text = lines.map { $0 + "\n" }.joined() + "\n" + progressSentence(look.progress, at: look.now) + "\n"
    #expect(try Golden.text("\(look.testDescription).txt", now: text) == text)
  }

  @Test(arguments: 1...100)
  func aBlockNeverLeavesItsBounds(width: Int) {
    for height in 1...14 {
      for ascii in [false, true] {
        let lines = progressBlock(
          Self.midst(), at: .seconds(72), width: width, height: height, style: .plain, ascii: ascii)
        #expect(lines.count <= height)
        #expect(lines.allSatisfy { $0.unicodeScalars.count <= width }, "\(lines)")
        #expect(!ascii || lines.allSatisfy { $0.utf8.allSatisfy { (0x20..<0x7F).contains($0) } })
      }
    }
  }

  @Test func wideCharactersCountTwice() {
    let change = Change.create(Example.desired(Example.address("a", String(repeating: "桶", count: 60))))
    var progress = RunProgress(applying: [change], at: .zero)
    let record = StepRecord(
      bucket: "a", address: change.address, step: .put(Example.desired(change.address)), attempt: 1)
    progress.note(.stepStarted(record), at: .zero)
    let lines = progressBlock(progress, at: .seconds(9), width: 40, height: 5, style: .plain, ascii: false)
    let columns = lines[1].unicodeScalars.reduce(0) { $0 + ($1 == "桶" ? 2 : 1) }
    #expect((39...40).contains(columns), "\(lines)")
  }

  @Test func nothingThatATerminalActsOnGetsThrough() {
    let change = Change.create(Example.desired(Example.address("a", "x\u{1B}[2J\u{9B}31m\n")))
    var progress = RunProgress(applying: [change], at: .zero)
    let record = StepRecord(
      bucket: "a", address: change.address, step: .put(Example.desired(change.address)), attempt: 1)
    progress.note(.stepStarted(record), at: .zero)
    let block = progressBlock(progress, at: .seconds(9), width: 79, height: 5, style: .plain, ascii: false)
    for text in block + [progressSentence(progress, at: .seconds(9))] {
      #expect(text.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }, "\(text)")
    }
  }
}
