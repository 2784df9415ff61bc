import ExamplePlans
import Planning
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

@Suite("Values that hold words of the pairs' names are told once")
struct FoldingTests {
  private func text(_ pairs: [(String, String)], _ change: (Int, inout DesiredRule) -> Void) -> String {
    planText(ExamplePlan.creates(pairs, change: change), layout: TextLayout(width: 100))
  }

  private func headings(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { $0.hasPrefix("  + ") || $0.hasPrefix("  - ") || $0.hasPrefix("-/+ ") }
  }

  /// What comes from a group of buckets.
  private static func site(_ number: Int) -> String { "ap" + String("\(1000 + number)".dropFirst()) }

  @Test func prefixesWithTheWordOfTheBucketAreOnePattern() {
    let text = text(ExamplePlan.sites(1...40)) { index, desired in
      desired.rule.settings.prefixes = PrefixSet([ExactString("\(Self.site(index + 1))/raw/"), "telemetry/"])
    }
    #expect(headings(text) == ["  + create   40 rules, same shape"])
    #expect(text.contains(/prefixes +\$\{1\}\/raw\/  telemetry\/\n/))
    #expect(text.contains(/\n {8}\$\{1\} +ap001 … ap040\n/))
  }

  @Test func everyTextFieldIsFolded() {
    let text = text(ExamplePlan.sites(1...3)) { index, desired in
      let site = Self.site(index + 1)
      desired.rule.settings.syncRole = ExactString("role-\(site)")
      desired.rule.settings.sseKMS = .enabled(replicaKMSKeyID: ExactString("key-\(site)"))
      desired.rule.settings.userTaggings = UserTaggings(
        filterType: .and, tags: [.init(key: "site", value: ExactString(site))])
    }
    #expect(headings(text) == ["  + create   3 rules, same shape"])
    for value in ["role-${1}", "key-${1}", "site = ${1}"] { #expect(text.contains(value)) }
  }

  /// Values of three or more pairs that must not become a pattern.
  static let apart: [(String, @Sendable (Int) -> String)] = [
    ("the word of another pair", { FoldingTests.site($0 == 1 ? 3 : $0) + "/raw/" }),
    ("a part of a word", { FoldingTests.site($0) + "raw/" }),
    ("a text that looks like a pattern", { "${1}/\(FoldingTests.site($0))/" }),
    ("no word of a name", { "x\($0)/" }),
  ]

  @Test(arguments: apart.indices) func whatIsNoPatternIsToldApart(index: Int) {
    let text = text(ExamplePlan.sites(1...4)) { number, desired in
      desired.rule.settings.prefixes = PrefixSet([ExactString(Self.apart[index].1(number + 1))])
      desired.origin = Origin(file: "a.yaml", line: number + 1, column: 1)
    }
    #expect(!text.contains(/\n {8}\$\{1\}\s/), "\(Self.apart[index].0)")
    for number in 1...4 { #expect(text.contains(Self.apart[index].1(number))) }
  }

  @Test func twoAreNoPattern() {
    let text = text(ExamplePlan.sites(1...2)) { index, desired in
      desired.rule.settings.prefixes = PrefixSet([ExactString("\(Self.site(index + 1))/raw/")])
      desired.origin = Origin(file: "a.yaml", line: index + 1, column: 1)
    }
    #expect(headings(text).count == 2)
  }

  @Test func aValueThatOnlySomeNamesHoldStaysAsItIs() {
    let pairs = ["logs-a", "logs-b", "raw-c", "raw-d"].map { ($0, "\($0)-dr") }
    let text = text(pairs) { _, desired in desired.rule.settings.prefixes = PrefixSet(["raw/"]) }
    #expect(headings(text) == ["  + create   4 rules, same shape"])
    #expect(text.contains(/prefixes +raw\/\n/))
  }

  @Test func aSharedValueIsNoPatternForThoseWhoseNameDoesNotHoldIt() {
    let values = ["raw-a": "raw/", "zoo-a": "raw/", "sea-a": "sea/", "sky-a": "sky/"]
    let text = text(values.keys.sorted().map { ($0, "copy") }) { index, desired in
      desired.rule.settings.prefixes = PrefixSet([ExactString(values[values.keys.sorted()[index]] ?? "")])
      desired.origin = Origin(file: "a.yaml", line: index + 1, column: 1)
    }
    for value in Set(values.values) { #expect(text.contains(value)) }
    #expect(!text.contains("${1}"))
  }

  @Test func whatOnePlaceAsksForSaysItsPrefixesPairByPair() {
    let text = text([("media-images", "copy"), ("media-videos", "copy")]) { index, desired in
      desired.rule.settings.prefixes = PrefixSet([index == 0 ? "2026/" : "published/"])
    }
    #expect(headings(text) == ["  + create   2 rules, same shape"])
    #expect(
      text.contains(
        /media-images -> copy.*\n {10}prefixes +2026\/\n {6}media-videos -> copy.*\n {10}prefixes +published\//))
  }

  @Test func aDeleteOfAFleetIsOneBlock() throws {
    var live: [BucketName: [LiveRule]] = [:]
    for (index, pair) in ExamplePlan.sites(1...40).enumerated() {
      let rule = Example.rule(Example.address(pair.0, pair.1)) {
        $0.prefixes = PrefixSet([ExactString("\(Self.site(index + 1))/raw/")])
      }
      live[BucketName(pair.0)] = [Example.live(rule)]
    }
    let plan = diff(
      desired: DesiredState(buckets: live.keys.map { Example.bucket($0) }.sorted { $0.name < $1.name }),
      observed: try Example.observed(live))
    let text = planText(plan, layout: TextLayout(width: 100))
    #expect(headings(text).count == 1)
    #expect(text.contains(/prefixes +\$\{1\}\/raw\/\n/))
  }

  @Test func fullDetailShowsEveryPairInScopeWithItsIDAndItsHistory() throws {
    let same = Example.address("invoices", "copy-1")
    let plan = diff(
      desired: DesiredState(buckets: [Example.bucket(rules: [Example.desired(same)])]),
      observed: try Example.observed([
        "invoices": [
          Example.live(Example.rule(same), id: "rule-same"),
          Example.live(Example.rule(Example.address("invoices", "copy-2")), id: "rule-gone"),
        ]
      ]))
    let text = planText(plan, detail: .full, layout: TextLayout(width: 100))
    #expect(text.contains(/= unchanged +1 rule +as configured\n {6}invoices -> copy-1 +ID rule-same/))
    #expect(text.contains(/invoices -> copy-2 +ID rule-gone/))
    // Of the rule that goes, and of the one that stays.
    #expect(text.matches(of: /\n {8}history +(enabled|disabled)\n/).count == 2)
    #expect(!planText(plan, layout: TextLayout(width: 100)).contains("= unchanged"))
  }
}
