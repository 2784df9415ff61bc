import Applying
import Execution
import HTTPTransport
import OSSClient
import Replication
import Testing

@Suite("What a failed write proves")
struct WriteErrorTests {
  /// The answer as OSS's own envelope with a code, or as a page of whatever stands in between.
  private func result(_ status: Int, _ code: String?, retryAfter: Duration? = nil) -> StepResult {
    StepResult(.service(ServiceError(status: status, code: code, retryAfter: retryAfter)))
  }

  private func refusal(_ result: StepResult) -> WriteRefusal? {
    if case .refused(let refusal) = result { return refusal }
    return nil
  }

  private func unclear(_ result: StepResult) -> UnclearWrite? {
    if case .unclear(let write) = result { return write }
    return nil
  }

  @Test(arguments: 300..<600)
  func onlyOSSsOwnWordsRefuse(status: Int) {
    let isPassing = status == 408 || status == 429 || status >= 500
    #expect((refusal(result(status, "AccessDenied")) == nil) == isPassing)
    #expect(unclear(result(status, "AccessDenied"))?.mayHaveTakenEffect == (isPassing ? status >= 500 : nil))
    #expect(unclear(result(status, nil))?.mayHaveTakenEffect == true, "a page may hide a success")
  }

  /// What OSS's codes say of the bucket's rules.
  static let reasons: [(status: Int, code: String, reason: WriteRefusal.Reason)] = [
    (400, "BucketReplicationAlreadyExist", .pairHasRule), (409, "BucketReplicationAlreadyExist", .pairHasRule),
    (404, "NoSuchReplicationRule", .ruleGone), (404, "NoSuchReplicationConfiguration", .ruleGone),
    (400, "NoSuchReplicationRule", .other), (400, "BucketReplicationInClosingStatus", .ruleClosing),
    (400, "TooManyOutgoingReplication", .bucketFull), (404, "NoSuchBucket", .other), (403, "AccessDenied", .other),
    (400, "InvalidTargetLocation", .other),
  ]

  @Test(arguments: reasons)
  func aCodeSaysWhatIsInTheWay(sample: (status: Int, code: String, reason: WriteRefusal.Reason)) {
    let refusal = refusal(result(sample.status, sample.code))
    #expect(refusal?.reason == sample.reason)
    #expect(refusal?.failure.answer?.code == sample.code)
    #expect(refusal?.failure.facts == ["HTTP \(sample.status)", "Code \(sample.code)"])
    #expect(refusal?.failure.isAccess == (sample.status == 403))
  }

  @Test func howLongOSSAsksToWaitIsHandedOn() {
    #expect(unclear(result(429, "SlowDown", retryAfter: .seconds(3)))?.retryAfter == .seconds(3))
    #expect(unclear(result(503, nil))?.retryAfter == nil)
  }

  @Test(arguments: [true, false])
  func aBrokenConnectionIsUnclear(mayHaveBeenSent: Bool) {
    let failure = HTTPFailure(kind: .interrupted, mayHaveBeenSent: mayHaveBeenSent, message: "reset")
    let write = unclear(StepResult(.transport(failure)))
    #expect(write?.mayHaveTakenEffect == mayHaveBeenSent)
    #expect(write?.failure.message == "reset")
  }

  @Test func aSuccessThatCantBeReadIsUnclear() {
    let answer = UnreadableAnswer(status: 200, reason: "html", host: "h")
    #expect(unclear(StepResult(.unreadable(answer)))?.mayHaveTakenEffect == true)
  }

  @Test func whatWasNeverSentIsRefused() {
    #expect(refusal(StepResult(.notSent(reason: "it has U+0001")))?.reason == .other)
  }
}
