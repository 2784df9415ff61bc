import Applying
import Planning
import Replication
import TestSupport
import Testing

@Suite("A pair is neither given up too early nor said to be other than it is")
struct PairStateTests {
  private let replacing = Example.bucket(rules: [Example.desired { $0.action = .all }])

  private func machine(
    _ bucket: DesiredBucket, _ before: [LiveRule], consents: Consents = .none
  ) throws -> ApplyMachine {
    ApplyMachine(diff(bucket: bucket, rules: try RuleList(before), consents: consents))
  }

  private func failure(_ results: [ChangeResult]) -> ApplyFailure? {
    guard case .failed(let failure)? = results.first?.ending else { return nil }
    return failure
  }

  @Test func anOverloadInTheGapIsSatOut() throws {
    var model = ModelBucket([Example.live()])
    for write in 1...9 { model.faults[write] = .unavailable }
    var machine = try machine(replacing, [Example.live()])
    let results = try model.drive(&machine)
    #expect(failure(results) == nil)
    #expect(model.live.map(\.settings.action) == [.modelled(.all)])
  }

  @Test func anOverloadedServiceIsGivenTimeBetweenTries() throws {
    var model = ModelBucket()
    for write in 0...9 { model.faults[write] = .unavailable }
    var machine = try machine(Example.bucket(rules: [Example.desired()]), [])
    let results = try model.drive(&machine)
    #expect(failure(results)?.pair == .unclear)
    #expect(model.writes.count == 4)
    #expect(model.now > .seconds(30))
  }

  @Test func theSilenceThatAnOverloadedServiceAsksForIsKeptBeforeTheNextLook() throws {
    var model = ModelBucket()
    model.faults[0] = .throttled
    var machine = try machine(Example.bucket(rules: [Example.desired()]), [])
    let write = try #require(model.begin(&machine)?.step)
    let next = machine.next(after: model.perform(write), now: model.now)
    #expect(next?.step == .read(after: .seconds(3), why: .decide))
  }

  @Test func anOutageOfReadsInTheGapIsSatOut() throws {
    var model = ModelBucket([Example.live()])
    var machine = try machine(replacing, [Example.live()])
    var call = machine.firstStep()
    while let step = call?.step {
      model.unreadable = !model.writes.isEmpty && model.now < .seconds(300)
      call = machine.next(after: model.perform(step), now: model.now)
    }
    #expect(failure(machine.results) == nil)
    #expect(model.live.count == 1)
  }

  @Test func aRefusalAfterAnUnclearDeleteIsNotTakenAsProofThatNothingHappened() throws {
    var model = ModelBucket([Example.live()])
    model.faults = [0: .failingAfterEffect, 1: .refused]
    model.staleness = .seconds(3)
    var machine = try machine(replacing, [Example.live()])
    let results = try model.drive(&machine)
    #expect(failure(results) == nil)
    #expect(model.live.map(\.settings.action) == [.modelled(.all)])
  }

  @Test func anOldListIsNotTakenForTheNewRule() throws {
    // OSS dropped the tags before, so the old rule looks as if it were what was asked for.
    let bucket = Example.bucket(rules: [
      Example.desired { $0.userTaggings = UserTaggings(filterType: .and, tags: [.init(key: "a", value: "b")]) }
    ])
    let consents = Consents(replace: [Example.address()])
    var model = ModelBucket([Example.live()])
    model.closing = .zero
    model.faults[1] = .vanishes
    var machine = try machine(bucket, [Example.live()], consents: consents)
    var call = machine.firstStep()
    while let step = call?.step {
      var result = model.perform(step)
      if case .read(_, .readBack) = step, case .put? = model.writes.last {
        result = .read(.known(try RuleList([Example.live()])))
      }
      call = machine.next(after: result, now: model.now)
    }
    #expect(failure(machine.results)?.message == "OSS goes on listing the rule that was deleted")
  }

  @Test func rtcOfARuleThatIsDeletedMeanwhileIsNotSaidToBeAsBefore() throws {
    var model = ModelBucket([Example.live()])
    var machine = try machine(Example.bucket(rules: [Example.desired { $0.rtc = .enabled }]), [Example.live()])
    var call = model.begin(&machine)
    _ = model.edit(.delete(Example.live()))
    while let step = call?.step { call = machine.next(after: model.perform(step), now: model.now) }
    #expect(failure(machine.results)?.pair == .withoutRule)
  }

  @Test func aStopFinishesAReplaceWhosePairIsFree() throws {
    var model = ModelBucket([Example.live()])
    model.closing = .zero
    var machine = try machine(replacing, [Example.live()])
    let results = try model.drive(&machine, stopAfter: 2)
    #expect(failure(results) == nil)
    #expect(model.live.map(\.settings.action) == [.modelled(.all)])
  }

  @Test func aStopBeforeTheFirstReadReadsNothing() throws {
    var machine = try machine(replacing, [Example.live()])
    machine.stop()
    #expect(machine.firstStep() == nil)
    #expect(machine.results.map(\.ending) == [.interrupted(.notDone)])
  }

  @Test func aRuleOfTheSameIdentifierThatSaysSomethingElseIsNotDeletedAgain() throws {
    var model = ModelBucket([Example.live()])
    model.faults[0] = .lostRequest
    let bucket = Example.bucket(tombstones: [Tombstone(address: Example.address(), origin: Example.origin)])
    var machine = try machine(bucket, [Example.live()])
    let write = try #require(model.begin(&machine)?.step)
    var call = machine.next(after: model.perform(write), now: model.now)
    model.rules = [Example.live { $0.settings.prefixes = .modelled(PrefixSet(["new/"])) }]
    while let step = call?.step { call = machine.next(after: model.perform(step), now: model.now) }
    #expect(model.writes.count == 1)
    #expect(failure(machine.results)?.pair == .unclear)
  }

  @Test func closingRulesThatComeAndGoDoNotKeepApplyGoingForEver() throws {
    // OSS goes on refusing the create, while its list shows the closing rule every other time.
    var machine = try machine(Example.bucket(rules: [Example.desired()]), [])
    var now = Duration.zero
    var call = machine.firstStep()
    var looks = 0
    while let step = call?.step, now < .seconds(10_000) {
      guard case .read(let pause, _) = step else {
        now += .milliseconds(20)
        call = machine.next(after: .refused(WriteRefusal(.pairHasRule, StepFailure(message: "exists"))), now: now)
        continue
      }
      now += pause + .milliseconds(20)
      let rules = looks.isMultiple(of: 2) ? [] : [Example.live(status: .closing)]
      looks += 1
      call = machine.next(after: .read(.known(try RuleList(rules))), now: now)
    }
    #expect(call == nil)
    #expect(now < .seconds(2000))
  }
}
