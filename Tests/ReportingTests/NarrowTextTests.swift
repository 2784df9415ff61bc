import Applying
import Diagnostics
import ExamplePlans
import Planning
import Replication
import Reporting
import TerminalText
import TestSupport
import Testing

/// Whatever the width: no line is wider, wide characters count twice, and nothing is cut.
@Suite("Texts fit their lines")
struct NarrowTextTests {
  static let widths = [40, 60, 80, 120]

  private func expectFitting(
    _ text: String, _ layout: TextLayout, ours isUnbroken: (Substring) -> Bool = { _ in false }
  ) {
    let display = DisplayText(ascii: false)
    for line in text.split(separator: "\n") where !isUnbroken(line) {
      #expect(display.columns(of: String(line)) <= layout.width, "\(line)")
    }
    if layout.isASCIIOnly { #expect(text.utf8.allSatisfy { $0 < 0x80 }) }
  }

  private func packed(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { $0 != " " && $0 != "\n" } }

  /// Whether a text holds another, wherever lines are broken.
  private func holds(_ text: String, _ part: String, _ layout: TextLayout) -> Bool {
    let (all, part) = (packed(text), packed(DisplayText(ascii: layout.isASCIIOnly).line(part)))
    return all.indices.contains { all[$0...].starts(with: part) }
  }

  static let message = "OSS 拒绝了这条规则 因为目标存储桶不存在 refused: the destination of the rule does not exist in cn-hangzhou 杭州"

  static func results() throws -> [ChangeResult] {
    let changes = try ExamplePlan.everything().changes
    let failure = ApplyFailure(
      message: message, facts: ["HTTP 400", "Code InvalidArgument", "EC 0031-00000019", "request ID 5C3D9175B6FC2012"],
      isAccess: false, wroteSomething: true, pair: .restored([.historyRunsAgain]), gap: .seconds(90))
    let endings: [ChangeResult.Ending] = [
      .applied(
        gap: .seconds(125), notKept: [FieldDifference(.userTaggings, live: .taggings(nil), desired: .taggings(nil))]),
      .failed(failure), .stale,
      .skipped(.afterFailure), .interrupted(.pendingCreate), .interrupted(.unverified),
    ]
    return zip(changes, endings).map { ChangeResult(change: $0, ending: $1) }
  }

  @Test(arguments: widths, [false, true])
  func whatCameOfApplyingFits(width: Int, ascii: Bool) throws {
    let results = try Self.results()
    let layout = TextLayout(width: width, isASCIIOnly: ascii)
    let text = applyText(results, layout: layout)
    expectFitting(text, layout)
    #expect(holds(text, Self.message, layout))
    for address in results.map(\.change.address) {
      #expect(holds(text, "\(address.source) -> \(address.destination)", layout))
    }
    #expect(holds(text, "without a rule for 2 min 5 s  OSS did not keep user_taggings", layout))
    #expect(holds(text, "Applied: 1 created. Not applied: 1 failed, 1 stale, 1 skipped, 2 interrupted.", layout))
  }

  @Test func aLongNameStaysInOnePiece() throws {
    let (source, destination) = (String(repeating: "a", count: 63), String(repeating: "b", count: 63))
    let change = Change.create(Example.desired(Example.address(source, destination)))
    let text = applyText(
      [ChangeResult(change: change, ending: .applied(gap: nil, notKept: []))], layout: TextLayout(width: 60))
    #expect(
      text.split(separator: "\n").prefix(2) == [
        "  + created     \(source)", "\(String(repeating: " ", count: 16))-> \(destination)",
      ])
  }

  @Test func aServersWordsReachNoTerminalAsTheyAre() {
    let change = Change.create(Example.desired(Example.address("a", "x\u{1B}[2J\u{9B}31m\n")))
    let failure = ApplyFailure(
      message: "no\u{1B}[31m\u{202E}", facts: ["\u{7}"], isAccess: false, wroteSomething: false, pair: .asBefore)
    let text = applyText([ChangeResult(change: change, ending: .failed(failure))])
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || VisibleCharacters.contains($0) }, "\(text)")
  }

  static let origins = OriginsTable(
    address: Example.address("invoices", "invoices-dr"), origin: Origin(file: "存储桶/发票.yaml", line: 31, column: 9),
    fields: [
      OriginsTable.Field(
        name: "prefixes", value: "[\"发票/2025\", \"发票/2026\", \"invoices/2025\", \"invoices/2026\"]",
        rows: [
          OriginsTable.Row(
            subject: "template 一个很长的模板名称", isVariable: false, text: "[\"发票/${site}\", \"invoices/${site}\"]",
            place: "存储桶/发票.yaml:20:27", holds: true),
          OriginsTable.Row(
            subject: "${site}", isVariable: true, text: "2025", place: "存储桶/发票.yaml:27:40", holds: false),
          OriginsTable.Row(subject: "built in", isVariable: false, text: "none", place: nil, holds: false),
        ])
    ])

  @Test(arguments: widths, [false, true])
  func theOriginsOfValuesFit(width: Int, ascii: Bool) {
    let layout = TextLayout(width: width, isASCIIOnly: ascii)
    let text = originsText(Self.origins, layout: layout)
    let display = DisplayText(ascii: ascii)
    for line in text.split(separator: "\n") where display.columns(of: String(line)) > width {
      // A word that is shown as escapes, or stands in one with what holds, has no place to be broken at.
      #expect(line.split(separator: " ").count { $0 != ">" } == 1, "\(line)")
    }
    for field in Self.origins.shownTexts { #expect(holds(text, field, layout), "\(field)") }
  }

  @Test func columnsOfOriginsStandBelowEachOtherWhateverTheCharacters() {
    let lines = originsText(Self.origins, layout: TextLayout(width: 120)).split(separator: "\n")
    let display = DisplayText(ascii: false)
    let starts = lines.dropFirst(2).prefix(2).map { line in
      line.range(of: "存储桶/").map { display.columns(of: String(line[..<$0.lowerBound])) }
    }
    #expect(starts[0] != nil && starts[0] == starts[1], "\(lines)")
  }

  @Test(arguments: widths)
  func whatOSSWouldRefuseFits(width: Int) {
    let origin = Origin(file: "oss-repl.yaml", line: 1, column: 1)
    let address = Example.address("telemetry-ap002-prod", "telemetry-ap002-prod-dr")
    let obstacles: [Obstacle.Cause] = [
      .destinationMissing("telemetry-ap002-prod-dr"), .regionNotOffered(from: "cn-a", to: "cn-b", offered: []),
      .rtcNotOffered(from: "cn-a", to: "cn-b", offered: []),
    ]
    var feasibility = Feasibility(verdicts: [
      address: .infeasible(obstacles.map { Obstacle(cause: $0, origin: origin, addresses: [address]) })
    ])
    feasibility.sources["telemetry-ap002-prod"] = .proven
    let layout = TextLayout(width: width)
    let text = onlineValidationText(feasibility, .nothing, layout: layout)
    expectFitting(text, layout)
    #expect(text.hasPrefix("  x telemetry-ap002-prod"))
    for cause in obstacles { #expect(holds(text, "\(cause.code) \(cause.code.title)", layout)) }
    #expect(
      holds(
        text, "Online: 1 of 1 bucket is where the configuration says; 0 of 1 rule is feasible, 1 is not.", layout))
  }

  /// One reason for eight buckets and their rules is told twice: of the buckets, and of the rules.
  @Test func whatIsNotProvenForOneReasonIsOneEntry() {
    let origin = Origin(file: "oss-repl.yaml", line: 1, column: 1)
    let reason = UnknownReason(kind: .access, message: "no")
    let addresses = (1...8).map { Example.address("site-\($0)", "site-\($0)-dr") }
    var feasibility = Feasibility(
      verdicts: Dictionary(
        uniqueKeysWithValues: addresses.map { address in
          let doubt = Doubt(cause: .sourceUnread(address.source, reason), origin: origin, addresses: [address])
          return (address, .unproven([doubt]))
        }))
    for address in addresses { feasibility.sources[address.source] = feasibility.verdicts[address] }
    #expect(
      onlineValidationText(feasibility, .nothing) == """
          ? buckets site-1 … 8  OSSR3010 it could not be proven that OSS takes a rule
          ? site-1 … 8 -> site-1-dr … 8-dr  OSSR3010 it could not be proven that OSS
                                            takes a rule
        Online: 0 of 8 buckets are where the configuration says, 8 could not be proven;
        0 of 8 rules are feasible, 8 could not be proven.

        """)
  }
}

extension OriginsTable {
  fileprivate var shownTexts: [String] {
    [
      "template 一个很长的模板名称", "[\"发票/${site}\", \"invoices/${site}\"]", "存储桶/发票.yaml:20:27", "存储桶/发票.yaml:27:40",
      "built in",
    ]
      + ["prefixes: [\"发票/2025\", \"发票/2026\", \"invoices/2025\", \"invoices/2026\"]"]
  }
}

extension Substring {
  fileprivate func range(of text: String) -> Range<Index>? {
    indices.lazy.first { self[$0...].hasPrefix(text) }.map { $0..<self.endIndex }
  }
}
