import Diagnostics
import ExamplePlans
import Planning
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

@Suite("How plans are laid out")
struct TextLayoutTests {
  /// The columns that a terminal needs for a line.
  private func columns(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + DisplayText(ascii: false).cell($1).width }
  }

  @Test(arguments: (0..<40).map { UInt64($0) })
  func nothingForeignReachesTheTerminalAsItIs(seed: UInt64) {
    var hostile = HostilePlan(seed: seed)
    let plan = hostile.plan(buckets: 6)
    for detail in Detail.allCases {
      for ascii in [false, true] {
        let width = Int.random(in: 40...160, using: &hostile.generator)
        let text = planText(plan, detail: detail, layout: TextLayout(width: width, isASCIIOnly: ascii))
        for scalar in text.unicodeScalars where scalar != "\n" {
          switch scalar.properties.generalCategory {
          case .control, .format, .lineSeparator, .paragraphSeparator:
            Issue.record("seed \(seed): \(scalar.escaped(asASCII: true))")
          default: break
          }
          if ascii, !scalar.isASCII { Issue.record("seed \(seed): \(scalar) is not ASCII") }
        }
        for line in text.split(separator: "\n") where !line.isSummary {
          if columns(line) > width { Issue.record("seed \(seed): \(columns(line)) columns of \(width): \(line)") }
          // A value that is longer than a line may be cut at a blank of its own.
          if detail == .summary, line.last == " " { Issue.record("seed \(seed): a blank at the end of \(line)") }
        }
      }
    }
  }

  @Test func manyEqualCreatesFitOneScreen() {
    let alike = ExamplePlan.sites(1...5000, digits: 4)
    let scattered = ExamplePlan.sites((1...15000).filter { $0 % 3 == 0 }, digits: 5)
    for pairs in [alike, scattered] {
      let plan = ExamplePlan.creates(pairs)
      #expect(plan.changes.count == 5000)
      for detail in [Detail.summary, .changes] {
        let lines = planText(plan, detail: detail).split(
          separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count <= 24)
      }
    }
  }

  @Test func everyPairAndItsRuleIDStandInFullDetail() throws {
    let pairs = ExamplePlan.sites(1...300)
    let rules = Dictionary(
      pairs.map { source, destination in
        (
          BucketName(source),
          [Example.live(Example.rule(Example.address(source, destination)), id: ExactString("id-\(source)"))]
        )
      }, uniquingKeysWith: { first, _ in first })
    let buckets = pairs.map { Example.bucket(BucketName($0.0), rules: []) }
    let plan = diff(desired: DesiredState(buckets: buckets), observed: try Example.observed(rules))
    let text = planText(plan, detail: .full, layout: TextLayout(width: 100))
    for (source, destination) in pairs {
      #expect(text.contains("\n      \(source) -> \(destination)   ID id-\(source) "))
    }
    #expect(!planText(plan, layout: TextLayout(width: 100)).contains("id-telemetry"))
  }

  @Test func noRuleThatGoesIsLeftOutOfThePlan() throws {
    let pairs = ExamplePlan.sites((1...200).filter { $0 % 3 != 0 })
    let rules = Dictionary(
      pairs.map { (BucketName($0.0), [Example.live(Example.rule(Example.address($0.0, $0.1)))]) },
      uniquingKeysWith: { first, _ in first })
    let buckets = pairs.map { Example.bucket(BucketName($0.0), rules: []) }
    let plan = diff(desired: DesiredState(buckets: buckets), observed: try Example.observed(rules))
    let text = planText(plan)
    for (source, destination) in pairs { #expect(text.contains("      \(source) -> \(destination)   not in")) }
  }

  @Test(arguments: [
    ("a note of several words that goes on until it does not fit", 40), ("日本語の説明 と もっと長い説明 と まだ続く説明 と 終わり", 40),
    (String(repeating: "\u{E01}\u{E34}\u{E01}\u{E34}\u{E01}\u{E34}\u{E01}\u{E34} ", count: 6) + "end", 44),
  ])
  func proseIsBrokenBetweenWordsAndNothingIsLost(note: String, width: Int) {
    let plan = ExamplePlan.creates([("invoices", "invoices-dr")]) { _, rule in rule.note = note }
    let lines = planText(plan, layout: TextLayout(width: width)).split(separator: "\n")
    let start = lines.firstIndex { $0.contains("note") } ?? 0
    let end = lines[start...].firstIndex { $0.contains("  at ") } ?? start
    let words = lines[start..<end].flatMap { $0.split(separator: " ") }.dropFirst().joined(separator: " ")
    #expect(Array(words.utf8) == Array(note.utf8))
    #expect(end - start > 1)
  }

  /// Two prefixes that differ only in their middle are two prefixes, at every width.
  @Test(arguments: Detail.allCases, [40, 80, 120])
  func whatDiffersIsSeen(detail: Detail, width: Int) {
    func text(_ middle: String) -> String {
      let prefix = String(repeating: "a", count: 500) + middle + String(repeating: "z", count: 500)
      let plan = ExamplePlan.creates([("invoices", "invoices-dr")]) { _, rule in
        rule.rule.settings.prefixes = PrefixSet([ExactString(prefix)])
      }
      let lines = planText(plan, detail: detail, layout: TextLayout(width: width)).split(separator: "\n")
      return lines.filter { !$0.hasPrefix("Checksum: ") }.joined().filter { $0 != " " }
    }
    #expect(text("KEEP").contains("aKEEPz") == (detail != .summary))
    #expect((text("KEEP") == text("DROP")) == (detail == .summary))
  }

  /// No prefix is as long, but a server may write anything.
  @Test func anEndlessNameIsShortenedInItsMiddleUnlessEverythingIsAskedFor() {
    let prefix = String(repeating: "a", count: 2_000) + "/" + String(repeating: "z", count: 2_000) + "/"
    let plan = ExamplePlan.creates([("invoices", "invoices-dr")]) { _, rule in
      rule.rule.settings.prefixes = PrefixSet([ExactString(prefix)])
    }
    let short = planText(plan)
    #expect(short.contains("aaaa…zzzz"))
    let full = planText(plan, detail: .full)
    let letters = full.filter { $0 == "a" || $0 == "z" || $0 == "/" }
    #expect(!full.contains("…"))
    #expect(letters.contains(String(repeating: "a", count: 50)))
    #expect(full.split(separator: "\n").joined().filter { $0 != " " }.contains(prefix))
  }
}

extension Substring {
  /// Whether other programs may look for the line, so that it is never broken.
  fileprivate var isSummary: Bool {
    ["Plan: ", "No changes. ", "Incomplete: ", "Blocked: ", "Checksum: "].contains { hasPrefix($0) }
  }
}
