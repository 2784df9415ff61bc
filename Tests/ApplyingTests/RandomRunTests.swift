import Applying
import Planning
import Replication
import TestSupport
import Testing

@Suite("Whatever goes wrong, apply ends, reports what is so and can be run again")
struct RandomRunTests {
  @Test(arguments: 0..<16)
  func manyRunsWithManyFaults(block: UInt64) throws {
    for number in 0..<250 {
      var run = try RandomRun(seed: block * 1_000_003 + UInt64(number))
      try run.go()
      if !run.contradictions.isEmpty {
        Issue.record(
          "seed \(run.seed): \(run.contradictions.joined(separator: "; "))\n\(run.log.joined(separator: "\n"))")
        return
      }
    }
  }
}

/// One bucket with random rules, a random configuration and random faults.
private struct RandomRun {
  let seed: UInt64
  /// What was done and what it gave.
  private(set) var log: [String] = []
  /// What a result said and the model denied.
  private(set) var contradictions: [String] = []

  private var random: SeededGenerator
  private var model: ModelBucket
  private let bucket: DesiredBucket
  private let plan: BucketPlan
  /// The pairs that somebody else changed during the run.
  private var edited: Set<RuleAddress> = []
  private let stopAt: Int
  private let isEdited: Bool

  private static let addresses = ["a", "b", "c", "d", "e"].map { Example.address("invoices", $0) }

  init(seed: UInt64) throws {
    self.seed = seed
    var random = SeededGenerator(seed: seed)
    var live: [LiveRule] = []
    var desired: [DesiredRule] = []
    var tombstones: [Tombstone] = []
    for (number, address) in Self.addresses.enumerated() {
      let status: RuleStatus = random.oneIn(5) ? .closing : .doing
      if !random.oneIn(3) {
        live.append(Example.live(Self.rule(address, &random), id: ExactString("rule-\(number)"), status: status))
      }
      switch Int.random(in: 0..<5, using: &random) {
      case 0: break
      case 1: tombstones.append(Tombstone(address: address, origin: Example.origin))
      default: desired.append(DesiredRule(rule: Self.rule(address, &random), origin: Example.origin))
      }
    }
    bucket = Example.bucket(mode: random.oneIn(2) ? .exclusive : .listed, rules: desired, tombstones: tombstones)
    model = ModelBucket(live)
    model.closing = .seconds(random.oneIn(12) ? 100_000 : Int.random(in: 0...300, using: &random))
    model.letClosingRulesGo(after: model.closing)
    for write in 0..<40 where random.oneIn(3) { model.faults[write] = Self.fault(&random) }
    plan = diff(bucket: bucket, rules: try RuleList(live))
    stopAt = random.oneIn(3) ? Int.random(in: 0..<30, using: &random) : .max
    isEdited = random.oneIn(3)
    self.random = random
  }

  private static func rule(_ address: RuleAddress, _ random: inout SeededGenerator) -> ReplicationRule {
    Example.rule(address) {
      $0.action = random.oneIn(2) ? .all : .put
      $0.rtc = random.oneIn(2) ? .enabled : .disabled
    }
  }

  private static func fault(_ random: inout SeededGenerator) -> ModelFault {
    switch Int.random(in: 0..<11, using: &random) {
    case 0: .lostRequest
    case 1: .refused
    case 2: .unavailable
    case 3: .vanishes
    case 4: .late(.seconds(Int.random(in: 0..<90, using: &random)))
    case 5: .garbage
    case 6: .forbidden
    case 7: .throttled
    case 8: .failing
    case 9: .failingAfterEffect
    default: .lostAnswer
    }
  }

  mutating func go() throws {
    var machine = ApplyMachine(plan)
    if stopAt == 0 { machine.stop() }
    var call = machine.firstStep()
    var checked = checkResults(machine.results, from: 0)
    var steps = 0
    while let step = call?.step {
      guard steps < 5_000 else { return contradictions.append("it does not end") }
      steps += 1
      if isEdited && random.oneIn(6) { editSomething() }
      check(step)
      model.staleness = .milliseconds(random.oneIn(2) ? 0 : Int.random(in: 0..<20_000, using: &random))
      model.unreadable = random.oneIn(8)
      let result = model.perform(step)
      log.append("\(model.now) \(step.short) -> \(result.short)")
      if steps >= stopAt { machine.stop() }
      call = machine.next(after: result, now: model.now)
      if Set(model.live.map(\.address)).count != model.live.count { contradictions.append("a pair has two rules") }
      checked = checkResults(machine.results, from: checked)
    }
    if machine.results.count != plan.changes.count { contradictions.append("a change has no ending") }
    try runAgain()
  }

  /// Nothing goes wrong any more: the next run has to bring everything to its end.
  private mutating func runAgain() throws {
    model.settle()
    model.closing = .seconds(20)
    model.letClosingRulesGo(after: .seconds(20))
    var machine = ApplyMachine(diff(bucket: bucket, rules: try RuleList(model.rules)))
    let results = try model.drive(&machine)
    let isDone = results.allSatisfy { if case .applied = $0.ending { true } else { false } }
    if !isDone { contradictions.append("the second run did not do all: \(results.map(\.ending))") }
    let rest = diff(bucket: bucket, rules: try RuleList(model.rules)).changes
    if !rest.isEmpty { contradictions.append("the second run left \(rest.map(\.address))") }
  }

  /// A write is only for a rule of the plan.
  private mutating func check(_ step: ApplyStep) {
    let address: RuleAddress
    switch step {
    case .put(let desired): address = desired.rule.address
    case .restore(let rule), .setRTC(let rule, _): address = rule.address
    case .delete(let rule):
      address = rule.address
      let planned = plan.changes.first { $0.address == address }?.live
      if let there = model.live.first(where: { $0.id == rule.id }), let planned, !edited.contains(address),
        !there.isSameConfiguration(as: planned)
      {
        contradictions.append("deletes a rule that was not planned: \(address)")
      }
    case .read: return
    }
    if !plan.changes.contains(where: { $0.address == address }) {
      contradictions.append("writes \(address), which nobody planned")
    }
  }

  /// Compares what the new results say with what is there at this moment.
  private mutating func checkResults(_ results: [ChangeResult], from checked: Int) -> Int {
    for result in results.dropFirst(checked) {
      let change = result.change
      log.append("\(model.now) \(change.kind) \(change.address): \(result.ending)")
      guard !edited.contains(change.address) else { continue }
      let live = model.live.first { $0.address == change.address }
      if !result.isTrue(of: live) {
        contradictions.append(
          "\(change.kind) \(change.address) said \(result.ending), there is \(live?.settings.action.value as Any)")
      }
    }
    return results.count
  }

  private mutating func editSomething() {
    let address = Self.addresses[Int.random(in: 0..<Self.addresses.count, using: &random)]
    edited.insert(address)
    if let rule = model.live.first(where: { $0.address == address }) {
      _ = model.edit(random.oneIn(2) ? .delete(rule) : .setRTC(rule, to: random.oneIn(2) ? .enabled : .disabled))
    } else {
      _ = model.edit(.put(DesiredRule(rule: Self.rule(address, &random), origin: Example.origin)))
    }
    log.append("\(model.now) somebody else touched \(address)")
  }
}

extension ApplyStep {
  fileprivate var short: String {
    switch self {
    case .read(let pause, let why): "read after \(pause), \(why)"
    case .put(let desired): "put \(desired.rule.address)"
    case .restore(let rule): "restore \(rule.address)"
    case .delete(let rule): "delete \(rule.address)"
    case .setRTC(let rule, let rtc): "set RTC \(rtc) of \(rule.address)"
    }
  }
}

extension StepResult {
  fileprivate var short: String {
    switch self {
    case .read(.known(let rules)): "live \(rules.live.keys.sorted()), closing \(rules.closing.map(\.address))"
    case .read(.unknown): "unknown"
    case .accepted: "accepted"
    case .refused: "refused"
    case .unclear: "unclear"
    case .withheld: "withheld"
    }
  }
}
