import Applying
import Documents
import ExamplePlans
import Planning
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

@Suite("Plans and reports as text")
struct PlanTextTests {
  /// A plan, how it is laid out, and the file that holds how it looks.
  struct Look: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let detail: Detail
    let layout: TextLayout
    let plan: @Sendable () throws -> Plan

    init(
      _ name: String, _ layout: TextLayout = TextLayout(), detail: Detail = .changes,
      plan: @escaping @Sendable () throws -> Plan
    ) {
      testDescription = name
      self.detail = detail
      self.layout = layout
      self.plan = plan
    }
  }

  static let looks: [Look] = [
    Look("plan-everything") { try ExamplePlan.everything() },
    Look("plan-everything-wide", TextLayout(width: 120)) { try ExamplePlan.everything() },
    Look("plan-everything-narrow", TextLayout(width: 40)) { try ExamplePlan.everything() },
    Look("plan-everything-ascii", TextLayout(isASCIIOnly: true)) { try ExamplePlan.everything() },
    Look("plan-everything-colour", TextLayout(style: .coloured)) { try ExamplePlan.everything() },
    Look("plan-everything-summary", detail: .summary) { try ExamplePlan.everything() },
    Look("plan-everything-full", detail: .full) { try ExamplePlan.everything() },
    Look("plan-240-buckets", TextLayout(width: 100)) { ExamplePlan.creates(ExamplePlan.sites(1...240)) },
    Look("plan-5000-creates") {
      ExamplePlan.creates(ExamplePlan.sites(1...5000, digits: 4)) { _, rule in
        rule.rule.settings.historicalObjectReplication = .enabled
      }
    },
    Look("plan-scattered-creates") {
      ExamplePlan.creates(ExamplePlan.sites((1...400).filter { $0 % 7 != 0 && $0 % 5 != 0 })) { index, rule in
        rule.note = index % 3 == 0 ? "OPS-\(index % 5)" : nil
        rule.origin = Origin(file: "buckets/telemetry.yaml", line: index + 1, column: 9)
      }
    },
    Look("plan-unknown-buckets") { try ExamplePlan.unread() },
    Look("plan-unknown-beside-known") { try ExamplePlan.unread(["invoices": []]) },
    Look("plan-blocked") { try ExamplePlan.blocked() },
    Look("plan-blocked-full", detail: .full) { try ExamplePlan.blocked() },
  ]

  @Test(arguments: looks)
  func aPlanLooksAsRecorded(look: Look) throws {
    let text = planText(try look.plan(), detail: look.detail, layout: look.layout)
    #expect(text == (try Golden.text("\(look.testDescription).txt", now: text)))
  }

  @Test func colourChangesNothingButColour() throws {
    let plan = try ExamplePlan.everything()
    let coloured = planText(plan, layout: TextLayout(style: .coloured))
    var plain = coloured
    for code in ["32", "35", "33", "31", "1;31", "1;33", "0"] {
      plain = plain.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
    }
    #expect(coloured != plain)
    #expect(plain == planText(plan))
  }

  /// A change that takes a protection away or raises a limit has no other sign than the rails.
  @Test func aPlanWithoutChangesIsOneLineAndTheRails() throws {
    let desired = DesiredState(buckets: [Example.bucket(rules: [Example.desired()])])
    let plan = diff(desired: desired, observed: try Example.observed(["invoices": [Example.live()]]))
    for detail in Detail.allCases {
      let lines = planText(plan, detail: detail).split(separator: "\n")
      #expect(lines.last == "No changes. 1 rule matches.")
      guard detail != .full else { continue }
      #expect(lines.dropLast() == ["Rails in force: default limits; nothing is protected."])
    }
  }

  @Test func anUnreadBucketIsNeverCalledUnchanged() {
    let desired = DesiredState(buckets: [Example.bucket(rules: [Example.desired()])])
    let plan = diff(desired: desired, observed: ObservedState(buckets: [:]))
    for detail in Detail.allCases {
      let text = planText(plan, detail: detail)
      #expect(text.hasSuffix("\nIncomplete: 1 bucket could not be read.\n"))
      #expect(!text.contains("No changes"))
      #expect(text.contains("invoices"))
    }
  }

  @Test func aReportSaysHowEachChangeEnded() throws {
    let changes = try ExamplePlan.everything().changes
    let failure = ApplyFailure(
      message: "OSS refused: no",
      facts: [
        "HTTP 400", "Code InvalidArgument", "EC 0031-00000019", "request ID 5C3D9175B6FC201293AD4890",
        "host listed.oss-cn-hangzhou.aliyuncs.com",
      ],
      isAccess: false, wroteSomething: true, pair: .restored([.historyRunsAgain]), gap: .seconds(90))
    let endings: [ChangeResult.Ending] = [
      .applied(gap: nil, notKept: []), .applied(gap: .seconds(125), notKept: []), .failed(failure), .stale,
      .skipped(.afterFailure), .interrupted(.pendingCreate), .interrupted(.notDone),
      .applied(gap: nil, notKept: [FieldDifference(.userTaggings, live: .taggings(nil), desired: .taggings(nil))]),
      .applied(gap: nil, notKept: []),
    ]
    #expect(changes.count == endings.count)
    let text = applyText(zip(changes, endings).map { ChangeResult(change: $0, ending: $1) })
    #expect(text == (try Golden.text("apply-everything.txt", now: text)))
  }

  @Test(arguments: (0..<16).map { UInt64($0) })
  func aSavedPlanReadsAsItDid(seed: UInt64) throws {
    for number in 0..<8 {
      let plan = try RandomPlan(seed: seed << 32 | UInt64(number)).plan
      let document = PlanDocument(
        plan, project: "acme", diagnostics: plan.diagnostics, exit: plan.possibleExits.max() ?? 0)
      let saved = try savedPlan(fromJSON: Array(try jsonText(document).utf8))
      for detail in Detail.allCases {
        // Of rules that stay as they are a saved plan keeps only digests, and says so.
        if detail == .full, plan.unchanged > 0 { continue }
        let layout = TextLayout(width: 40 + 20 * (number % 5))
        #expect(
          planText(saved, file: "plan.json", detail: detail, layout: layout)
            == planText(
              plan, command: ApplyCommandLine(plan, file: "plan.json"), detail: detail, layout: layout),
          "seed \(seed), plan \(number)")
      }
    }
  }
}
