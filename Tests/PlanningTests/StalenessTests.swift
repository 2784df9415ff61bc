import Diagnostics
import Planning
import Replication
import TestSupport
import Testing

@Suite("Why a saved plan is no longer true")
struct StalenessTests {
  /// One bucket as it was when the plan was saved, or as it is now.
  struct World: Sendable {
    var desired: [DesiredRule] = []
    var live: [LiveRule] = []
    var mode = ManagementMode.exclusive
    var isUnread = false

    func plan() throws -> Plan {
      let bucket = Example.bucket(mode: mode, rules: desired)
      let observed =
        isUnread ? ObservedState(buckets: [:]) : try Example.observed(["invoices": live])
      return diff(desired: DesiredState(buckets: [bucket]), observed: observed)
    }
  }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let before: World
    let after: World
    /// What was planned, what would be done now, and why; nil where nothing differs.
    let expected: (planned: Change.Kind?, now: Change.Kind?, cause: StaleRule.Cause)?

    init(
      _ name: String, _ before: World, _ after: World,
      _ expected: (planned: Change.Kind?, now: Change.Kind?, cause: StaleRule.Cause)?
    ) {
      testDescription = name
      self.before = before
      self.after = after
      self.expected = expected
    }
  }

  private static let wanted = Example.desired()
  private static let all = Example.desired { $0.action = .all }
  private static let live = Example.live()
  private static let liveAll = Example.live(Example.rule { $0.action = .all })
  private static let livePrefixed = Example.live(Example.rule { $0.prefixes = PrefixSet(["a/"]) })
  private static let hidden = Example.desired { $0.syncRole = "role" }
  private static let hiddenAll = Example.desired {
    $0.syncRole = "other"
    $0.action = .all
  }

  static let cases: [Case] = [
    Case("nothing moved", World(desired: [wanted]), World(desired: [wanted]), nil),
    Case(
      "the planned rule was made by somebody", World(desired: [wanted]), World(desired: [wanted], live: [live]),
      (.create, nil, .live)),
    Case(
      "another rule was made for the pair", World(desired: [wanted]), World(desired: [wanted], live: [liveAll]),
      (.create, .replace, .live)),
    Case("the rule left the file", World(desired: [wanted]), World(), (.create, nil, .configuration)),
    Case(
      "the rule is asked for otherwise", World(desired: [wanted]), World(desired: [all]),
      (.create, .create, .configuration)),
    Case(
      "the file now asks for what is live", World(desired: [all], live: [live]), World(desired: [wanted], live: [live]),
      (.replace, nil, .configuration)),
    Case(
      "both moved", World(desired: [all], live: [live]), World(desired: [wanted], live: [livePrefixed]),
      (.replace, .replace, .both)),
    Case(
      "a matching rule was changed by hand", World(desired: [wanted], live: [live]),
      World(desired: [wanted], live: [liveAll]), (nil, .replace, .live)),
    Case(
      "a matching rule is asked for otherwise", World(desired: [wanted], live: [live]),
      World(desired: [all], live: [live]), (nil, .replace, .configuration)),
    Case(
      "a matching rule was deleted by hand", World(desired: [wanted], live: [live]), World(desired: [wanted]),
      (nil, .create, .live)),
    Case("an unlisted rule appeared", World(), World(live: [live]), (nil, .delete, .live)),
    Case("the unlisted rule went", World(live: [live]), World(), (.delete, nil, .live)),
    Case(
      "the bucket became exclusive", World(live: [live], mode: .listed), World(live: [live]), (nil, .delete, .terms)),
    Case(
      "the bucket is only observed", World(desired: [all], live: [live]),
      World(desired: [all], live: [live], mode: .observe), (.replace, nil, .terms)),
    Case(
      "the bucket can't be read", World(desired: [wanted]), World(desired: [wanted], isUnread: true),
      (.create, nil, .unread)),
    Case(
      "what OSS hides does not move with the file", World(desired: [hidden], live: [live]),
      World(desired: [hiddenAll], live: [live]), (nil, .replace, .configuration)),
    Case(
      "drift without an action", World(desired: [wanted], live: [live], mode: .listed),
      World(
        desired: [wanted], live: [live, Example.live(Example.rule(Example.address("invoices", "other")))], mode: .listed
      ),
      nil),
    Case(
      "another identifier and status", World(desired: [all], live: [live]),
      World(desired: [all], live: [Example.live(id: "rule-2", status: .starting)]), nil),
  ]

  @Test(arguments: cases)
  func whatMovedIsSaid(sample: Case) throws {
    let (planned, now) = (try sample.before.plan(), try sample.after.plan())
    let stale = planned.staleRules(now: now)
    #expect(stale.count == (sample.expected == nil ? 0 : 1))
    #expect(stale.first?.planned == sample.expected?.planned)
    #expect(stale.first?.now == sample.expected?.now)
    #expect(stale.first?.cause == sample.expected?.cause)
    // Rules differ exactly when checksums do.
    #expect((planned.checksum == now.checksum) == stale.isEmpty)
  }

  @Test func sameReasonsAreToldTogether() throws {
    func plan(_ action: Action) throws -> Plan {
      let rules = (1...7).map { number in
        Example.desired(Example.address("invoices", "dr-\(number)")) { $0.action = action }
      }
      return try World(desired: rules).plan()
    }
    let (planned, now) = (try plan(.put), try plan(.all))
    let diagnostic = planned.staleRules(now: now).diagnostic(
      path: "plan.json", planned: planned.checksum, now: now.checksum)
    #expect(diagnostic.code == .planStale)
    #expect(diagnostic.message == "plan.json is not what would be done now: 7 rules differ")
    let places = (1...5).map { "invoices:dr-\($0) (oss-repl.yaml:7:9)" }.joined(separator: ", ")
    #expect(
      diagnostic.notes == [
        "planned create, now another create, because the configuration changed: \(places) and 2 more",
        "planned checksum \(planned.checksum), now \(now.checksum)", "nothing was written",
      ])
  }

  @Test func aPlanThatWasAppliedIsKnownAgain() throws {
    let planned = try World(desired: [Self.wanted]).plan()
    let applied = try World(desired: [Self.wanted], live: [Self.live]).plan()
    let other = try World(desired: [Self.all], live: [Self.live]).plan()
    func help(_ now: Plan) -> [String] {
      planned.staleRules(now: now).diagnostic(
        path: "plan.json", planned: planned.checksum, now: now.checksum
      ).help
    }
    #expect(help(applied) == ["nothing is left to do: the plan seems to be applied already"])
    #expect(help(other) == ["run oss-repl plan --out plan.json again and have the new plan approved"])
  }
}
