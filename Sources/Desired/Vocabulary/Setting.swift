internal import Diagnostics

/// What a block says about something that it may inherit.
enum Setting<Value: Sendable>: Sendable {
  /// Nothing is said; what is inherited holds.
  case absent
  /// Something wrong is written, and reported; nothing may be concluded from it.
  case invalid
  /// A value is written, or `null`: then what would be inherited does not hold. One case for both, since copies of settings,
  /// of which reading makes many, cost less with one kind of content than with two.
  case written(Value?, at: SourceSpan)

  static func given(_ value: Value, at span: SourceSpan) -> Setting { .written(value, at: span) }

  /// `null` is written.
  static func unset(at span: SourceSpan) -> Setting { .written(nil, at: span) }

  /// This setting where something is said, else the inherited one.
  func over(_ inherited: Setting) -> Setting {
    if case .absent = self { inherited } else { self }
  }

  var value: Value? {
    if case .written(let value, _) = self { value } else { nil }
  }

  /// The same setting with another value, which a function makes of this one; what it can't make is invalid.
  func map<Other>(_ transform: (Value, SourceSpan) -> Other?) -> Setting<Other> {
    switch self {
    case .absent: .absent
    case .invalid: .invalid
    case .written(nil, let span): .unset(at: span)
    case .written(let value?, let span): transform(value, span).map { .given($0, at: span) } ?? .invalid
    }
  }

  /// The value with its place; nil without a value.
  var located: Located<Value>? {
    if case .written(let value?, let span) = self { Located(value: value, span: span) } else { nil }
  }

  /// Where it is written.
  var span: SourceSpan? {
    switch self {
    case .absent, .invalid: nil
    case .written(_, let span): span
    }
  }

  /// Whether nothing is said.
  var isAbsent: Bool {
    switch self {
    case .absent: true
    case .invalid, .written: false
    }
  }

  /// Whether it is certain that there is no value.
  var isNone: Bool {
    switch self {
    case .absent, .written(nil, _): true
    case .invalid, .written: false
    }
  }
}
