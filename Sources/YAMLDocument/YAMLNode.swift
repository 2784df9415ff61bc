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
  let tree: YAMLTree
  let row: Int

  /// The text after quotes and escapes are resolved; made anew each time.
  package var text: String { withUTF8 { String(decoding: $0, as: UTF8.self) } }

  package var style: YAMLScalarStyle {
    if case .scalar(let style) = tree.nodes[row].shape { style } else { .plain }
  }

  package var tag: String? { tree.tag(of: row) }

  package var span: SourceSpan { tree.span(of: row) }

  /// Whether there is nothing at all, as behind the colon of `rules:`.
  package var isMissing: Bool { tree.nodes[row].count == 0 && style == .plain && !tree.nodes[row].hasTag }

  /// Whether the text is the same bytes as another; costs no string.
  package func hasText(_ other: String) -> Bool {
    guard other.utf8.count == Int(tree.nodes[row].count) else { return false }
    var other = other
    return other.withUTF8 { other in withUTF8 { $0.elementsEqual(other) } }
  }

  /// Gives the bytes of the text.
  package func withUTF8<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
    let first = Int(tree.nodes[row].first)
    let count = Int(tree.nodes[row].count)
    return try tree.text.withUnsafeBufferPointer { text in
      try body(UnsafeBufferPointer(rebasing: text[first..<(first + count)]))
    }
  }
}

/// A list of values.
package struct YAMLSequence: Sendable {
  let tree: YAMLTree
  let row: Int

  package var items: Items { Items(tree: tree, first: Int(tree.nodes[row].first), count: Int(tree.nodes[row].count)) }

  /// Whether it was written with brackets.
  package var isFlow: Bool {
    if case .sequence(let isFlow) = tree.nodes[row].shape { isFlow } else { false }
  }

  package var tag: String? { tree.tag(of: row) }

  package var span: SourceSpan { tree.span(of: row) }

  /// The values in the order of the text.
  package struct Items: RandomAccessCollection, Sendable {
    let tree: YAMLTree
    let first: Int
    package let count: Int

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }
    package subscript(index: Int) -> YAMLNode { tree.node(at: Int(tree.children[first + index])) }
  }
}

/// Keys and their values, in the order of the text; each key once.
package struct YAMLMapping: Sendable {
  let tree: YAMLTree
  let row: Int

  /// The mapping's own entries, then those of its merge keys.
  package var entries: Entries {
    Entries(tree: tree, first: Int(tree.nodes[row].first), count: Int(tree.nodes[row].count))
  }

  /// Whether it was written with braces.
  package var isFlow: Bool {
    if case .mapping(let isFlow) = tree.nodes[row].shape { isFlow } else { false }
  }

  package var tag: String? { tree.tag(of: row) }

  package var span: SourceSpan { tree.span(of: row) }

  /// A key and its value.
  package struct Entry: Sendable {
    let tree: YAMLTree
    let keyRow: Int32
    let valueRow: Int32

    package var key: YAMLScalar { YAMLScalar(tree: tree, row: Int(keyRow)) }
    package var value: YAMLNode { tree.node(at: Int(valueRow)) }
  }

  /// The entries of a mapping.
  package struct Entries: RandomAccessCollection, Sendable {
    let tree: YAMLTree
    let first: Int
    package let count: Int

    package var startIndex: Int { 0 }
    package var endIndex: Int { count }
    package subscript(index: Int) -> Entry {
      Entry(tree: tree, keyRow: tree.children[first + 2 * index], valueRow: tree.children[first + 2 * index + 1])
    }
  }
}
