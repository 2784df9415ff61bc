import Diagnostics
import Documents
import ExamplePlans
import Planning
import Replication
import TestSupport
import Testing

@Suite("Events and reports of a run as data")
struct RunReportTests {
  private func lines(_ format: EventFormat) throws -> [String] {
    try ExampleRun.events().map { try eventLine($0.event, at: $0.time, in: format) }
  }

  private func record() throws -> RunRecord {
    var record = RunRecord(identity: ExampleRun.identity, started: ExampleRun.start)
    for (event, time) in try ExampleRun.events() { record.note(event, at: time) }
    return record
  }

  private static let diagnostics = [Diagnostic(.changeFailed, "replace invoices:invoices-dr: OSS refused: no")]

  @Test func everyEventIsALine() throws {
    let text = try lines(.journal).joined()
    #expect(text == (try Golden.text("events-everything.ndjson", now: text)))
  }

  @Test func journalAndStreamDifferOnlyInTheirName() throws {
    let (journal, stream) = (try lines(.journal), try lines(.stream))
    #expect(journal != stream)
    #expect(journal.map { $0.replacing("oss-repl.journal", with: "oss-repl.events") } == stream)
  }

  @Test func everyLineBeginsWithTimeAndEventAndHasOneLineBreak() throws {
    for line in try lines(.journal) {
      #expect(line.hasPrefix(#"{"time":"2026-09-21T14:"#) && line.contains(#".123Z","event":""#))
      #expect(line.hasSuffix("}\n") && line.count { $0.isNewline } == 1)
    }
  }

  @Test func aReportSaysEverything() throws {
    let text = try jsonText(ReportDocument(try record(), diagnostics: Self.diagnostics, exit: 6))
    #expect(text == (try Golden.text("report-everything.json", now: text)))
  }

  @Test func aRunThatEndedBeforeItsPlanIsReportedToo() throws {
    var record = RunRecord(identity: RunIdentity(version: "1.2.3"), started: ExampleRun.start)
    record.note(.ended([], planned: 0, exit: 3), at: ExampleRun.start)
    let text = try jsonText(ReportDocument(record, diagnostics: [], exit: 3))
    #expect(text == (try Golden.text("report-without-plan.json", now: text)))
  }

  @Test func whatWasPlannedAndNotBegunIsReported() throws {
    let plan = try ExamplePlan.everything()
    var record = RunRecord(identity: RunIdentity(version: "1.2.3"), started: ExampleRun.start)
    record.note(
      .planned(RunStart(identity: RunIdentity(version: "1.2.3"), project: nil, plan: plan)), at: ExampleRun.start)
    record.note(.ended([], planned: plan.changes.count, exit: 4), at: ExampleRun.start)
    let text = try jsonText(ReportDocument(record, diagnostics: [], exit: 4))
    #expect(text.count(of: #""ending" : "not-begun""#) == plan.changes.count)
    #expect(text.count(of: #""pair" : "untouched""#) == plan.changes.count)
    #expect(text.contains("\"not_begun\" : \(plan.changes.count)"))
  }

  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00.000Z"), (1_790_000_000_007, "2026-09-21T14:13:20.007Z"),
    (1_790_000_000_990, "2026-09-21T14:13:20.990Z"), (-1, "1969-12-31T23:59:59.999Z"),
  ])
  func timesAreExactToTheMillisecond(milliseconds: Int64, text: String) {
    #expect(EventTime(unixMilliseconds: milliseconds).description == text)
  }
}

extension String {
  fileprivate func count(of part: String) -> Int { ranges(of: part).count }
}
