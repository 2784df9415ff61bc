package import OSSClient

/// How a step ended.
package struct StepAnswer: Hashable, Sendable {
  package let result: StepResult
  /// By what the answer can be found again; nil where none came.
  package let metadata: ResponseMetadata?
  /// How long the call took with all its tries, without the pause before it.
  package let duration: Duration

  package init(_ result: StepResult, metadata: ResponseMetadata? = nil, duration: Duration = .zero) {
    self.result = result
    self.metadata = metadata
    self.duration = duration
  }
}
