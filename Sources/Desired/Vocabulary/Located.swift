internal import Diagnostics

/// A value and the place where it is written.
struct Located<Value: Sendable>: Sendable {
  let value: Value
  let span: SourceSpan
}
