package import Applying
package import OSSClient
internal import Planning
internal import Replication

extension StepResult {
  /// Sorts a write's error by what it proves: only a clear refusal, in OSS's own envelope, ends the matter.
  package init(_ error: OSSError) {
    let isRefusal =
      switch error {
      case .service(let answer):
        answer.code != nil && answer.status < 500 && answer.status != 429 && answer.status != 408
      case .notSent, .noCredentials, .notTried: true
      case .transport, .unreadable: false
      }
    let failure = StepFailure(error)
    self =
      isRefusal
      ? .refused(WriteRefusal(WriteRefusal.Reason(error), failure))
      : .unclear(UnclearWrite(failure, mayHaveTakenEffect: error.mayHaveTakenEffect, retryAfter: error.retryAfter))
  }
}

extension WriteRefusal.Reason {
  /// What OSS's code says of the bucket's rules, from the error codes of PutBucketReplication, DeleteBucketReplication and
  /// PutBucketRTC.
  fileprivate init(_ error: OSSError) {
    guard case .service(let answer) = error else {
      self = .other
      return
    }
    self =
      switch (answer.code, answer.status) {
      case ("BucketReplicationAlreadyExist", _): .pairHasRule
      case ("NoSuchReplicationRule", 404), ("NoSuchReplicationConfiguration", 404): .ruleGone
      case ("BucketReplicationInClosingStatus", _): .ruleClosing
      case ("TooManyOutgoingReplication", _): .bucketFull
      default: .other
      }
  }
}

extension StepFailure {
  fileprivate init(_ error: OSSError) {
    self.init(message: error.summary, facts: error.facts, answer: error.answer, isAccess: error.isAccessRefusal)
  }
}

extension BucketPlan {
  /// Why new rules can't be sent, by pair, for those that can't. It is found out before anything is deleted for them.
  var encodingProblems: [RuleAddress: String] {
    var problems: [RuleAddress: String] = [:]
    for change in changes { problems[change.address] = change.desired?.rule.encodingProblem }
    return problems
  }
}
