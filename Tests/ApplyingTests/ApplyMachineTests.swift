import Applying
import Planning
import Replication
import TestSupport
import Testing

@Suite("How a bucket's changes come to their end")
struct ApplyMachineTests {
  /// The four kinds of changes of one rule, each with what is there before.
  enum Kind: String, CaseIterable, CustomTestStringConvertible {
    case create, replace, setRTC, delete
    var testDescription: String { rawValue }

    var before: [LiveRule] { self == .create ? [] : [Example.live()] }

    var bucket: DesiredBucket {
      switch self {
      case .create: Example.bucket(rules: [Example.desired()])
      case .replace: Example.bucket(rules: [Example.desired { $0.action = .all }])
      case .setRTC: Example.bucket(rules: [Example.desired { $0.rtc = .enabled }])
      case .delete: Example.bucket(tombstones: [Tombstone(address: Example.address(), origin: Example.origin)])
      }
    }

    var writes: Int { self == .replace ? 2 : 1 }
  }

  private func machine(_ bucket: DesiredBucket, _ before: [LiveRule]) throws -> ApplyMachine {
    ApplyMachine(diff(bucket: bucket, rules: try RuleList(before)))
  }

  private func isConverged(_ model: ModelBucket, _ bucket: DesiredBucket) throws -> Bool {
    diff(bucket: bucket, rules: try RuleList(model.rules)).changes.isEmpty
  }

  @Test(arguments: Kind.allCases)
  func eachKindConvergesWithExactlyItsWrites(kind: Kind) throws {
    var model = ModelBucket(kind.before)
    var machine = try self.machine(kind.bucket, kind.before)
    let results = try model.drive(&machine)
    #expect(results.map(\.change.kind.rawValue) == [kind == .setRTC ? "set-rtc" : kind.rawValue])
    guard case .applied(let gap, [])? = results.first?.ending else {
      Issue.record("not applied: \(results)")
      return
    }
    #expect((gap != nil) == (kind == .replace))
    #expect(model.writes.count == kind.writes)
    #expect(try isConverged(model, kind.bucket))
  }

  struct FaultCase: Sendable, CustomTestStringConvertible {
    let kind: Kind
    let fault: ModelFault
    let write: Int
    let stale: Bool
    var testDescription: String { "\(kind) with \(fault) at write \(write)\(stale ? ", stale reads" : "")" }
  }

  static let passing: [FaultCase] = Kind.allCases.flatMap { kind in
    (0..<kind.writes).flatMap { write in
      [ModelFault.lostAnswer, .lostRequest, .unavailable].flatMap { fault in
        [false, true].map { FaultCase(kind: kind, fault: fault, write: write, stale: $0) }
      }
    }
  }

  @Test(arguments: passing)
  func aPassingFaultIsDecidedByLooking(sample: FaultCase) throws {
    var model = ModelBucket(sample.kind.before)
    model.faults[sample.write] = sample.fault
    if sample.stale { model.staleness = .milliseconds(700) }
    var machine = try self.machine(sample.kind.bucket, sample.kind.before)
    let results = try model.drive(&machine)
    guard case .applied? = results.first?.ending else {
      Issue.record("not applied: \(results)")
      return
    }
    #expect(try isConverged(model, sample.kind.bucket))
    #expect(model.live.count == (sample.kind == .delete ? 0 : 1))
  }

  @Test func aRefusedCreateLeavesEverythingAsItWas() throws {
    var model = ModelBucket()
    model.faults[0] = .refused
    var machine = try self.machine(Kind.create.bucket, [])
    let results = try model.drive(&machine)
    guard case .failed(let failure)? = results.first?.ending else {
      Issue.record("should have failed: \(results)")
      return
    }
    #expect(failure.pair == .asBefore)
    #expect(!failure.wroteSomething)
    #expect(model.writes.count == 1)
  }

  @Test func aRefusedSuccessorPutsTheOldRuleBack() throws {
    var model = ModelBucket(Kind.replace.before)
    model.faults[1] = .refused
    var machine = try self.machine(Kind.replace.bucket, Kind.replace.before)
    let results = try model.drive(&machine)
    guard case .failed(let failure)? = results.first?.ending else {
      Issue.record("should have failed: \(results)")
      return
    }
    #expect(failure.pair == .restored([.roleUnknown, .gapNotCopied]))
    #expect(failure.wroteSomething)
    #expect(model.live.count == 1)
    #expect(model.live.first?.isSameConfiguration(as: Example.live()) == true)
  }

  @Test func whenPuttingBackFailsTooThePairIsSaidToBeWithoutARule() throws {
    var model = ModelBucket(Kind.replace.before)
    model.faults = [1: .refused, 2: .refused]
    var machine = try self.machine(Kind.replace.bucket, Kind.replace.before)
    let results = try model.drive(&machine)
    guard case .failed(let failure)? = results.first?.ending else {
      Issue.record("should have failed: \(results)")
      return
    }
    #expect(failure.pair == .withoutRule)
    #expect(failure.message.contains("putting the old one back failed"))
    #expect(model.live.isEmpty)
  }

  @Test func anAcceptedRuleThatNeverShowsIsNotCalledApplied() throws {
    var model = ModelBucket()
    model.faults[0] = .vanishes
    var machine = try self.machine(Kind.create.bucket, [])
    let results = try model.drive(&machine)
    #expect(results.first.map { if case .failed = $0.ending { true } else { false } } == true)
    #expect(model.now >= .seconds(30))
  }

  @Test func aForeignRuleOfThePairIsNeverAdopted() throws {
    // Somebody creates another rule for the pair between the first look and the write.
    var model = ModelBucket()
    var machine = try self.machine(Kind.create.bucket, [])
    var call = model.begin(&machine)
    #expect(call?.step == .put(Example.desired()))
    model.rules = [Example.live(Example.rule { $0.action = .all }, id: "foreign")]
    while let step = call?.step { call = machine.next(after: model.perform(step), now: model.now) }
    guard case .failed(let failure)? = machine.results.first?.ending else {
      Issue.record("should have failed: \(machine.results)")
      return
    }
    #expect(failure.message.contains("action"))
    #expect(model.rules.map(\.id) == ["foreign"])
  }

  @Test func aBucketThatChangedSinceThePlanIsNotTouched() throws {
    var machine = try self.machine(Kind.replace.bucket, Kind.replace.before)
    var model = ModelBucket([Example.live { $0.settings.prefixes = .modelled(PrefixSet(["new/"])) }])
    let results = try model.drive(&machine)
    #expect(results.map(\.ending) == [.stale])
    #expect(model.writes.isEmpty)
  }

  @Test func aRuleMadeAnewWithTheSameContentIsAddressedByItsNewIdentifier() throws {
    var machine = try self.machine(Kind.delete.bucket, Kind.delete.before)
    var model = ModelBucket([Example.live(id: "rule-2")])
    let results = try model.drive(&machine)
    #expect(results.first?.isApplied == true)
    #expect(model.writes == [.delete(Example.live(id: "rule-2"))])
  }

  @Test func anUnreadableBucketIsNotTouched() throws {
    var machine = try self.machine(Kind.delete.bucket, Kind.delete.before)
    var model = ModelBucket(Kind.delete.before)
    model.unreadable = true
    let results = try model.drive(&machine)
    #expect(results.first?.isApplied == false)
    #expect(model.writes.isEmpty)
  }

  @Test func afterAFailureNothingIsReplacedOrDeleted() throws {
    let addresses = ["a-new", "b-replaced", "c-deleted"].map { Example.address("invoices", BucketName($0).text) }
    let before = addresses.dropFirst().enumerated().map {
      Example.live(Example.rule($1), id: ExactString("rule-\($0)"))
    }
    let bucket = Example.bucket(rules: [
      Example.desired(addresses[0]), Example.desired(addresses[1]) { $0.action = .all },
    ])
    var model = ModelBucket(before)
    model.faults[0] = .refused
    var machine = try self.machine(bucket, before)
    let results = try model.drive(&machine)
    #expect(results.dropFirst().map(\.ending) == [.skipped(.afterFailure), .skipped(.afterFailure)])
    #expect(model.rules == before)
  }

  @Test func aClosingRuleIsWaitedOutBeforeTheCreate() throws {
    var model = ModelBucket([Example.live()])
    model.closing = .seconds(120)
    // Deleted by somebody else a moment ago.
    _ = model.perform(.delete(Example.live()))
    let before = model.rules
    var machine = try self.machine(Kind.create.bucket, before)
    let results = try model.drive(&machine)
    #expect(results.first?.isApplied == true)
    #expect(model.now >= .seconds(120))
    #expect(model.writes.count == 2)
  }

  @Test func closingWithoutEndIsGivenUpAndSaid() throws {
    var model = ModelBucket(Kind.replace.before)
    model.closing = .seconds(1_000_000)
    var machine = try self.machine(Kind.replace.bucket, Kind.replace.before)
    let results = try model.drive(&machine)
    guard case .failed(let failure)? = results.first?.ending else {
      Issue.record("should have failed: \(results)")
      return
    }
    #expect(failure.pair == .withoutRule)
    #expect(failure.message.contains("still closing after 1800 s"))
    #expect(model.now < .seconds(1900))
  }

  @Test func aStopDuringTheWaitLeavesTheCreatePending() throws {
    var model = ModelBucket(Kind.replace.before)
    var machine = try self.machine(Kind.replace.bucket, Kind.replace.before)
    let results = try model.drive(&machine, stopAfter: 3)
    #expect(results.map(\.ending) == [.interrupted(.pendingCreate)])
    #expect(model.writes.count == 1)
  }

  @Test func aStopBeforeTheFirstWriteStartsNothing() throws {
    var model = ModelBucket(Kind.delete.before)
    var machine = try self.machine(Kind.delete.bucket, Kind.delete.before)
    let results = try model.drive(&machine, stopAfter: 0)
    #expect(results.map(\.ending) == [.interrupted(.notDone)])
    #expect(model.writes.isEmpty)
  }
}
