package import Diagnostics

/// A value of a YAML document, with its place in the text. Aliases and merge keys are already resolved: a node that an
/// alias brought in carries the place of its anchor.
package enum YAMLNode: Sendable {
  case scalar(YAMLScalar)
  case sequence(YAMLSequence)
  case mapping(YAMLMapping)

  /// Where the node stands.
  package var span: SourceSpan {
    switch self {
    case .scalar(let scalar): scalar.span
    case .sequence(let sequence): sequence.span
    case .mapping(let mapping): mapping.span
    }
  }

  /// The tag written before the node, such as `!!str`, in its long form.
  package var tag: String? {
    switch self {
    case .scalar(let scalar): scalar.tag
    case .sequence(let sequence): sequence.tag
    case .mapping(let mapping): mapping.tag
    }
  }
}

/// How a scalar was written.
package enum YAMLScalarStyle: Sendable {
  case plain
  case singleQuoted
  case doubleQuoted
  /// A block with `|`.
  case literal
  /// A block with `>`.
  case folded
}

/// A text, as a value or as a key. Its type is for the reader to decide: nothing here turns `no` into false.
package struct YAMLScalar: Sendable {
  /// The text after quotes and escapes are resolved.
  package let text: String
  package let style: YAMLScalarStyle
  package let tag: String?
  package let span: SourceSpan

  /// Whether there is nothing at all, as behind the colon of `rules:`.
  package var isMissing: Bool { style == .plain && tag == nil && text.utf8.isEmpty }
}

/// A list of values.
package struct YAMLSequence: Sendable {
  package let items: [YAMLNode]
  /// Whether it was written with brackets.
  package let isFlow: Bool
  package let tag: String?
  package let span: SourceSpan
}

/// Keys and their values, in the order of the text; each key once.
package struct YAMLMapping: Sendable {
  /// A key and its value.
  package struct Entry: Sendable {
    package let key: YAMLScalar
    package let value: YAMLNode
  }

  /// The mapping's own entries, then those of its merge keys.
  package let entries: [Entry]
  /// Whether it was written with braces.
  package let isFlow: Bool
  package let tag: String?
  package let span: SourceSpan
}
