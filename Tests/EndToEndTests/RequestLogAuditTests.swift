import Testing

@Suite("The judge over the emulator's log: a good run passes, and each lie about it is found")
struct RequestLogAuditTests {
  private typealias Pair = RequestLogAudit.Pair
  private typealias Entry = RequestLogAudit.Entry
  private static let pair = Pair(source: "s", destination: "d")
  private static let other = Pair(source: "s", destination: "other")

  /// A run by its log in short: `P`, `D`, `T` are writes of the rule, the RTC; `p`, `d`, `t` the same without effect, with 500
  /// for an answer; `G` a look. A `!` behind it says that a fault changed its course, a `-` that OSS refused it with 400, a
  /// `*` that it was to another pair.
  struct Run: Sendable, CustomTestStringConvertible {
    let log: String
    let work: RequestLogAudit.Work
    let claim: RequestLogAudit.Claim?
    /// Whether the pair has a rule at the end; nil where only the log tells.
    var end: Bool?
    var found: [RequestLogAudit.Violation] = []
    var testDescription: String { "\(log) for \(work), told as \(claim?.rawValue ?? "nothing"), end \(end as Any)" }
  }

  static let runs: [Run] = [
    Run(log: "GPG", work: .create, claim: .asDesired, end: true),
    Run(log: "GDGPG", work: .replace, claim: .asDesired, end: true),
    Run(log: "GDG", work: .delete, claim: .asDesired, end: false),
    Run(log: "GTG", work: .setRTC, claim: .asDesired, end: true),
    Run(log: "Gp-G", work: .create, claim: .asBefore, end: false),
    Run(log: "G", work: .create, claim: .untouched, end: false),
    // A refusal needs no look before the write is sent again; a time-out does.
    Run(log: "Gp-PG", work: .create, claim: .asDesired, end: true),
    Run(log: "GpGPG", work: .create, claim: .asDesired, end: true),
    Run(log: "GpPG", work: .create, claim: .asDesired, end: true, found: [.blindWrite(bucket: "s", number: 3)]),
    // What is told as done.
    Run(log: "G", work: .create, claim: .asDesired, end: true, found: [.falseApplied(pair)]),
    Run(log: "GpG", work: .create, claim: .asDesired, end: false, found: [.falseApplied(pair)]),
    Run(log: "GPG", work: .create, claim: .asDesired, end: false, found: [.falseApplied(pair)]),
    Run(log: "GPG", work: .replace, claim: .asDesired, end: true, found: [.falseApplied(pair)]),
    Run(log: "GtG", work: .setRTC, claim: .asDesired, end: true, found: [.falseApplied(pair)]),
    Run(log: "GdG", work: .delete, claim: .asDesired, end: false, found: [.falseApplied(pair)]),
    Run(log: "GDG", work: .delete, claim: .asDesired, end: true, found: [.falseApplied(pair)]),
    // A rule that is gone.
    Run(log: "GD!G", work: .replace, claim: .withoutRule, end: false),
    Run(log: "GD!G", work: .replace, claim: .unclear, end: false),
    Run(log: "GD!G", work: .replace, claim: .asBefore, end: false, found: [.untoldGap(pair)]),
    Run(log: "GD!G", work: .replace, claim: .restored, end: false, found: [.untoldGap(pair)]),
    Run(log: "GD!GPG", work: .replace, claim: .restored, end: false, found: [.untoldGap(pair)]),
    Run(log: "GD!G", work: .replace, claim: .asBefore, found: [.untoldGap(pair)]),
    Run(log: "GDG", work: .delete, claim: .asBefore, end: false, found: [.untoldGap(pair)]),
    Run(log: "GDGPG", work: .replace, claim: .restored, end: true),
    Run(log: "GD!G", work: .replace, claim: .untouched, end: false, found: [.untoldGap(pair), .untoldEffect(pair)]),
    Run(log: "GD!G", work: .replace, claim: nil, end: false, found: [.untoldGap(pair), .untoldEffect(pair)]),
    Run(log: "GPG", work: .create, claim: .untouched, end: true, found: [.untoldEffect(pair)]),
    // Writes that are sent too often, or that nobody asked for.
    Run(log: "GPGPG", work: .create, claim: .asDesired, end: true, found: [.duplicateWrite(pair, number: 4)]),
    Run(log: "GPGpG", work: .create, claim: .asDesired, end: true, found: [.duplicateWrite(pair, number: 4)]),
    Run(log: "GPGp!G", work: .create, claim: .asDesired, end: true),
    Run(log: "GP!GPG", work: .create, claim: .asDesired, end: true),
    Run(log: "GDGdGPG", work: .replace, claim: .asDesired, end: true, found: [.duplicateWrite(pair, number: 4)]),
    Run(
      log: "GDPG", work: .replace, claim: .asDesired, end: true, found: [.blindWrite(bucket: "s", number: 3)]),
    Run(log: "GPGD*G", work: .create, claim: .asDesired, end: true, found: [.outOfScope(bucket: "s", number: 4)]),
    Run(log: "GPGp*G", work: .create, claim: .asDesired, end: true, found: [.outOfScope(bucket: "s", number: 4)]),
    Run(
      log: "GDGPG", work: .create, claim: .asDesired, end: true, found: [.outOfScope(bucket: "s", number: 2)]),
    // A delete whose create never comes, or can't be taken.
    Run(log: "GDGGG", work: .replace, claim: .withoutRule, end: false, found: [.deleteWithoutCreate(pair)]),
    Run(log: "GDGGG!", work: .replace, claim: .withoutRule, end: false),
    Run(log: "GDGp-GPG", work: .replace, claim: .restored, end: true, found: [.deleteWithoutCreate(pair)]),
    Run(log: "GDGp!GPG", work: .replace, claim: .restored, end: true),
  ]

  @Test(arguments: runs)
  func judgesBy(run: Run) {
    let audit = RequestLogAudit(
      works: [Self.pair: run.work], claims: run.claim.map { [Self.pair: $0] } ?? [:],
      end: run.end.map { $0 ? [Self.pair] : [] })
    #expect(audit.violations(in: Self.entries(run.log)) == run.found)
    // The order in which the log is handed over does not matter.
    #expect(audit.violations(in: Self.entries(run.log).reversed()) == run.found)
  }

  /// Where answers may have come too late, only what took effect twice is told from the log.
  @Test(arguments: [
    ("GpPG", []), ("GPpG", []), ("GPGPG", [RequestLogAudit.Violation.duplicateWrite(pair, number: 4)]),
  ])
  func doesNotJudgeTheOrderOfWhatCameLate(log: String, found: [RequestLogAudit.Violation]) {
    let audit = RequestLogAudit(
      works: [Self.pair: .create], claims: [Self.pair: .asDesired], end: [Self.pair], isInTime: false)
    #expect(audit.violations(in: Self.entries(log)) == found)
  }

  private static func entries(_ log: String) -> [Entry] {
    let operations: [Character: RequestLogAudit.Operation] = ["P": .put, "D": .delete, "T": .setRTC]
    var entries: [Entry] = []
    for character in log {
      switch character {
      case "!": entries[entries.count - 1].isDisturbed = true
      case "*": entries[entries.count - 1].destination = other.destination
      case "-":
        entries[entries.count - 1].status = 400
        entries[entries.count - 1].code = "InvalidArgument"
      case "G":
        entries.append(
          Entry(number: entries.count + 1, operation: "GetBucketReplication", bucket: pair.source, status: 200))
      default:
        let operation = operations[Character(character.uppercased())]
        entries.append(
          Entry(
            number: entries.count + 1, operation: operation?.rawValue, bucket: pair.source,
            destination: pair.destination, status: character.isUppercase ? 200 : 500, changed: character.isUppercase))
      }
    }
    return entries
  }
}
