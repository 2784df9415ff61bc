import Applying
import Planning
import Replication
import TestSupport
import Testing

@Suite("Only OSS's own words prove that a write did nothing")
struct ProofTests {
  private let replacing = Example.bucket(rules: [Example.desired { $0.action = .all }])

  private func machine(_ bucket: DesiredBucket, _ before: [LiveRule]) throws -> ApplyMachine {
    ApplyMachine(diff(bucket: bucket, rules: try RuleList(before)))
  }

  private func failure(_ results: [ChangeResult]) -> ApplyFailure? {
    guard case .failed(let failure)? = results.first?.ending else { return nil }
    return failure
  }

  @Test(arguments: ApplyMachineTests.Kind.allCases)
  func aWriteThatTookEffectWithoutAClearAnswerIsFoundByLooking(kind: ApplyMachineTests.Kind) throws {
    for write in 0..<kind.writes {
      var model = ModelBucket(kind.before)
      model.faults[write] = .failingAfterEffect
      var machine = try self.machine(kind.bucket, kind.before)
      let results = try model.drive(&machine)
      #expect(results.allSatisfy { $0.isApplied }, "\(results)")
      #expect(model.writes.count == kind.writes, "nothing is sent twice")
    }
  }

  /// After a delete the pair is read before it is given another rule, and before it is said to have none.
  @Test func aRefusalBehindADeleteIsReadBack() throws {
    var model = ModelBucket([Example.live()])
    model.faults = [1: .refused, 2: .refused]
    var machine = try machine(replacing, [Example.live()])
    var steps: [ApplyStep] = []
    var call = machine.firstStep()
    while let step = call?.step {
      steps.append(step)
      call = machine.next(after: model.perform(step), now: model.now)
    }
    for (index, step) in steps.enumerated() where step.isPut {
      guard steps.indices.contains(index + 1), case .read(after: .zero, why: .decide) = steps[index + 1] else {
        Issue.record("no look behind \(step)")
        continue
      }
    }
    #expect(steps.count(where: \.isPut) == 2)
    #expect(failure(machine.results)?.pair == .withoutRule)
  }

  /// Somebody else gave the pair its rule in the meantime.
  @Test func aPairThatHasARuleIsNotSaidToHaveNone() throws {
    var model = ModelBucket([Example.live()])
    model.faults = [1: .refused, 2: .refused]
    var machine = try machine(replacing, [Example.live()])
    var call = machine.firstStep()
    while let step = call?.step {
      let result = model.perform(step)
      if case .restore = step { _ = model.edit(step) }
      call = machine.next(after: result, now: model.now)
    }
    #expect(failure(machine.results)?.pair == .restored([.roleUnknown, .gapNotCopied]))
    #expect(model.live.count == 1)
  }

  /// Where nobody can look, the old rule is put back all the same.
  @Test(arguments: [false, true])
  func anOutageBehindARefusalLeavesNoGap(stops: Bool) throws {
    var model = ModelBucket([Example.live()])
    model.faults = [1: .refused]
    var machine = try machine(replacing, [Example.live()])
    var call = machine.firstStep()
    while let step = call?.step {
      model.unreadable = model.writes.count == 2
      if stops, model.unreadable { machine.stop() }
      call = machine.next(after: model.perform(step), now: model.now)
    }
    #expect(model.live.count == 1)
    #expect(model.writes.count == 3)
    #expect(failure(machine.results)?.pair == .restored([.roleUnknown, .gapNotCopied]))
  }

  @Test(arguments: [Duration.seconds(3), .seconds(6), .seconds(9)])
  func aDeletedRuleThatComesBackIsNotDeleted(delay: Duration) throws {
    let bucket = ApplyMachineTests.Kind.delete.bucket
    var model = ModelBucket([Example.live()])
    model.faults[0] = .returns(delay)
    var machine = try machine(bucket, [Example.live()])
    let results = try model.drive(&machine)
    #expect(model.live.count == 1)
    #expect(failure(results)?.pair == .unclear)
    #expect(failure(results)?.message == "OSS accepted the delete, but lists the rule as doing again")
  }

  /// A list that shows the rule as live once, because it is old, changes nothing.
  @Test func oneOldListIsNotTheLastWord() throws {
    let bucket = ApplyMachineTests.Kind.delete.bucket
    var model = ModelBucket([Example.live()])
    var machine = try machine(bucket, [Example.live()])
    var call = machine.firstStep()
    var settling = 0
    while let step = call?.step {
      var result = model.perform(step)
      if case .read(_, .settle) = step {
        settling += 1
        if settling == 1 { result = .read(.known(try RuleList([Example.live()]))) }
      }
      call = machine.next(after: result, now: model.now)
    }
    #expect(settling > 1)
    #expect(machine.results.allSatisfy { $0.isApplied })
  }

  @Test(arguments: ApplyMachineTests.Kind.allCases)
  func nothingIsDeletedForARuleThatCantBeSent(kind: ApplyMachineTests.Kind) throws {
    let plan = diff(bucket: kind.bucket, rules: try RuleList(kind.before))
    var machine = ApplyMachine(plan, encodingProblems: [Example.address(): "it has U+0001"])
    var model = ModelBucket(kind.before)
    let results = try model.drive(&machine)
    guard kind == .replace else {
      #expect(failure(results) == nil, "only a replace would delete for it")
      return
    }
    #expect(failure(results)?.message == "the new rule can't be sent, so the old one is not deleted: it has U+0001")
    #expect(failure(results)?.pair == .asBefore)
    #expect(model.writes.isEmpty)
  }
}

extension ApplyStep {
  fileprivate var isPut: Bool {
    switch self {
    case .put, .restore: true
    case .read, .delete, .setRTC: false
    }
  }
}
