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
