import ExamplePlans
import Planning
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

@Suite("Drift as text")
struct DriftTests {
  static let looks: [(String, Detail, TextLayout)] = [
    ("drift-everything", .changes, TextLayout()), ("drift-everything-narrow", .changes, TextLayout(width: 60)),
    ("drift-everything-ascii", .changes, TextLayout(isASCIIOnly: true)),
    ("drift-everything-colour", .changes, TextLayout(style: .coloured)),
    ("drift-everything-summary", .summary, TextLayout()), ("drift-everything-full", .full, TextLayout()),
  ]

  @Test(arguments: looks)
  func driftLooksAsRecorded(name: String, detail: Detail, layout: TextLayout) throws {
    let text = driftText(try ExampleDrift.everything().drift, detail: detail, layout: layout)
    #expect(text == (try Golden.text("\(name).txt", now: text)))
  }

  @Test func itemsAreAnnotatedAtTheirLines() throws {
    let text = gitHubAnnotations(try ExampleDrift.everything().drift.items.map(\.diagnostic))
    #expect(text == (try Golden.text("drift-everything-annotations.txt", now: text)))
  }

  @Test func noDriftIsOneLine() throws {
    for detail in [Detail.summary, .changes] {
      #expect(driftText(try ExampleDrift.one(live: [Example.live()]), detail: detail) == "No drift. 1 rule matches.\n")
      let skipped = try ExampleDrift.one(live: [Example.live()], looksAtDestinations: false)
      #expect(
        driftText(skipped, detail: detail)
          == "No drift. 1 rule matches; destination buckets were not looked at.\n")
    }
  }

  /// Every pair in scope, as the option's help says, with its ID and every field.
  @Test func whatMatchesIsListedAtFullDetail() throws {
    let text = driftText(try ExampleDrift.one(live: [Example.live()]), detail: .full)
    #expect(
      text.contains("  = matching  1 rule           as configured\n      invoices -> invoices-dr   ID "), "\(text)")
    for field in ["regions", "action", "history", "prefixes", "transfer", "rtc", "role", "kms", "tags"] {
      #expect(text.contains("\n        \(field) "), "\(field)\n\(text)")
    }
    #expect(text.hasSuffix("\nNo drift. 1 rule matches.\n"))
    // A pair of which something else is said is no match.
    let gone = UnknownReason(kind: .noSuchBucket, message: "gone")
    let orphaned = driftText(try ExampleDrift.one(live: [Example.live()], destination: .unknown(gone)), detail: .full)
    #expect(!orphaned.contains("matching"), "\(orphaned)")
  }

  @Test(arguments: [40, 60, 80])
  func theLastLinesFit(width: Int) throws {
    let text = driftText(try ExampleDrift.everything().drift, layout: TextLayout(width: width))
    let lines: [Substring] = text.split(separator: "\n")
    #expect(lines.suffix(6).allSatisfy { $0.count <= width }, "\(text)")
  }

  @Test func aDriftIsCountedByKind() throws {
    let gone = UnknownReason(kind: .noSuchBucket, message: "gone")
    let text = driftText(
      try ExampleDrift.one(
        live: [Example.live(), Example.live(Example.rule(Example.address("invoices", "invoices-dr2")))],
        destination: .unknown(gone)))
    #expect(text.contains("\nDrift: 1 unmanaged, 1 orphaned destination. 0 match.\n"), "\(text)")
  }

  @Test(arguments: [UnknownReason.Kind.access, .transport])
  func whatIsNotKnownIsNeverCalledNoDrift(kind: UnknownReason.Kind) throws {
    let reason = UnknownReason(kind: kind, message: "no")
    let unchecked = try ExampleDrift.one(live: [Example.live()], destination: .unknown(reason))
    let unread = drift(
      desired: DesiredState(buckets: [Example.bucket(rules: [Example.desired()])]),
      observed: ObservedState(buckets: ["invoices": .unknown(reason)]), destinations: FeasibilityFacts())
    for detail in Detail.allCases {
      let texts = [unchecked, unread].map { driftText($0, detail: detail) }
      #expect(texts.allSatisfy { !$0.contains("No drift") })
      #expect(texts[0].hasSuffix("\nUnchecked: 1 destination bucket could not be looked at.\n"), "\(texts[0])")
      #expect(texts[1].hasSuffix("\nIncomplete: 1 bucket could not be read.\n"), "\(texts[1])")
    }
  }
}
