import Diagnostics
import Documents
import ExamplePlans
import Planning
import Replication
import Reporting
import TestSupport
import Testing

@Suite("Plans as Markdown")
struct MarkdownTests {
  /// A plan, where it goes, and the file that holds how it looks.
  struct Look: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let target: MarkdownTarget
    let plan: @Sendable () throws -> Plan

    init(_ name: String, limit: Int? = nil, file: String? = nil, plan: @escaping @Sendable () throws -> Plan) {
      testDescription = name
      target = MarkdownTarget(limit: limit ?? MarkdownTarget.gitHubLimit, project: "acme-prod", file: file)
      self.plan = plan
    }
  }

  static let looks: [Look] = [
    Look("plan-everything") { try ExamplePlan.everything() },
    Look("plan-everything-small", limit: MarkdownTarget.smallestLimit) { try ExamplePlan.everything() },
    Look("plan-blocked") { try ExamplePlan.blocked() },
    Look("plan-no-changes") { try ExamplePlan.nothing() },
    Look("plan-unknown-buckets") { try ExamplePlan.unread() },
    Look("plan-saved", file: "plans/it's new.json") { try ExamplePlan.asked() },
    Look("plan-5000-creates") { ExamplePlan.creates(ExamplePlan.sites(1...5000, digits: 4)) },
    Look("plan-5000-scattered-creates") {
      ExamplePlan.creates(ExamplePlan.sites((1...15000).filter { $0 % 3 == 0 }, digits: 5))
    },
    Look("plan-5000-scattered-deletes") {
      try ExamplePlan.deletes(ExamplePlan.sites((1...15000).filter { $0 % 3 == 0 }, digits: 5))
    },
    Look("plan-hostile") { try ExamplePlan.hostile() },
  ]

  /// What OSS lists as a destination may be any text.
  @Test func aNameNeverLeavesItsNodeInTheGraph() throws {
    let address = RuleAddress(source: "invoices", destination: "x\"]; click n0 \"y\" %%{init}%% <b>#35;")
    let plan = diff(
      desired: DesiredState(buckets: [Example.bucket("invoices")]),
      observed: try Example.observed(["invoices": [Example.live(Example.rule(address))]]))
    let text = planMarkdown(plan, for: MarkdownTarget(project: nil, file: nil))
    let graph = text.split(separator: "```mermaid\n").dropFirst().first?.split(separator: "```").first ?? ""
    #expect(
      graph.hasPrefix(
        """
        flowchart LR
          n0["invoices"]
          n1["#34;x#92;#34;#93;#59; click n0 #92;#34;y#92;#34; #37;#37;#123;init#125;#37;#37; #60;b#62;#35;35#59;#34;"]
          n0 --x|"delete"| n1

        """), "\(graph)")
  }

  @Test(arguments: looks)
  func aPlanLooksAsRecorded(look: Look) throws {
    let text = planMarkdown(try look.plan(), for: look.target)
    #expect(text == (try Golden.text("\(look.testDescription).md", now: text)))
    for problem in MarkdownReading(text).problems { Issue.record("\(look.testDescription): \(problem)") }
  }

  static let limits = [MarkdownTarget.smallestLimit, 5_000, 10_000, 20_000, MarkdownTarget.gitHubLimit]

  @Test(arguments: (0..<16).map { UInt64($0) })
  func whatOthersWroteStaysTextAndFits(seed: UInt64) {
    var hostile = HostilePlan(seed: seed)
    let plan = hostile.plan(buckets: seed % 4 == 0 ? 40 : 6)
    for limit in Self.limits {
      let target = MarkdownTarget(
        limit: limit, project: seed % 5 == 0 ? nil : hostile.text(), file: seed % 2 == 0 ? hostile.text() : nil)
      let text = planMarkdown(plan, for: target)
      #expect(text.utf8.count <= limit, "seed \(seed)")
      for problem in MarkdownReading(text).problems { Issue.record("seed \(seed), \(limit) bytes: \(problem)") }
    }
  }

  @Test(arguments: (0..<8).map { UInt64($0) })
  func aRandomPlanFitsAndSaysWhatStopsIt(seed: UInt64) throws {
    for number in 0..<8 {
      let plan = try RandomPlan(seed: seed << 32 | UInt64(number)).plan
      for limit in Self.limits {
        let text = planMarkdown(plan, for: MarkdownTarget(limit: limit, project: "acme", file: "plan.json"))
        #expect(text.utf8.count <= limit)
        #expect(MarkdownReading(text).problems.isEmpty, "seed \(seed), plan \(number)")
        #expect(text.contains("**blocked**") == !plan.blocks.isEmpty)
        #expect(text.contains("**unknown**") == !plan.unknown.isEmpty)
        #expect(text.contains("Checksum: `\(plan.checksum)`") == !plan.changes.isEmpty)
        #expect(text.contains("No changes.") == (plan.changes.isEmpty && plan.unknown.isEmpty))
        let mayApply = !plan.changes.isEmpty && plan.blocks.isEmpty && plan.unknown.isEmpty
        #expect(text.contains("oss-repl apply") == mayApply)
        let unfolded = text[..<(text.firstRange(of: "<details")?.lowerBound ?? text.endIndex)]
        #expect(unfolded.alerts == text.alerts)
        let losses = plan.changes.filter { $0.kind == .delete || $0.kind == .replace }
        #expect(unfolded.contains(" deleted") || unfolded.contains(" replaced, without") || losses.isEmpty)
      }
    }
  }

  @Test(arguments: (0..<10).map { UInt64($0) })
  func aSavedPlanLooksAsItDid(seed: UInt64) throws {
    for number in 0..<8 {
      let random = try RandomPlan(seed: seed << 32 | UInt64(number))
      let document = PlanDocument(
        random.plan, project: "acme", diagnostics: random.plan.diagnostics, exit: random.plan.possibleExits.max() ?? 0)
      let saved = try savedPlan(fromJSON: Array(try jsonText(document).utf8))
      let target = MarkdownTarget(limit: Self.limits[number % 5], project: "acme", file: nil)
      #expect(planMarkdown(saved, for: target) == planMarkdown(random.plan, for: target), "seed \(seed), \(number)")
    }
  }

  @Test func aLargerLimitNeverTellsLess() {
    let plan = ExamplePlan.creates(ExamplePlan.sites((1...3000).filter { $0 % 3 == 0 }, digits: 4))
    let sizes = stride(from: MarkdownTarget.smallestLimit, through: 100_000, by: 2_000).map {
      planMarkdown(plan, for: MarkdownTarget(limit: $0, project: nil, file: nil)).utf8.count
    }
    #expect(sizes == sizes.sorted())
    #expect(Set(sizes).count > 3)
  }

  @Test func manyGroupsFitAndThoseLeftOutAreCounted() throws {
    let plan = ExamplePlan.creates(ExamplePlan.sites(1...800, digits: 4)) { index, rule in
      rule.rule.settings.prefixes = PrefixSet([ExactString("\(index)/")])
      // Places of their own: what one place asks for is one group.
      rule.origin = Origin(file: "a.yaml", line: index + 1, column: 1)
    }
    for limit in Self.limits {
      let text = planMarkdown(plan, for: MarkdownTarget(limit: limit, project: nil, file: nil))
      #expect(text.utf8.count <= limit)
      #expect(text.contains("800 to create"))
      let shown = Set(text.matches(of: #/telemetry-ap[0-9]{4}(?!-)/#).map { String(text[$0.range]) }).count
      let others = try #require(text.firstMatch(of: #/… and ([0-9]+) more groups with ([0-9]+) rules\./#))
      #expect(others.output.1 == "\(800 - shown)")
      #expect(others.output.2 == "\(800 - shown)")
    }
  }

  static let markers: [(project: String?, marker: String)] = [
    (nil, "<!-- oss-repl:plan -->"), ("acme-prod", "<!-- oss-repl:plan project=acme-prod -->"),
    ("", "<!-- oss-repl:plan project= -->"), ("a--b->", "<!-- oss-repl:plan project=a-%2Db-%3E -->"),
    ("日本 x", "<!-- oss-repl:plan project=%E6%97%A5%E6%9C%AC%20x -->"),
    ("-->\n@x", "<!-- oss-repl:plan project=-%2D%3E%0A%40x -->"),
  ]

  @Test(arguments: markers.indices)
  func theMarkerNamesTheProject(index: Int) throws {
    let (project, marker) = Self.markers[index]
    let target = MarkdownTarget(project: project, file: nil)
    for text in [
      planMarkdown(try ExamplePlan.nothing(), for: target), planMarkdown(try ExamplePlan.everything(), for: target),
    ] { #expect(text.hasPrefix(marker + "\n\n## Replication plan")) }
  }

  @Test func anEndlessProjectNameStillFits() throws {
    let plan = try ExamplePlan.blocked()
    for name in [String(repeating: "-", count: 5_000), String(repeating: "\u{202E}", count: 5_000)] {
      let target = MarkdownTarget(limit: MarkdownTarget.smallestLimit, project: name, file: name)
      let text = planMarkdown(plan, for: target)
      #expect(text.utf8.count <= MarkdownTarget.smallestLimit)
      #expect(MarkdownReading(text).problems.isEmpty)
    }
  }

  @Test(arguments: (0..<8).map { UInt64($0) })
  func whatEndedARunIsACommentToo(seed: UInt64) {
    var hostile = HostilePlan(seed: seed)
    let diagnostics = (0..<(seed % 2 == 0 ? 3 : 100)).map { _ in
      Diagnostic(
        .unknownKey, hostile.text(), at: Origin(file: hostile.text(), line: 1, column: 2).span,
        notes: [hostile.text()], help: [hostile.text()])
    }
    for limit in Self.limits {
      let text = diagnosticsMarkdown(diagnostics, for: MarkdownTarget(limit: limit, project: nil, file: nil))
      #expect(text.utf8.count <= limit)
      #expect(text.contains("There is no plan."))
      for problem in MarkdownReading(text).problems { Issue.record("seed \(seed): \(problem)") }
    }
  }

  /// A saved plan carries its scope, consents and forced replaces; a checksum alone does not.
  @Test func theCommandAppliesExactlyThePlan() throws {
    let plan = try ExamplePlan.asked()
    let saved = "oss-repl apply plan.json --expect \(plan.checksum)"
    let bare =
      "oss-repl apply --expect \(plan.checksum) --only 'invoices:*' --exclude '*:skipped' "
      + "--replace invoices:invoices-dr --allow delete:1"
    for (file, command) in [("plan.json", saved), (nil, bare)] {
      let text = planMarkdown(plan, for: MarkdownTarget(project: nil, file: file))
      #expect(text.contains("\n\(command)\n"))
      let lines = planText(plan, command: ApplyCommandLine(plan, file: file)).split(separator: "\n")
      #expect(lines.suffix(2) == ["Checksum: \(plan.checksum)", "To apply exactly this: \(command)"])
    }
    let options = ApplyCommandLine(plan, file: "plan.json", options: ["--config", "a b.yaml"])
    #expect(planText(plan, command: options).hasSuffix("\(plan.checksum) --config 'a b.yaml'\n"))
    #expect(!planText(plan).contains("oss-repl apply"))
  }
}

extension StringProtocol {
  /// How many quotes are drawn in colour.
  fileprivate var alerts: Int { split(separator: "\n").filter { $0.hasPrefix("> [!") }.count }
}
