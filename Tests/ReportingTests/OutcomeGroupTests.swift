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

@Suite("Results of a fleet")
struct FleetResultTests {
  private func create(_ number: Int, _ name: String = "site") -> Change {
    .create(Example.desired(Example.address("\(name)-\(number)", "\(name)-\(number)-dr")))
  }

  private func replace(_ number: Int) -> Change {
    let address = Example.address("site-\(number)", "site-\(number)-dr")
    return .replace(Example.live(Example.rule(address)), by: Example.desired(address), differences: [])
  }

  private func replaced(_ number: Int, gap: Int) -> ChangeResult {
    ChangeResult(change: replace(number), ending: .applied(gap: .seconds(gap), notKept: []))
  }

  private func applied(_ change: Change) -> ChangeResult {
    ChangeResult(change: change, ending: .applied(gap: nil, notKept: []))
  }

  private func failed(_ change: Change, pair: ApplyFailure.Pair = .withoutRule) -> ChangeResult {
    ChangeResult(
      change: change,
      ending: .failed(
        ApplyFailure(
          message: "OSS refused: no", facts: ["HTTP 403", "request ID 5C3D"],
          answer: FailedAnswer(status: 403, code: "AccessDenied"), isAccess: true, wroteSomething: true, pair: pair)))
  }

  @Test func pairsThatCountUpAreOneLineWithTheirShortestAndLongestTime() {
    let text = applyText((100...359).map { replaced($0, gap: $0 == 200 ? 61 : 2) })
    #expect(
      text.hasPrefix(
        """
        -/+ replaced    site-100 … 359 -> site-100-dr … 359-dr  260 rules, each without
                        a rule for 2 s to 1 min 1 s

        Applied: 260 replaced.

        """), "\(text)")
  }

  @Test func onePairAndAllOfOneTimeAreToldPlainly() {
    #expect(applyText([replaced(1, gap: 2)]).hasPrefix("-/+ replaced    site-1 -> site-1-dr  without a rule for 2 s\n"))
    #expect(
      applyText((1...3).map { replaced($0, gap: 2) }, layout: TextLayout(width: 120)).contains(
        "3 rules, each without a rule for 2 s\n"))
  }

  @Test func everyPairHasItsLineAtFullDetail() {
    let text = applyText((1...30).map { replaced($0, gap: $0) }, detail: .full)
    for number in 1...30 {
      #expect(text.contains("-/+ replaced    site-\(number) -> site-\(number)-dr  without a rule for \(number) s\n"))
    }
  }

  /// Whatever their names, each one that failed is named once, with its cause beneath them all.
  @Test func everyFailedPairIsNamedWithItsCauseOnce() {
    let names = (0..<60).map { $0 * $0 + 3 }
    let text = applyText(names.map { failed(create($0), pair: .asBefore) })
    for name in names {
      #expect(text.split(separator: "\n").count { $0 == "  + FAILED      site-\(name) -> site-\(name)-dr" } == 1)
    }
    for once in [
      "OSSR6001  OSS refused: no", "HTTP 403, request ID 5C3D", "the pairs are as they were before", "help: ",
    ] {
      #expect(text.split(separator: "\n").count { $0.contains(once) } == 1, "\(once)\n\(text)")
    }
    #expect(!text.contains(" more"))
  }

  @Test func createsThatCountUpToNothingAreCut() {
    let text = applyText((0..<60).map { applied(create($0 * $0 + 3)) })
    #expect(text.split(separator: "\n").count { $0.hasPrefix("  + created ") } == 8)
    #expect(text.contains("\n      and 52 more created\n"))
    #expect(text.hasSuffix("\nApplied: 60 created.\n"))
  }

  /// What failed stands nearer to the end than what was made.
  @Test func whatWasMadeComesFirst() throws {
    let text = applyText([failed(replace(1)), applied(create(2)), failed(replace(3)), applied(create(4))])
    let made = try #require(text.ranges(of: "created ").last)
    let lost = try #require(text.firstRange(of: "FAILED "))
    #expect(made.lowerBound < lost.lowerBound)
  }

  /// A wait that has not come about is one cause for all changes, too.
  @Test func waitsThatWereGivenUpAreOneDiagnostic() {
    let results = (1...40).map { number in
      ChangeResult(change: create(number), ending: .applied(gap: nil, notKept: []), settling: .still(.starting))
    }
    #expect(diagnostics(of: results).count == 1)
    let text = applyText(results)
    #expect(text.contains("site-1 … 40") || text.contains("site-1 …"), "\(text)")
    #expect(text.ranges(of: "OSSR8001").count == 1, "\(text)")
  }
}
