import Applying
import Planning
import Replication
import TestSupport
import Testing

@Suite("Every fault at every step of every kind of change")
struct FaultMatrixTests {
  /// A change of one pair, beside which the bucket has a rule that nobody may touch.
  enum Scenario: String, CaseIterable {
    case create
    case createBehindClosing = "create behind a closing rule"
    case createInFullBucket = "create in a full bucket"
    case replace
    case replaceRefused = "replace, refused for good"
    case setRTC = "set-rtc"
    case delete

    static let foreign = Example.live(Example.rule(Example.address("invoices", "archive")), id: "foreign")

    var isReplace: Bool { self == .replace || self == .replaceRefused }

    var bucket: DesiredBucket {
      let tombstone = Tombstone(address: Example.address(), origin: Example.origin)
      return switch self {
      case .create, .createBehindClosing, .createInFullBucket:
        Example.bucket(mode: .listed, rules: [Example.desired()])
      case .replace, .replaceRefused: Example.bucket(mode: .listed, rules: [Example.desired { $0.action = .all }])
      case .setRTC: Example.bucket(mode: .listed, rules: [Example.desired { $0.rtc = .enabled }])
      case .delete: Example.bucket(mode: .listed, tombstones: [tombstone])
      }
    }

    var model: ModelBucket {
      var rules = [Self.foreign]
      switch self {
      case .create: break
      case .createBehindClosing: rules.append(Example.live(id: "old", status: .closing))
      case .createInFullBucket:
        rules.append(Example.live(Example.rule(Example.address("invoices", "gone")), id: "old", status: .closing))
      case .replace, .replaceRefused, .setRTC, .delete: rules.append(Example.live())
      }
      var model = ModelBucket(rules)
      model.letClosingRulesGo(after: .seconds(10))
      if self == .createInFullBucket { model.places = rules.count }
      return model
    }
  }

  /// How long a fault goes on.
  enum Span: String, CaseIterable {
    case once, minutes, forEver
  }

  static let faults: [(name: String, fault: ModelFault)] = [
    ("reset before effect", .lostRequest), ("reset after effect", .lostAnswer),
    ("effect 40 s late", .late(.seconds(40))),
    ("garbage", .garbage), ("500 before effect", .failing), ("500 after effect", .failingAfterEffect),
    ("503", .unavailable), ("429", .throttled), ("403", .forbidden), ("400", .refused),
    ("accepted, never seen", .vanishes), ("accepted, seen, gone", .vanishesLater(.seconds(3))), ("old list", .oldList),
  ]

  /// One run: the fault from one step on, for a span.
  private struct Run {
    var letter: Character = "?"
    var problems: [String] = []
  }

  /// The steps of a scenario in which nothing goes wrong.
  private func steps(of scenario: Scenario) throws -> [ApplyStep] {
    var model = scenario.model
    var machine = ApplyMachine(diff(bucket: scenario.bucket, rules: try RuleList(model.rules)))
    var taken: [ApplyStep] = []
    var call = machine.firstStep()
    while let step = call?.step {
      taken.append(step)
      call = machine.next(after: model.perform(step, fault: refusal(scenario, step)), now: model.now)
    }
    return taken
  }

  private func refusal(_ scenario: Scenario, _ step: ApplyStep) -> ModelFault? {
    if case .put = step, scenario == .replaceRefused { return .refused }
    return nil
  }

  private func run(_ scenario: Scenario, _ fault: ModelFault, from start: Int, _ span: Span) throws -> Run {
    var run = Run()
    var model = scenario.model
    let plan = diff(bucket: scenario.bucket, rules: try RuleList(model.rules))
    var machine = ApplyMachine(plan)
    var call = machine.firstStep()
    var count = 0
    var isWrite: Bool?
    var faultEnds = Duration.zero
    while let step = call?.step {
      guard count < 2000 else {
        run.problems.append("does not end")
        return run
      }
      if count == start {
        isWrite = step.isWrite
        faultEnds = model.now + .seconds(300)
      }
      let isHit =
        isWrite == step.isWrite
        && (span == .once ? count == start : span == .forEver || model.now < faultEnds)
      let result = model.perform(step, fault: isHit ? fault : refusal(scenario, step))
      count += 1
      check(step, &model, &run)
      call = machine.next(after: result, now: model.now)
      if isHit, model.live.count(where: { $0.address == Example.address() }) > 1 {
        run.problems.append("two rules for one pair")
      }
    }
    if model.now > .seconds(30 * 60 * 2 + 600) { run.problems.append("lasts \(model.now)") }
    try check(machine.results, of: scenario, after: fault, &model, &run)
    return run
  }

  /// What the run reports is so, and another one converges.
  private func check(
    _ results: [ChangeResult], of scenario: Scenario, after fault: ModelFault, _ model: inout ModelBucket,
    _ run: inout Run
  ) throws {
    guard let result = results.first, results.count == 1 else {
      run.problems.append("\(results.count) results")
      return
    }
    let live = model.live.first { $0.address == Example.address() }
    // A rule that OSS lets vanish after it was listed may be gone by now; nobody can know it.
    if case .vanishesLater = fault {
    } else if !result.isTrue(of: live) {
      run.problems.append("says \(result.ending), there is \(live?.settings.action.value as Any)")
    }
    run.letter = result.letter
    try runAgain(scenario, &model, &run)
  }

  /// The unlisted rule stands, and only the pair of the change is written.
  private func check(_ step: ApplyStep, _ model: inout ModelBucket, _ run: inout Run) {
    if !model.rules.contains(Scenario.foreign) { run.problems.append("the foreign rule was touched") }
    let address: RuleAddress? =
      switch step {
      case .put(let desired): desired.rule.address
      case .restore(let rule), .delete(let rule), .setRTC(let rule, _): rule.address
      case .read: nil
      }
    if let address, address != Example.address() { run.problems.append("writes \(address)") }
  }

  /// Nothing goes wrong any more: the next run brings everything to its end.
  private func runAgain(_ scenario: Scenario, _ model: inout ModelBucket, _ run: inout Run) throws {
    model.settle()
    model.letClosingRulesGo(after: .seconds(20))
    var machine = ApplyMachine(diff(bucket: scenario.bucket, rules: try RuleList(model.rules)))
    let results = try model.drive(&machine)
    let rest = diff(bucket: scenario.bucket, rules: try RuleList(model.rules)).changes
    if !results.allSatisfy(\.isApplied) || !rest.isEmpty { run.problems.append("the next run does not converge") }
  }

  @Test func everyRunReportsWhatIsSoAndTheNextConverges() throws {
    var table: [String] = []
    var runs = 0
    var failures = 0
    for scenario in Scenario.allCases {
      let steps = try steps(of: scenario)
      table.append("\(scenario.rawValue): \(steps.map(\.initial).joined(separator: " "))")
      for (name, fault) in Self.faults {
        var cells: [String] = []
        for start in steps.indices {
          var cell = ""
          for span in Span.allCases {
            let run = try run(scenario, fault, from: start, span)
            runs += 1
            cell.append(run.letter)
            if !run.problems.isEmpty {
              failures += 1
              Issue.record("\(scenario), \(name) at step \(start), \(span): \(Set(run.problems).sorted())")
            }
          }
          cells.append(cell)
        }
        table.append(
          "  \(name)\(String(repeating: " ", count: max(0, 22 - name.count)))\(cells.joined(separator: " "))")
      }
    }
    print(table.joined(separator: "\n"))
    print(
      """
      \(runs) runs: \(Scenario.allCases.count) kinds of change, \(Self.faults.count) faults, at each step, \
      once / for 5 minutes / for ever; \(failures) reported what is not so, or did not converge when run again.
      A applied, W applied but the wait not reached, R old rule put back, B failed and as before, O failed and said to be OFF,
      U failed and said to be unclear, S stale
      """)
    #expect(runs > 1000)
  }
}

extension ApplyStep {
  /// `begin`, `put` and so on, in three letters, as wide as a cell.
  fileprivate var initial: String {
    switch self {
    case .read(_, .beforeFirstWrite): "beg"
    case .read(_, .beforeReplace): "rep"
    case .read(_, .waitForClosing): "clo"
    case .read(_, .readBack): "see"
    case .read(_, .decide): "dec"
    case .read(_, .settle): "set"
    case .put: "PUT"
    case .restore: "RES"
    case .delete: "DEL"
    case .setRTC: "RTC"
    }
  }
}

extension ChangeResult {
  fileprivate var letter: Character {
    switch ending {
    case .applied: [nil, .reached].contains(settling) ? "A" : "W"
    case .stale: "S"
    case .skipped: "K"
    case .interrupted: "I"
    case .failed(let failure):
      switch failure.pair {
      case .asBefore: "B"
      case .restored: "R"
      case .withoutRule: "O"
      case .unclear: "U"
      }
    }
  }
}
