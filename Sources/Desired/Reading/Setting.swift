internal import Diagnostics

/// What a block says about something that it may inherit.
enum Setting<Value: Sendable>: Sendable {
  /// Nothing is said; what is inherited holds.
  case absent
  /// `null` is written: what would be inherited does not hold.
  case unset(at: SourceSpan)
  /// Something wrong is written, and reported; nothing may be concluded from it.
  case invalid
  case given(Value, at: SourceSpan)

  /// This setting where something is said, else the inherited one.
  func over(_ inherited: Setting) -> Setting {
    if case .absent = self { inherited } else { self }
  }

  var value: Value? {
    if case .given(let value, _) = self { value } else { nil }
  }

  /// The same setting with another value, which a function makes of this one; what it can't make is invalid.
  func map<Other>(_ transform: (Value, SourceSpan) -> Other?) -> Setting<Other> {
    switch self {
    case .absent: .absent
    case .unset(let span): .unset(at: span)
    case .invalid: .invalid
    case .given(let value, let span): transform(value, span).map { .given($0, at: span) } ?? .invalid
    }
  }

  /// The value with its place; nil without a value.
  var located: Located<Value>? {
    if case .given(let value, let span) = self { Located(value: value, span: span) } else { nil }
  }

  /// Where it is written.
  var span: SourceSpan? {
    switch self {
    case .absent, .invalid: nil
    case .unset(let span), .given(_, let span): span
    }
  }

  /// Whether nothing is said.
  var isAbsent: Bool {
    switch self {
    case .absent: true
    case .unset, .invalid, .given: false
    }
  }

  /// Whether it is certain that there is no value.
  var isNone: Bool {
    switch self {
    case .absent, .unset: true
    case .invalid, .given: false
    }
  }
}
