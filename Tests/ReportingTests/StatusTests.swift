import ExamplePlans
import Replication
import Reporting
import Status
import TerminalText
import TestSupport
import Testing

@Suite("Status as text, Markdown and metrics")
struct StatusTests {
  static let looks: [(String, Detail, TextLayout)] = [
    ("status-everything", .changes, TextLayout()), ("status-everything-wide", .changes, TextLayout(width: 140)),
    ("status-everything-narrow", .changes, TextLayout(width: 60)),
    ("status-everything-colour", .changes, TextLayout(style: .coloured)),
    ("status-everything-summary", .summary, TextLayout()), ("status-everything-full", .full, TextLayout(width: 120)),
  ]

  @Test(arguments: looks)
  func statusLooksAsRecorded(name: String, detail: Detail, layout: TextLayout) throws {
    let text = statusText(StatusFleet.everything.table, detail: detail, layout: layout)
    #expect(text == (try Golden.text("\(name).txt", now: text)))
  }

  @Test func markdownLooksAsRecorded() throws {
    let text = statusMarkdown(StatusFleet.everything.table, limit: 60_000)
    #expect(text == (try Golden.text("status-everything.md", now: text)))
  }

  @Test func metricsLookAsRecorded() throws {
    let text = statusMetrics(StatusFleet.everything.table)
    #expect(text == (try Golden.text("status-everything.prom", now: text)))
  }

  /// Whatever the limit is, the text keeps to it, and one row more would not have.
  @Test(arguments: [300, 500, 1_000, 2_000, 4_000])
  func markdownUsesTheRoomThatItHas(limit: Int) {
    var fleet = StatusFleet()
    for number in 100..<200 { fleet.add(BucketName("site-\(number)"), to: BucketName("site-\(number)-dr")) }
    let text = statusMarkdown(fleet.table, limit: limit)
    #expect(text.utf8.count <= limit)
    let row = 110
    #expect(text.utf8.count > limit - 2 * row || limit < 500, "\(text.utf8.count) of \(limit)")
  }

  /// A name is foreign text, and a label must hold all of it.
  @Test func labelsAreEscaped() {
    var fleet = StatusFleet()
    fleet.add("a\"b\\c\nd", to: "x")
    #expect(statusMetrics(fleet.table).contains(#"source="a\"b\\c\\nd""#))
  }

  @Test func aMarkedRowIsOneThatChanged() {
    let address = RuleAddress(source: "invoices", destination: "invoices-dr")
    let text = statusText(StatusFleet.everything.table, changed: [address], layout: TextLayout(width: 140))
    let marked = text.split(separator: "\n").filter { $0.hasSuffix("changed") }
    #expect(marked.count == 1 && marked[0].contains("invoices-dr"))
  }
}
