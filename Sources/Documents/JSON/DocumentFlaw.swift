/// What is wrong with a plan document that is JSON of the right shape.
package struct DocumentFlaw: Error, Hashable, Sendable {
  /// The place of the value in the document, such as `actions[3].live.status`.
  package let path: String
  /// What is wrong there, in words that complete "it".
  package let reason: String

  package init(at path: String, _ reason: String) {
    self.path = path
    self.reason = reason
  }
}
