import Applying
import Planning
import Replication
import Reporting
import TestSupport
import Testing

@Suite("Plans and reports as text")
struct PlanTextTests {
  /// A plan with every kind of change and observation.
  static func everything() throws -> Plan {
    func address(_ number: Int) -> RuleAddress { Example.address("telemetry-\(number)", "telemetry-\(number)-dr") }
    let fanOut = (1...3).map { number in
      Example.bucket(
        BucketName("telemetry-\(number)"),
        rules: [Example.desired(address(number)) { $0.historicalObjectReplication = .enabled }])
    }
    var replaced = Example.desired {
      $0.prefixes = PrefixSet(["2025/", "2026/"])
      $0.historicalObjectReplication = .enabled
    }
    replaced.note = "OPS-4412"
    replaced.fieldOrigins = [.prefixes: Origin(file: "oss-repl.yaml", line: 31, column: 19)]
    let rich = Example.desired(Example.address("invoices", "invoices-eu")) {
      $0.location = "eu-central-1"
      $0.action = .all
      $0.transferType = .accelerated
      $0.prefixes = PrefixSet(["export/", "caf\u{E9}\u{202E}/"])
      $0.rtc = .enabled
      $0.syncRole = "role"
      $0.sseKMS = .enabled(replicaKMSKeyID: "key-1")
      $0.userTaggings = UserTaggings(filterType: .and, tags: [.init(key: "team", value: "finance")])
    }
    let invoices = Example.bucket(rules: [replaced, rich])
    let waiting = Example.bucket("waiting", rules: [Example.desired(Example.address("waiting", "waiting-dr"))])
    let media = Example.bucket(
      "media", rules: [Example.desired(Example.address("media", "media-dr")) { $0.rtc = .enabled }])
    let listed = Example.bucket(
      "listed", mode: .listed,
      rules: [
        Example.desired(Example.address("listed", "tagged")) {
          $0.userTaggings = UserTaggings(filterType: .or, tags: [.init(key: "a", value: "b")])
        }
      ],
      tombstones: [
        Tombstone(address: Example.address("listed", "old"), note: "no longer needed", origin: Example.origin),
        Tombstone(address: Example.address("listed", "older"), origin: Example.origin),
      ])
    let watched = Example.bucket(
      "watched", mode: .observe, rules: [Example.desired(Example.address("watched", "x-dr"))])
    let unread = Example.bucket("unread", rules: [Example.desired(Example.address("unread", "x-dr"))])
    func live(_ source: String, _ destination: String, status: RuleStatus = .doing) -> LiveRule {
      Example.live(
        Example.rule(Example.address(source, destination)), id: ExactString("r-" + destination), status: status)
    }
    var observed = try Example.observed([
      "telemetry-1": [], "telemetry-2": [], "telemetry-3": [],
      "invoices": [Example.live(Example.rule { $0.prefixes = PrefixSet(["2024/", "2025/"]) })],
      "media": [live("media", "media-dr"), live("media", "media-old"), live("media", "gone", status: .closing)],
      "listed": [live("listed", "old"), live("listed", "tagged"), live("listed", "unmanaged-dr")], "watched": [],
      "waiting": [live("waiting", "waiting-dr", status: .closing)],
    ])
    observed.buckets["unread"] = .unknown(UnknownReason(kind: .access, message: "OSS refused"))
    return diff(
      desired: DesiredState(buckets: fanOut + [invoices, media, listed, waiting, watched, unread]), observed: observed)
  }

  @Test func aPlanSaysEverything() throws {
    let text = planText(try Self.everything())
    #expect(text == (try Golden.text("plan-everything.txt", now: text)))
  }

  @Test func colourChangesNothingButColour() throws {
    let plan = try Self.everything()
    let coloured = planText(plan, style: .coloured)
    var plain = coloured
    for code in ["32", "35", "33", "31", "0"] {
      plain = plain.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
    }
    #expect(coloured != plain)
    #expect(plain == planText(plan))
  }

  @Test func aPlanWithoutChangesIsOneLine() throws {
    let desired = DesiredState(buckets: [Example.bucket(rules: [Example.desired()])])
    let plan = diff(desired: desired, observed: try Example.observed(["invoices": [Example.live()]]))
    #expect(planText(plan) == "No changes. 1 rule matches.\n")
  }

  @Test func anUnreadBucketIsNeverCalledUnchanged() {
    let desired = DesiredState(buckets: [Example.bucket(rules: [Example.desired()])])
    let plan = diff(desired: desired, observed: ObservedState(buckets: [:]))
    #expect(planText(plan) == "Incomplete: 1 bucket could not be read.\n")
  }

  @Test func aReportSaysHowEachChangeEnded() throws {
    let changes = try Self.everything().changes
    let failure = ApplyFailure(
      message: "OSS refused: no", facts: ["HTTP 400"], isAccess: false, wroteSomething: true, pair: .restored)
    let endings: [ChangeResult.Ending] = [
      .applied(gap: nil, notKept: []), .applied(gap: .seconds(125), notKept: []), .failed(failure), .stale, .skipped,
      .interrupted(pending: true), .interrupted(pending: false),
      .applied(gap: nil, notKept: [.userTaggings(live: nil, desired: nil)]), .applied(gap: nil, notKept: []),
    ]
    #expect(changes.count == endings.count)
    let text = applyText(zip(changes, endings).map { ChangeResult(change: $0, ending: $1) })
    #expect(text == (try Golden.text("apply-everything.txt", now: text)))
  }
}
