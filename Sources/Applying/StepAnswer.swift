internal import OSSClient
package import Replication

/// How a step ended.
package struct StepAnswer: Hashable, Sendable {
  package let result: StepResult
  /// The HTTP status of the answer; nil where none came.
  package let status: Int?
  /// By what OSS's support finds the request; nil where the answer has none, as one of a proxy.
  package let requestID: String?
  /// How long the call took with all its tries, without the pause before it.
  package let duration: Duration

  package init(_ result: StepResult, status: Int? = nil, requestID: String? = nil, duration: Duration = .zero) {
    self.result = result
    self.status = status
    self.requestID = requestID
    self.duration = duration
  }
}

/// Why a step did not give what was asked for.
package struct StepFailure: Hashable, Sendable {
  /// What happened, as one sentence without a full stop.
  package let message: String
  /// What OSS said, piece by piece.
  package let facts: [String]
  /// The same field by field; nil where no answer came.
  package let answer: FailedAnswer?
  /// Whether credentials, permissions or the clock are the cause.
  package let isAccess: Bool
}

extension StepResult {
  /// Why the step did not give what was asked for; nil where it did.
  package var failure: StepFailure? {
    switch self {
    case .read(.known), .accepted: nil
    case .read(.unknown(let reason)):
      StepFailure(
        message: reason.message, facts: reason.facts, answer: reason.answer, isAccess: reason.kind == .access)
    case .refused(let error), .unclear(let error):
      StepFailure(
        message: error.summary, facts: error.facts, answer: error.answer, isAccess: error.isAccessRefusal)
    case .withheld(let reason): StepFailure(message: reason, facts: [], answer: nil, isAccess: false)
    }
  }
}
