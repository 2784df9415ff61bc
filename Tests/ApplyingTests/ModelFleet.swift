import Applying
import Planning
import Replication
import TestSupport

/// Many buckets of OSS as values, and a run over them in virtual time that gives out jobs and places as `Applier` does. What
/// may not be is judged from the buckets themselves, whatever the run says.
struct ModelFleet {
  let plans: [BucketPlan]
  var models: [BucketName: ModelBucket] = [:]
  let jobs: Int
  let maxUnavailable: Int
  var maximumFailures: Int?
  /// After how many calls the run is to stop.
  var stopAt = Int.max
  /// What somebody else does before a call is made, given how many were made.
  var disturb: (Int, inout [BucketName: ModelBucket]) -> Void = { _, _ in }

  /// The most pairs of replaces that had no rule at any moment.
  private(set) var mostWithoutRule = 0
  /// The most buckets that had a job at any moment.
  private(set) var mostInFlight = 0
  /// Every write, in the order of time.
  private(set) var writes: [(at: Duration, bucket: BucketName, step: ApplyStep)] = []
  /// How many reads of each purpose were made.
  private(set) var reads: [ReadPurpose: Int] = [:]
  /// The pairs that were said to wait for a place.
  private(set) var told: [RuleAddress] = []
  /// When the run was over.
  private(set) var took: Duration = .zero

  private var schedule: ApplySchedule
  private var machines: [BucketName: ApplyMachine] = [:]
  /// The next calls of the buckets that have a job, and of those that settle.
  private var calls: [BucketName: StepRecord] = [:]
  private var settling: Set<BucketName> = []
  private var withoutRule: [BucketName: Int] = [:]
  private var isStopping = false

  /// - Parameter maxUnavailable: as a configuration has it.
  init(
    _ plans: [BucketPlan], models: [BucketName: ModelBucket], jobs: Int, maxUnavailable: LimitAmount,
    limits: ApplyLimits = ApplyLimits(), maximumFailures: Int? = nil
  ) {
    self.plans = plans
    self.models = models
    self.jobs = jobs
    self.maximumFailures = maximumFailures
    let replaces = plans.reduce(0) { $0 + $1.changes.count { $0.kind == .replace } }
    self.maxUnavailable = maxUnavailable.number(of: replaces)
    schedule = ApplySchedule(
      plans, jobs: jobs, maxUnavailable: self.maxUnavailable, maximumFailures: maximumFailures)
    for plan in plans {
      machines[plan.desired.name] = ApplyMachine(plan, limits: limits, asksForPlaces: schedule.isRolling)
    }
  }

  struct Endless: Error {}

  /// Makes the run and gives the results of all buckets, in the order of the plans.
  mutating func run() throws -> [ChangeResult] {
    if stopAt <= 0 { isStopping = true }
    giveJobs(at: .zero)
    var made = 0
    while let name = calls.min(by: { ends($0) < ends($1) })?.key {
      made += 1
      guard made < 200_000 else { throw Endless() }
      disturb(made, &models)
      if made >= stopAt { isStopping = true }
      call(name)
    }
    return plans.flatMap { machines[$0.desired.name]?.results ?? [] }
  }

  /// When a call ends, so that calls are made in the order of time.
  private func ends(_ call: (key: BucketName, value: StepRecord)) -> (Duration, BucketName) {
    var pause = Duration.zero
    if case .read(let after, _) = call.value.step { pause = after }
    return ((models[call.key]?.now ?? .zero) + pause, call.key)
  }

  private mutating func call(_ name: BucketName) {
    guard let call = calls.removeValue(forKey: name), var machine = machines[name] else { return }
    let result = models[name]?.perform(call.step) ?? .read(.unknown(UnknownReason(kind: .service, message: "gone")))
    let now = models[name]?.now ?? .zero
    took = max(took, now)
    if call.step.isWrite { writes.append((now, name, call.step)) }
    if case .read(_, let purpose) = call.step { reads[purpose, default: 0] += 1 }
    look(at: name)
    if isStopping { machine.stop() }
    let heldPlace = machine.holdsPlace
    let next = machine.next(after: result, now: now)
    machines[name] = machine
    calls[name] = next
    if settling.contains(name) {
      guard next == nil else { return }
      schedule.noteSettled(machine)
      giveJobs(at: now)
    } else if next == nil || next?.step.isSettling == true || heldPlace && !machine.holdsPlace {
      if schedule.note(machine) == .time { settling.insert(name) }
      giveJobs(at: now)
    }
  }

  private mutating func giveJobs(at now: Duration) {
    while let turn = schedule.next(isStopping: isStopping) {
      guard var machine = machines[turn.bucket] else { continue }
      models[turn.bucket]?.pass(to: now)
      if isStopping { machine.stop() }
      let next = machine.resume(turn.permit, now: now)
      machines[turn.bucket] = machine
      calls[turn.bucket] = next
      guard next == nil || next?.step.isSettling == true else { continue }
      if schedule.note(machine) == .time { settling.insert(turn.bucket) }
    }
    told += schedule.beginWaiting()
    mostInFlight = max(mostInFlight, calls.keys.count { !settling.contains($0) })
  }

  /// Counts the pairs of a bucket that are to be replaced and have no rule now.
  private mutating func look(at name: BucketName) {
    guard let model = models[name], let plan = plans.first(where: { $0.desired.name == name }) else { return }
    let live = Set(model.live.map(\.address))
    withoutRule[name] = plan.changes.count { $0.kind == .replace && !live.contains($0.address) }
    mostWithoutRule = max(mostWithoutRule, withoutRule.values.reduce(0, +))
  }
}

extension ModelFleet {
  /// A bucket with so many rules to replace, create and delete, and how OSS has it now.
  static func bucket(
    _ name: String, replaces: Int = 0, creates: Int = 0, deletes: Int = 0, closing: Duration = .seconds(10)
  ) throws -> (plan: BucketPlan, model: ModelBucket) {
    var live: [LiveRule] = []
    var desired: [DesiredRule] = []
    func address(_ kind: String, _ number: Int) -> RuleAddress { Example.address(name, "\(kind)-\(number)") }
    for number in 0..<replaces {
      live.append(Example.live(Example.rule(address("replaced", number)), id: ExactString("r\(number)")))
      desired.append(Example.desired(address("replaced", number)) { $0.action = .all })
    }
    for number in 0..<creates { desired.append(Example.desired(address("created", number))) }
    for number in 0..<deletes {
      live.append(Example.live(Example.rule(address("deleted", number)), id: ExactString("d\(number)")))
    }
    var model = ModelBucket(live)
    model.closing = closing
    let bucket = Example.bucket(BucketName(name), rules: desired)
    return (diff(bucket: bucket, rules: try RuleList(live)), model)
  }

  /// A fleet of such buckets.
  init(
    of buckets: [(plan: BucketPlan, model: ModelBucket)], jobs: Int, maxUnavailable: LimitAmount,
    limits: ApplyLimits = ApplyLimits(), maximumFailures: Int? = nil
  ) {
    var models: [BucketName: ModelBucket] = [:]
    for bucket in buckets { models[bucket.plan.desired.name] = bucket.model }
    self.init(
      buckets.map(\.plan), models: models, jobs: jobs, maxUnavailable: maxUnavailable, limits: limits,
      maximumFailures: maximumFailures)
  }
}
