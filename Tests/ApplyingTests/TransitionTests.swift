import Applying
import Planning
import Replication
import TestSupport
import Testing

/// Every sequence of results up to a depth, whether or not OSS would ever give it, each also with a wish to stop before any of
/// its steps; and from there on to the end.
@Suite("Whatever the calls give, in whatever order, a bucket's run comes to a proper end")
struct TransitionTests {
  /// What can come of a call, in words that fit the table.
  struct Outcome: Sendable {
    let name: String
    let result: StepResult
  }

  private static let foreign = Example.live(Example.rule { $0.prefixes = PrefixSet(["foreign/"]) }, id: "foreign")

  static let reads: [Outcome] = [
    Outcome(name: "nothing", result: known([])),
    Outcome(name: "the old rule", result: known([Example.live()])),
    Outcome(name: "the old one closing", result: known([Example.live(status: .closing)])),
    Outcome(name: "the wanted rule", result: known([Example.live(wanted(.replace), id: "new")])),
    Outcome(name: "with RTC", result: known([Example.live(wanted(.setRTC))])),
    Outcome(name: "another rule", result: known([foreign])),
    Outcome(
      name: "old closing, wanted live",
      result: known([Example.live(status: .closing), Example.live(wanted(.replace), id: "new")])),
    Outcome(name: "an outage", result: .read(.unknown(UnknownReason(kind: .transport, message: "reset")))),
    Outcome(name: "no access", result: .read(.unknown(UnknownReason(kind: .access, message: "403")))),
  ]

  static let writes: [Outcome] = [
    Outcome(name: "accepted", result: .accepted),
    Outcome(name: "refused", result: refused(.other)),
    Outcome(name: "403", result: refused(.other, isAccess: true)),
    Outcome(name: "pair has a rule", result: refused(.pairHasRule)),
    Outcome(name: "closing", result: refused(.ruleClosing)),
    Outcome(name: "gone", result: refused(.ruleGone)),
    Outcome(name: "full", result: refused(.bucketFull)),
    Outcome(name: "429", result: unclear(mayHaveTakenEffect: false)),
    Outcome(name: "500", result: unclear(mayHaveTakenEffect: true)),
    Outcome(name: "reset", result: unclear(mayHaveTakenEffect: true)),
    Outcome(name: "not sent", result: unclear(mayHaveTakenEffect: false)),
    Outcome(name: "withheld", result: .withheld("the disk is full")),
  ]

  private static func known(_ rules: [LiveRule]) -> StepResult { .read(RuleList.observed(rules)) }

  private static func refused(_ reason: WriteRefusal.Reason, isAccess: Bool = false) -> StepResult {
    .refused(WriteRefusal(reason, StepFailure(message: "refused", isAccess: isAccess)))
  }

  private static func unclear(mayHaveTakenEffect: Bool) -> StepResult {
    .unclear(UnclearWrite(StepFailure(message: "no clear answer"), mayHaveTakenEffect: mayHaveTakenEffect))
  }

  private static func wanted(_ kind: ApplyMachineTests.Kind) -> ReplicationRule {
    Example.rule {
      switch kind {
      case .create, .delete: break
      case .replace: $0.action = .all
      case .setRTC: $0.rtc = .enabled
      }
    }
  }

  @Test(arguments: ApplyMachineTests.Kind.allCases)
  func everySequenceEnds(kind: ApplyMachineTests.Kind) throws {
    var walk = Walk(change: kind)
    let machine = ApplyMachine(diff(bucket: kind.bucket, rules: try RuleList(kind.before)))
    var first = machine
    let step = first.firstStep()?.step
    walk.go(on: first, step, depth: 5, State(now: .zero))
    for problem in walk.problems.sorted().prefix(5) { Issue.record("\(kind.rawValue): \(problem)") }
    print(
      "\(kind.rawValue): \(walk.transitions) transitions, \(walk.endings) endings: "
        + walk.kinds.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", "))
    #expect(walk.endings > 1000)
  }

  /// What is known on the way to a state.
  fileprivate struct State {
    var now: Duration
    var path: [String] = []
    var isStopping = false
    /// The write that was sent last, as long as no look has told what it did.
    var unseen: ApplyStep?
    /// Whether it was refused for good, which leaves nothing to be looked for.
    var isRefused = false
    /// What the last look that told anything has shown of the pair.
    var live: LiveRule?
    /// The same at the moment at which the change ended; what follows is only waiting.
    var liveAtEnd: LiveRule?
    var hasEnded = false
  }

  fileprivate struct Walk {
    let change: ApplyMachineTests.Kind
    var transitions = 0
    var endings = 0
    var kinds: [String: Int] = [:]
    var problems: Set<String> = []

    /// Takes every result that a step can have, and goes on from there.
    mutating func go(on machine: ApplyMachine, _ step: ApplyStep?, depth: Int, _ state: State) {
      guard let step else { return end(machine, state) }
      check(step, state)
      guard depth > 0 else { return runOut(machine, step, state) }
      for outcome in step.isWrite ? writes : reads {
        for stops in state.isStopping ? [true] : [false, true] {
          take(outcome, machine, step, depth: depth - 1, stops: stops, state)
        }
      }
      // The result of another kind of call is a fault of our own, which must not do harm either.
      take((step.isWrite ? reads : writes)[0], machine, step, depth: 0, stops: state.isStopping, state)
    }

    private mutating func take(
      _ outcome: Outcome, _ machine: ApplyMachine, _ step: ApplyStep, depth: Int, stops: Bool, _ state: State
    ) {
      var (machine, state) = (machine, state)
      let next = advance(&machine, step, outcome, stops: stops, &state)
      go(on: machine, next, depth: depth, state)
    }

    private mutating func advance(
      _ machine: inout ApplyMachine, _ step: ApplyStep, _ outcome: Outcome, stops: Bool, _ state: inout State
    ) -> ApplyStep? {
      transitions += 1
      if case .read(let pause, _) = step { state.now += pause }
      state.now += .milliseconds(20)
      if stops && !state.isStopping {
        state.isStopping = true
        state.path.append("stop")
        machine.stop()
      }
      state.path.append(outcome.name)
      if step.isWrite {
        state.unseen = step
        state.isRefused = if case .refused = outcome.result { true } else { false }
      }
      if case .read(.known(let rules)) = outcome.result {
        state.unseen = nil
        state.live = rules.live[Example.address()]
      }
      let next = machine.next(after: outcome.result, now: state.now)?.step
      if !state.hasEnded && !machine.results.isEmpty {
        state.hasEnded = true
        state.liveAtEnd = state.live
      }
      return next
    }

    /// Lets the same go on and on, with much time passing, until the machine ends.
    private mutating func runOut(_ machine: ApplyMachine, _ step: ApplyStep, _ state: State) {
      for endless in [(reads[0], writes[8]), (reads[7], writes[9]), (reads[2], writes[3])] {
        var (machine, next, state) = (machine, ApplyStep?.some(step), state)
        var steps = 0
        while let step = next {
          guard steps < 300 else {
            problems.insert("does not end after \(state.path.prefix(8))")
            return
          }
          steps += 1
          state.now += .seconds(200)
          next = advance(&machine, step, step.isWrite ? endless.1 : endless.0, stops: false, &state)
          if let next { check(next, state) }
        }
        end(machine, state)
      }
    }

    /// No write is sent while it is not known what the last one did, and only what was asked for is written.
    private mutating func check(_ step: ApplyStep, _ state: State) {
      guard step.isWrite else { return }
      if let unseen = state.unseen, !state.isRefused || unseen == step {
        problems.insert("sends \(step.name) without a look after \(unseen.name): \(state.path)")
      }
      switch step {
      case .put(let desired):
        if desired.rule != wanted(change) { problems.insert("puts another rule: \(state.path)") }
        if state.live != nil, !state.isRefused { problems.insert("puts beside a live rule: \(state.path)") }
      case .restore(let rule):
        if !rule.isSameConfiguration(as: Example.live()) { problems.insert("restores another rule: \(state.path)") }
      case .delete(let rule):
        if state.live?.isSameConfiguration(as: rule) != true { problems.insert("deletes blindly: \(state.path)") }
      case .setRTC, .read: break
      }
    }

    private mutating func end(_ machine: ApplyMachine, _ state: State) {
      endings += 1
      guard machine.results.count == 1, let result = machine.results.first else {
        problems.insert("\(machine.results.count) results: \(state.path)")
        return
      }
      kinds[result.ending.kind, default: 0] += 1
      // Nothing is called applied that the last look has not shown, and no other rule is adopted.
      if result.isApplied, !result.isTrue(of: state.liveAtEnd) {
        problems.insert("adopts \(state.liveAtEnd?.id.text ?? "nothing"): \(state.path)")
      }
    }
  }
}

extension ApplyStep {
  fileprivate var name: String {
    switch self {
    case .read: "read"
    case .put: "put"
    case .restore: "restore"
    case .delete: "delete"
    case .setRTC: "set-rtc"
    }
  }
}

extension ChangeResult.Ending {
  fileprivate var kind: String {
    switch self {
    case .applied: "applied"
    case .failed(let failure):
      switch failure.pair {
      case .asBefore: "failed, as before"
      case .restored: "restored"
      case .withoutRule: "OFF"
      case .unclear: "unclear"
      }
    case .stale: "stale"
    case .skipped: "skipped"
    case .interrupted: "interrupted"
    }
  }
}
