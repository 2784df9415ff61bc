import Applying
import Planning
import Replication
import TestSupport

/// A source bucket of OSS as a value, with a clock of its own and faults at chosen calls: what `ApplyMachine` is driven
/// against in virtual time.
struct ModelBucket {
  var rules: [LiveRule]
  /// How long a deleted rule goes on closing.
  var closing: Duration = .seconds(10)
  /// How long a new rule is starting before it is doing.
  var starting: Duration = .seconds(5)
  /// How long reads go on showing the past after a write.
  var staleness: Duration = .zero
  /// The most rules that the bucket may have, closing ones among them.
  var places = 100
  /// Faults by the number of the write, from 0.
  var faults: [Int: ModelFault] = [:]
  /// Whether reads fail.
  var unreadable = false

  private(set) var now: Duration = .zero
  private(set) var writes: [ApplyStep] = []
  private var closesAt: [ExactString: Duration] = [:]
  private var worksAt: [ExactString: Duration] = [:]
  private var vanishesAt: [ExactString: Duration] = [:]
  private var shown: [(at: Duration, rules: [LiveRule])] = []
  private var late: [(at: Duration, step: ApplyStep)] = []
  private var returning: (at: Duration, rules: [LiveRule])?
  private var nextID = 100

  init(_ rules: [LiveRule] = []) { self.rules = rules }

  /// Makes a call.
  ///
  /// - Parameter fault: what goes wrong with it, beside what `faults` says of a write.
  mutating func perform(_ step: ApplyStep, fault: ModelFault? = nil) -> StepResult {
    if case .read(let pause, _) = step {
      now += pause + .milliseconds(20)
      letTimePass()
      if unreadable { return .read(.unknown(UnknownReason(kind: .service, message: "HTTP 500"))) }
      return .read(read(fault))
    }
    now += .milliseconds(20)
    letTimePass()
    let number = writes.count
    writes.append(step)
    return write(step, fault ?? faults[number])
  }

  private mutating func read(_ fault: ModelFault?) -> ObservedBucket {
    let past = visible(at: fault == .oldList ? .zero : now)
    switch fault {
    case nil, .oldList: return RuleList.observed(past)
    case .lostRequest, .lostAnswer, .late, .garbage, .forbidden, .refused, .throttled, .unavailable, .failing,
      .failingAfterEffect, .vanishes, .vanishesLater, .returns:
      if fault == .lostAnswer { now += .seconds(30) }
      return .unknown(UnknownReason(kind: fault?.kindOfUnknown ?? .service, message: "read failed"))
    }
  }

  private mutating func write(_ step: ApplyStep, _ fault: ModelFault?) -> StepResult {
    switch fault {
    case nil, .oldList: return effect(of: step)
    case .lostRequest: return unclear
    case .lostAnswer:
      _ = effect(of: step)
      now += .seconds(30)
      return unclear
    case .late(let delay):
      late.append((now + delay, step))
      return unclear
    case .garbage, .failingAfterEffect:
      _ = effect(of: step)
      return unclear
    case .refused: return refusal(.other)
    case .forbidden: return .refused(WriteRefusal(.other, StepFailure(message: "forbidden", isAccess: true)))
    case .throttled:
      let failure = StepFailure(message: "too many requests")
      return .unclear(UnclearWrite(failure, mayHaveTakenEffect: false, retryAfter: .seconds(3)))
    case .unavailable, .failing: return unclear
    case .returns(let delay):
      let before = rules
      let result = effect(of: step)
      if case .delete = step { returning = (now + delay, before) }
      return result
    case .vanishes: return .accepted
    case .vanishesLater(let delay):
      let result = effect(of: step)
      if let rule = rules.last { vanishesAt[rule.id] = now + delay }
      return result
    }
  }

  private var unclear: StepResult {
    .unclear(UnclearWrite(StepFailure(message: "no clear answer"), mayHaveTakenEffect: true))
  }

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
        result = rules.isEmpty ? .accepted : refusal(.ruleGone)
      }
    case .setRTC(let rule, let rtc):
      guard let index = rules.firstIndex(where: { $0.id == rule.id && $0.status != .closing }) else {
        return refusal(.ruleClosing)
      }
      rules[index].settings.rtc = .modelled(rtc)
      result = .accepted
    case .read: result = .accepted
    }
    if rules != before { shown.append((now + staleness, before)) }
    return result
  }

  private func refusal(_ reason: WriteRefusal.Reason) -> StepResult {
    .refused(WriteRefusal(reason, StepFailure(message: "refused")))
  }

  private mutating func add(_ rule: LiveRule) -> StepResult {
    if rules.contains(where: { $0.address == rule.address }) { return refusal(.pairHasRule) }
    if rules.count >= places { return refusal(.bucketFull) }
    rules.append(rule)
    worksAt[rule.id] = now + starting
    return .accepted
  }

  private mutating func freshID() -> ExactString {
    nextID += 1
    return ExactString("rule-\(nextID)")
  }

  /// Lets time pass without a call, up to a moment.
  mutating func pass(to moment: Duration) {
    now = max(now, moment)
    letTimePass()
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
    vanishesAt = [:]
    staleness = .zero
    faults = [:]
    unreadable = false
  }

  private mutating func letTimePass() {
    if let returning, returning.at <= now {
      rules = returning.rules
      closesAt = [:]
      self.returning = nil
    }
    for write in late.filter({ $0.at <= now }) { _ = effect(of: write.step) }
    late.removeAll { $0.at <= now }
    rules.removeAll { rule in (closesAt[rule.id] ?? vanishesAt[rule.id]).map { $0 <= now } ?? false }
    for index in rules.indices where rules[index].status == .starting {
      if worksAt[rules[index].id].map({ $0 <= now }) ?? false { rules[index].status = .doing }
    }
  }

  /// The rules as a list shows them that knows of writes up to a moment.
  private func visible(at moment: Duration) -> [LiveRule] { shown.first { $0.at > moment }?.rules ?? rules }

  struct Endless: Error {}

  /// Drives a machine to its end.
  mutating func drive(_ machine: inout ApplyMachine, stopAfter steps: Int = .max) throws -> [ChangeResult] {
    var call = machine.firstStep()
    for count in 0..<10_000 {
      guard let step = call?.step else { return machine.results }
      let result = perform(step)
      if count >= steps { machine.stop() }
      call = machine.next(after: result, now: now)
    }
    throw Endless()
  }

  /// Lets a machine look at the bucket before its first write, and gives the call that follows.
  mutating func begin(_ machine: inout ApplyMachine) -> StepRecord? {
    machine.firstStep().flatMap { machine.next(after: perform($0.step), now: now) }
  }

  /// The rules that are not closing.
  var live: [LiveRule] { rules.filter { $0.status != .closing } }
}

/// What goes wrong with a call.
enum ModelFault: Hashable {
  /// It never arrives; the connection is reset.
  case lostRequest
  /// A write takes effect, a read is answered, but no answer arrives in time.
  case lostAnswer
  /// No answer arrives, and it takes effect some time later.
  case late(Duration)
  /// A write takes effect; the answer can't be read.
  case garbage
  /// It is refused for good.
  case refused
  /// It is refused: no permission.
  case forbidden
  /// 429 that asks to wait; no effect.
  case throttled
  /// 503; no effect.
  case unavailable
  /// 500; no effect.
  case failing
  /// 500, but it took effect.
  case failingAfterEffect
  /// It is accepted and never shows.
  case vanishes
  /// It is accepted, shows for a while, and then no more.
  case vanishesLater(Duration)
  /// A deletion takes effect, and some time later the rule is there again.
  case returns(Duration)
  /// A list from before all writes.
  case oldList

  fileprivate var kindOfUnknown: UnknownReason.Kind {
    switch self {
    case .forbidden: .access
    case .garbage: .unreadable
    case .lostRequest, .lostAnswer, .late: .transport
    default: .service
    }
  }
}

extension RuleList {
  /// What a list of rules proves.
  static func observed(_ rules: [LiveRule]) -> ObservedBucket {
    do {
      return .known(try RuleList(rules))
    } catch {
      return .unknown(UnknownReason(kind: .unreadable, message: "two live rules"))
    }
  }
}

extension ChangeResult {
  /// Whether what the result says is so, given the pair's live rule.
  func isTrue(of live: LiveRule?) -> Bool {
    let isAsBefore =
      switch (live, change.live) {
      case (nil, nil): true
      case (let live?, let before?): live.isSameConfiguration(as: before)
      default: false
      }
    switch ending {
    case .applied:
      guard let desired = change.desired else { return live == nil }
      return live?.differences(from: desired.rule).isEmpty == true
    case .failed(let failure):
      switch failure.pair {
      case .asBefore, .restored: return isAsBefore
      case .withoutRule: return live == nil
      case .unclear: return true
      }
    case .interrupted(.pendingCreate): return live == nil
    case .interrupted(.unverified), .stale: return true
    case .skipped, .interrupted(.notDone): return isAsBefore
    }
  }

  var isApplied: Bool {
    if case .applied = ending { return true }
    return false
  }
}
