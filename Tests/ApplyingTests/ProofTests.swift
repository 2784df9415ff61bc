import Applying
import OSSClient
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

  @Test(arguments: 300..<500)
  func aPageOfAProxyIsUnclearWhateverItsStatus(status: Int) {
    let page = OSSError.service(ServiceError(status: status))
    #expect(StepResult(page) == .unclear(page))
    #expect(page.mayHaveTakenEffect)
    let refusal = OSSError.service(ServiceError(status: status, code: "AccessDenied"))
    let isPassing = status == 408 || status == 429
    #expect(StepResult(refusal) == (isPassing ? .unclear(refusal) : .refused(refusal)))
    #expect(!refusal.mayHaveTakenEffect)
  }

  @Test(
    arguments: ApplyMachineTests.Kind.allCases,
    [301, 302, 307, 400, 401, 403, 404, 405, 407, 409, 413, 425, 429, 451, 499])
  func aWriteThatTookEffectBehindAPageIsFoundByLooking(kind: ApplyMachineTests.Kind, status: Int) throws {
    for write in 0..<kind.writes {
      var model = ModelBucket(kind.before)
      model.faults[write] = .page(status)
      var machine = try self.machine(kind.bucket, kind.before)
      let results = try model.drive(&machine)
      #expect(results.allSatisfy { $0.isApplied }, "\(results)")
      #expect(model.writes.count == kind.writes, "nothing is sent twice")
    }
  }

  /// After a delete the pair is read before it is given another rule, and before it is said to have none.
  @Test func aRefusalBehindADeleteIsReadBack() throws {
    var model = ModelBucket([Example.live()])
    model.faults = [1: .refused(code: "InvalidTargetLocation"), 2: .refused(code: "AccessDenied")]
    var machine = try machine(replacing, [Example.live()])
    var steps: [ApplyStep] = []
    var step = machine.firstStep()
    while step != .finish {
      steps.append(step)
      step = machine.next(after: model.perform(step), now: model.now)
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
    model.faults = [1: .refused(code: "InvalidTargetLocation"), 2: .refused(code: "AccessDenied")]
    var machine = try machine(replacing, [Example.live()])
    var step = machine.firstStep()
    while step != .finish {
      let result = model.perform(step)
      if case .restore = step { _ = model.edit(step) }
      step = machine.next(after: result, now: model.now)
    }
    #expect(failure(machine.results)?.pair == .restored([.roleUnknown, .gapNotCopied]))
    #expect(model.live.count == 1)
  }

  /// Where nobody can look, the old rule is put back all the same.
  @Test(arguments: [false, true])
  func anOutageBehindARefusalLeavesNoGap(stops: Bool) throws {
    var model = ModelBucket([Example.live()])
    model.faults = [1: .refused(code: "InvalidTargetLocation")]
    var machine = try machine(replacing, [Example.live()])
    var step = machine.firstStep()
    while step != .finish {
      model.unreadable = model.writes.count == 2
      if stops, model.unreadable { machine.stop() }
      step = machine.next(after: model.perform(step), now: model.now)
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
    var step = machine.firstStep()
    var settling = 0
    while step != .finish {
      var result = model.perform(step)
      if case .read(_, .settle) = step {
        settling += 1
        if settling == 1 { result = .read(.known(try RuleList([Example.live()]))) }
      }
      step = machine.next(after: result, now: model.now)
    }
    #expect(settling > 1)
    #expect(machine.results.allSatisfy { $0.isApplied })
  }

  /// No delete is ever followed by a create that can't be encoded.
  @Test func nothingIsDeletedForARuleThatCantBeSent() throws {
    var generator = SeededGenerator(seed: 11)
    var refused = 0
    for _ in 0..<2_000 {
      let text = ExactString(Self.text(&generator))
      let desired = Example.desired { rule in
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: rule.prefixes = PrefixSet([text])
        case 1:
          rule.syncRole = text
          rule.sseKMS = .enabled(replicaKMSKeyID: "key")
        case 2: rule.userTaggings = UserTaggings(filterType: .and, tags: [.init(key: text, value: "v")])
        default:
          rule.syncRole = "role"
          rule.sseKMS = .enabled(replicaKMSKeyID: text)
        }
      }
      let consents = Consents(replace: [Example.address()])
      var model = ModelBucket([Example.live()])
      let plan = diff(bucket: Example.bucket(rules: [desired]), rules: try RuleList(model.rules), consents: consents)
      var machine = ApplyMachine(plan)
      _ = try model.drive(&machine)
      let canBeSent = desired.rule.encodingProblem == nil
      refused += canBeSent ? 0 : 1
      guard !canBeSent else { continue }
      #expect(model.writes.isEmpty, "\(text.text.debugDescription)")
      #expect(model.live == [Example.live()])
      #expect(failure(machine.results)?.pair == .asBefore)
    }
    #expect((200..<1_800).contains(refused), "both kinds are met")
  }

  private static func text(_ generator: inout SeededGenerator) -> String {
    let scalars: [Unicode.Scalar] = ["a", "/", "\u{1}", "\u{FFFE}", "é", "\u{B}", "<", "&", "\u{7F}", "\t"]
    return String(
      String.UnicodeScalarView(
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          scalars[Int.random(in: 0..<scalars.count, using: &generator)]
        }))
  }
}

extension ApplyStep {
  fileprivate var isPut: Bool {
    switch self {
    case .put, .restore: true
    case .read, .delete, .setRTC, .finish: false
    }
  }
}
