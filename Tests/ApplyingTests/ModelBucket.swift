import Applying
import HTTPTransport
import OSSClient
import Replication
import TestSupport

/// A source bucket of OSS as a value, with a clock of its own and faults at chosen writes: what `ApplyMachine` is driven
/// against in virtual time.
struct ModelBucket {
  /// What happens to a write instead of plain success.
  enum Fault: Hashable {
    /// It takes effect, but no answer arrives.
    case lostAnswer
    /// It never arrives.
    case lostRequest
    /// It is refused for good.
    case refused(code: String)
    /// It is answered with 503 and has no effect.
    case unavailable
    /// It is accepted and never shows.
    case vanishes
    /// No answer arrives, and it takes effect some time later.
    case late(Duration)
  }

  var rules: [LiveRule]
  /// How long a deleted rule goes on closing.
  var closing: Duration = .seconds(10)
  /// How long reads go on showing the past after a write.
  var staleness: Duration = .zero
  /// Faults by the number of the write, from 0.
  var faults: [Int: Fault] = [:]
  /// Whether reads fail.
  var unreadable = false

  private(set) var now: Duration = .zero
  private(set) var writes: [ApplyStep] = []
  private var closesAt: [ExactString: Duration] = [:]
  private var shown: [(at: Duration, rules: [LiveRule])] = []
  private var late: [(at: Duration, step: ApplyStep)] = []
  private var nextID = 100

  init(_ rules: [LiveRule] = []) { self.rules = rules }

  mutating func perform(_ step: ApplyStep) -> StepResult {
    if case .read(let pause, _) = step {
      now += pause
      letTimePass()
      guard !unreadable else { return .read(.unknown(UnknownReason(kind: .service, message: "HTTP 500"))) }
      guard let list = try? RuleList(visibleRules) else {
        return .read(.unknown(UnknownReason(kind: .unreadable, message: "two live rules")))
      }
      return .read(.known(list))
    }
    now += .milliseconds(20)
    letTimePass()
    let fault = faults[writes.count]
    writes.append(step)
    switch fault {
    case .lostRequest: return StepResult(.transport(failure))
    case .refused(let code): return StepResult(.service(ServiceError(status: 400, code: code)))
    case .unavailable: return StepResult(.service(ServiceError(status: 503)))
    case .vanishes: return .accepted
    case .late(let delay):
      late.append((now + delay, step))
      return StepResult(.transport(failure))
    case .lostAnswer:
      _ = effect(of: step)
      return StepResult(.transport(failure))
    case nil: return effect(of: step)
    }
  }

  private var failure: HTTPFailure { HTTPFailure(kind: .interrupted, mayHaveBeenSent: true, message: "reset") }

  private mutating func effect(of step: ApplyStep) -> StepResult {
    let before = rules
    let result: StepResult
    switch step {
    case .put(let desired): result = add(Example.live(desired.rule, id: freshID(), status: .starting))
    case .restore(let rule):
      var restored = rule
      restored.id = freshID()
      restored.status = .starting
      result = add(restored)
    case .delete(let rule):
      if let index = rules.firstIndex(where: { $0.id == rule.id }) {
        rules[index].status = .closing
        closesAt[rule.id] = closesAt[rule.id] ?? now + closing
        result = .accepted
      } else {
        result =
          rules.isEmpty ? .accepted : StepResult(.service(ServiceError(status: 404, code: "NoSuchReplicationRule")))
      }
    case .setRTC(let rule, let rtc):
      guard let index = rules.firstIndex(where: { $0.id == rule.id && $0.status != .closing }) else {
        return StepResult(.service(ServiceError(status: 400, code: "BucketReplicationInClosingStatus")))
      }
      rules[index].rtc = .modelled(rtc)
      result = .accepted
    case .read, .finish: result = .accepted
    }
    if rules != before { shown.append((now + staleness, before)) }
    return result
  }

  private mutating func add(_ rule: LiveRule) -> StepResult {
    guard !rules.contains(where: { $0.address == rule.address }) else {
      return StepResult(.service(ServiceError(status: 400, code: "BucketReplicationAlreadyExist")))
    }
    rules.append(rule)
    return .accepted
  }

  private mutating func freshID() -> ExactString {
    nextID += 1
    return ExactString("rule-\(nextID)")
  }

  /// What somebody else does.
  mutating func edit(_ step: ApplyStep) -> StepResult { effect(of: step) }

  /// Lets rules that are closing now be gone after some time.
  mutating func letClosingRulesGo(after rest: Duration) {
    for rule in rules where rule.status == .closing { closesAt[rule.id] = now + rest }
  }

  /// Lets all that is under way come to rest: late writes never arrive, and reads show what is there.
  mutating func settle() {
    late = []
    shown = []
    staleness = .zero
    faults = [:]
    unreadable = false
  }

  private mutating func letTimePass() {
    for write in late.filter({ $0.at <= now }) { _ = effect(of: write.step) }
    late.removeAll { $0.at <= now }
    rules.removeAll { rule in closesAt[rule.id].map { $0 <= now } ?? false }
  }

  /// The rules as reads show them: what was there before the oldest write that is still too young to be seen.
  private var visibleRules: [LiveRule] { shown.first { $0.at > now }?.rules ?? rules }
}

extension ModelBucket {
  /// A machine that asks for call after call without end.
  struct Endless: Error {}

  /// Drives a machine to its end.
  mutating func drive(_ machine: inout ApplyMachine, stopAfter steps: Int = .max) throws -> [ChangeResult] {
    var step = machine.firstStep()
    for count in 0..<10_000 {
      if step == .finish { return machine.results }
      let result = perform(step)
      if count >= steps { machine.stop() }
      step = machine.next(after: result, now: now)
    }
    throw Endless()
  }

  /// The live rules by destination.
  var live: [LiveRule] { rules.filter { $0.status != .closing } }
}
