import Applying
import Diagnostics
import Planning
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

@Suite("One cause over many changes")
struct OutcomeGroupTests {
  private func replace(_ number: Int) -> Change {
    let address = Example.address("site-\(number)", "site-\(number)-dr")
    return .replace(Example.live(Example.rule(address)), by: Example.desired(address), differences: [])
  }

  /// As OSS refuses it for one bucket: the request's ID is another each time, and the bucket's name stands in the message.
  private func refusal(_ number: Int, code: String = "AccessDenied") -> ChangeResult {
    let id = "5C3D9175B6FC\(number)"
    return ChangeResult(
      change: replace(number),
      ending: .failed(
        ApplyFailure(
          message: "OSS refused: no access to site-\(number)", facts: ["HTTP 403", "request ID \(id)"],
          answer: FailedAnswer(status: 403, code: code, requestID: id), isAccess: true, wroteSomething: false,
          pair: .asBefore)))
  }

  @Test func theSameCauseIsOneDiagnosticThatCounts() {
    let told = diagnostics(of: (1...40).map { refusal($0) } + [refusal(41, code: "Other")])
    #expect(told.count == 2)
    #expect(told[0].message == "replace site-1:site-1-dr: OSS refused: no access to site-1 (and 39 more alike)")
    #expect(
      told[0].notes.contains("it concerns 40 rules: site-1:site-1-dr, site-2:site-2-dr, site-3:site-3-dr and 37 more"))
    #expect(told[1].message == "replace site-41:site-41-dr: OSS refused: no access to site-41")
  }

  @Test func whatWasNotBegunIsOneLine() {
    let results = (1...187).map { ChangeResult(change: replace($0), ending: .interrupted(.notDone)) }
    let text = applyText(results, layout: TextLayout(width: 60))
    #expect(text.hasPrefix("    interrupted 187 changes: not begun\n\n"))
    #expect(diagnostics(of: results).isEmpty)
  }

  /// However many they are, and whatever else there is to say.
  @Test func thePairsWithoutARuleAreTheLastLines() {
    let pending = (1...30).map { ChangeResult(change: replace($0), ending: .interrupted(.pendingCreate)) }
    let lost = ChangeResult(
      change: replace(31),
      ending: .failed(
        ApplyFailure(message: "no", facts: [], isAccess: false, wroteSomething: true, pair: .withoutRule)))
    let results = [refusal(99)] + pending + [lost]
    let lines = applyText(results, took: .seconds(125), layout: TextLayout(width: 60)).split(separator: "\n")
    #expect(lines.suffix(31) == ArraySlice((1...31).map { "  site-\($0) -> site-\($0)-dr" }))
    #expect(lines.dropLast(31).last == "Replication is OFF for 31 pairs, which have no rule now:")
    #expect(lines.dropLast(32).last == "Took 2 min 5 s.")
    #expect(lines.dropLast(33).last == "Applied: nothing. Not applied: 2 failed, 30 interrupted.")
  }

  @Test func theSumIsLastWhereAllWentWell() {
    let result = ChangeResult(change: replace(1), ending: .applied(gap: .seconds(4), notKept: []))
    #expect(applyText([result], took: .seconds(9)).hasSuffix("\nApplied: 1 replaced.\nTook 9 s.\n"))
  }
}
