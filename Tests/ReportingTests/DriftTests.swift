import ExamplePlans
import Planning
import Replication
import Reporting
import TestSupport
import Testing

@Suite("Drift as text")
struct DriftTests {
  static let looks: [(String, TextLayout)] = [
    ("drift-everything", TextLayout()), ("drift-everything-narrow", TextLayout(width: 60)),
    ("drift-everything-ascii", TextLayout(isASCIIOnly: true)),
    ("drift-everything-colour", TextLayout(style: .coloured)),
    ("drift-everything-summary", TextLayout(detail: .summary)), ("drift-everything-full", TextLayout(detail: .full)),
  ]

  @Test(arguments: looks)
  func driftLooksAsRecorded(name: String, layout: TextLayout) throws {
    let text = driftText(try ExampleDrift.everything().drift, layout: layout)
    #expect(text == (try Golden.text("\(name).txt", now: text)))
  }

  @Test func itemsAreAnnotatedAtTheirLines() throws {
    let text = gitHubAnnotations(try ExampleDrift.everything().drift.items.map(\.diagnostic))
    #expect(text == (try Golden.text("drift-everything-annotations.txt", now: text)))
  }

  @Test func noDriftIsOneLine() throws {
    for detail in Detail.allCases {
      let layout = TextLayout(detail: detail)
      #expect(driftText(try ExampleDrift.one(live: [Example.live()]), layout: layout) == "No drift. 1 rule matches.\n")
      let skipped = try ExampleDrift.one(live: [Example.live()], looksAtDestinations: false)
      #expect(
        driftText(skipped, layout: layout)
          == "No drift. 1 rule matches; destination buckets were not looked at.\n")
    }
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
      let texts = [unchecked, unread].map { driftText($0, layout: TextLayout(detail: detail)) }
      #expect(texts.allSatisfy { !$0.contains("No drift") })
      #expect(texts[0].hasSuffix("\nUnchecked: 1 destination bucket could not be looked at.\n"), "\(texts[0])")
      #expect(texts[1].hasSuffix("\nIncomplete: 1 bucket could not be read.\n"), "\(texts[1])")
    }
  }
}
