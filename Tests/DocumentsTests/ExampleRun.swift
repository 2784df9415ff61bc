import Applying
import Documents
import ExamplePlans
import Planning
import Replication
import TestSupport

/// A run with every kind of event, step and ending; one second lies between two events.
enum ExampleRun {
  static let identity = RunIdentity(
    version: "1.2.3", actor: "mona", commit: "0123456789abcdef0123456789abcdef01234567",
    run: "https://ci.example.com/acme/runs/7")

  static let start = EventTime(unixMilliseconds: 1_790_000_000_123)

  /// The events with their times.
  static func events() throws -> [(event: RunEvent, time: EventTime)] {
    let plan = try ExamplePlan.everything()
    let results = try results(of: plan)
    let applying = steps(plan.changes) + results.map { ApplyEvent.changeEnded($0) } + waits(results) + [.stopping]
    let events =
      [RunEvent.planned(RunStart(identity: identity, project: "acme-prod", plan: plan))]
      + applying.map { RunEvent.applying($0) } + [.ended(results, planned: plan.changes.count, exit: 6)]
    return events.enumerated().map { index, event in
      (event, EventTime(unixMilliseconds: start.unixMilliseconds + Int64(index + 1) * 1000))
    }
  }

  /// The changes of the plan, each with another ending.
  private static func results(of plan: Plan) throws -> [ChangeResult] {
    let answer = FailedAnswer(
      status: 400, code: "InvalidArgument", ec: "0031-00000019", requestID: "5C3D9175B6FC201293AD4890")
    let restored = ApplyFailure(
      message: "OSS refused: no", facts: ["HTTP 400", "Code InvalidArgument"], answer: answer, isAccess: false,
      wroteSomething: true, pair: .restored(RestoreLoss.losses(of: Example.live())), gap: .milliseconds(90_500))
    let endings: [ChangeResult.Ending] = [
      .applied(gap: nil, notKept: []), .applied(gap: .milliseconds(125_250), notKept: []), .failed(restored), .stale,
      .skipped(.noPlace), .interrupted(.pendingCreate), .interrupted(.notDone),
      .applied(gap: nil, notKept: [FieldDifference(.userTaggings, live: .taggings(nil), desired: .taggings(nil))]),
      .interrupted(.unverified),
    ]
    return zip(plan.changes, endings).map { ChangeResult(change: $0, ending: $1) }
  }

  private static func steps(_ changes: [Change]) -> [ApplyEvent] {
    let refused = WriteRefusal(
      .other,
      StepFailure(
        message: "OSS refused: No",
        facts: [
          "HTTP 400", "Code InvalidArgument", "EC 0031-00000019", "request ID 5C3D9175B6FC201293AD4890",
          "host invoices.oss-cn-hangzhou.aliyuncs.com",
        ],
        answer: FailedAnswer(
          status: 400, code: "InvalidArgument", ec: "0031-00000019", requestID: "5C3D9175B6FC201293AD4890")))
    let unread = UnknownReason(kind: .transport, message: "the connection was closed")
    func taken(_ step: ApplyStep, _ attempt: Int = 1, of change: Change?, _ answer: StepAnswer) -> [ApplyEvent] {
      let record = StepRecord(bucket: "invoices", address: change?.address, step: step, attempt: attempt)
      return [.stepStarted(record), .stepEnded(record, answer)]
    }
    func answered(_ result: StepResult, _ milliseconds: Int) -> StepAnswer {
      StepAnswer(result, status: 200, requestID: "5C3D91\(milliseconds)", duration: .milliseconds(milliseconds))
    }
    let (create, replace) = (changes[0], changes[1])
    var old = Example.live(id: "rule-7")
    old.canonicalXML = "<Rule><ID>rule-7</ID><Action>PUT</Action></Rule>"
    let desired = Example.desired(create.address)
    return taken(.read(after: .zero, why: .beforeFirstWrite), of: nil, answered(.read(.known(.none)), 11))
      + [.replaceWaiting(replace.address)]
      + taken(.read(after: .zero, why: .beforeReplace), of: replace, answered(.read(.known(.none)), 11))
      + taken(.put(desired), of: create, answered(.accepted, 12))
      + taken(.read(after: .zero, why: .readBack), 2, of: create, StepAnswer(.read(.unknown(unread))))
      + taken(.delete(old), of: replace, answered(.accepted, 13))
      + taken(.read(after: .seconds(2), why: .waitForClosing), of: replace, answered(.read(.known(.none)), 14))
      + taken(.put(desired), of: replace, StepAnswer(.refused(refused), status: 400, requestID: "5C3D"))
      + taken(.restore(old), 2, of: replace, StepAnswer(.unclear(lost)))
      + taken(.read(after: .milliseconds(500), why: .decide), of: replace, answered(.read(.known(.none)), 15))
      + taken(.setRTC(old, to: .enabled), of: changes[2], StepAnswer(.withheld("it can't be recorded")))
      + taken(.read(after: .seconds(2), why: .settle), of: nil, answered(.read(.known(.none)), 16))
  }

  private static var lost: UnclearWrite {
    UnclearWrite(StepFailure(message: "the connection was reset"), mayHaveTakenEffect: true)
  }

  private static func waits(_ results: [ChangeResult]) -> [ApplyEvent] {
    let endings: [ChangeResult.Settling] = [
      .reached, .stillClosing, .still(.starting), .unreadable("the bucket could not be read"), .interrupted,
    ]
    return endings.map { .waitEnded(ChangeResult(change: results[0].change, ending: results[0].ending, settling: $0)) }
  }
}
