internal import Diagnostics

/// A value whose text is either known as soon as it is read, or only once its variables are replaced.
enum Interpolable<Value: Sendable>: Sendable {
  case fixed(Value)
  case open(InterpolatedText)
}

/// A text with variables in it.
struct InterpolatedText: Sendable {
  enum Segment: Sendable {
    case literal(String)
    case variable(Variable, at: SourceSpan)
  }

  /// The text as it is written.
  let written: String
  let segments: [Segment]

  /// The text itself, when there is no variable in it.
  var literal: String? {
    var literal = ""
    for segment in segments {
      guard case .literal(let text) = segment else { return nil }
      literal += text
    }
    return literal
  }

  /// The variables in it, in the order of the text.
  var variables: [Variable] {
    segments.compactMap { if case .variable(let variable, _) = $0 { variable } else { nil } }
  }
}

/// What may stand between `${` and `}`. The names are ASCII, so comparing them as strings compares their bytes.
enum Variable: Hashable, Sendable {
  /// The item for which a group is expanded, under its each-key.
  case item(key: String)
  /// A text beside the item in a `map`: its field of that name, or with the name `value` its only text.
  case field(key: String, name: String)
  /// The name of the bucket that the rule belongs to.
  case sourceBucket
  /// A text that the operator gives, declared under `inputs`.
  case input(String)
}

extension Variable: CustomStringConvertible {
  /// As it is written.
  var description: String {
    switch self {
    case .item(let key): "${\(key)}"
    case .field(let key, let name): "${\(key).\(name)}"
    case .sourceBucket: "${source.bucket}"
    case .input(let name): "${\(VariableName.input):\(name)}"
    }
  }
}
