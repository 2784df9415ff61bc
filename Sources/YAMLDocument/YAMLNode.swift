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

  var tree: YAMLTree {
    switch self {
    case .scalar(let scalar): scalar.tree
    case .sequence(let sequence): sequence.tree
    case .mapping(let mapping): mapping.tree
    }
  }

  var row: Int32 {
    switch self {
    case .scalar(let scalar): Int32(scalar.row)
    case .sequence(let sequence): Int32(sequence.row)
    case .mapping(let mapping): Int32(mapping.row)
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

  package var hasTag: Bool { tree.nodes[row].hasTag }

  package var span: SourceSpan { tree.span(of: row) }

  /// What can be told without making a string.
  package var glance: ScalarGlance { tree.glance(at: row) }

  /// Whether a byte is in the text.
  package func contains(_ byte: UInt8) -> Bool { tree.holds(byte, inTextAt: row) }

  /// Whether there is nothing at all, as behind the colon of `rules:`.
  package var isMissing: Bool { glance.isMissing }

  /// Whether the text is the same bytes as another; costs no string.
  package func hasText(_ other: String) -> Bool {
    let other = other.utf8.span
    guard other.count == Int(tree.nodes[row].count) else { return false }
    let first = Int(tree.nodes[row].first)
    for index in other.indices where tree.text[first + index] != other[index] { return false }
    return true
  }

  /// The first of some texts that is the same bytes; costs no string.
  package func index(among texts: [StaticString]) -> Int? { tree.index(ofTextAt: row, among: texts) }

  /// Gives the bytes of the text.
  package func withUTF8<Value>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Value) rethrows -> Value {
    let first = Int(tree.nodes[row].first)
    let count = Int(tree.nodes[row].count)
    return try tree.text.withUnsafeBufferPointer { text in
      try body(UnsafeBufferPointer(rebasing: text[first..<(first + count)]))
    }
  }
}

/// What can be told of a text without making a string of it.
///
/// A large file has tens of thousands of texts that are just what they seem: for these, one look is all that is taken.
package struct ScalarGlance: Sendable {
  /// Whether it stands there without quotes, as one line or several.
  package let isPlain: Bool
  package let hasTag: Bool
  /// In UTF-8.
  package let byteCount: Int
  /// Nil for an empty text.
  package let firstByte: UInt8?
  package let span: SourceSpan

  /// Whether there is nothing at all, as behind the colon of `rules:`.
  package var isMissing: Bool { byteCount == 0 && isPlain && !hasTag }
}

/// A list of values.
package struct YAMLSequence: Sendable {
  let tree: YAMLTree
  let row: Int

  /// How many values there are.
  package var count: Int { Int(tree.nodes[row].count) }

  package var items: Items { Items(tree: tree, first: Int(tree.nodes[row].first), count: Int(tree.nodes[row].count)) }

  package var hasTag: Bool { tree.nodes[row].hasTag }

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

  package var hasTag: Bool { tree.nodes[row].hasTag }

  /// How many entries there are.
  package var count: Int { Int(tree.nodes[row].count) }

  /// The entry at a place among the others, from 0.
  package func entry(at index: Int) -> Entry {
    let first = Int(tree.nodes[row].first) + 2 * index
    return Entry(tree: tree, keyRow: tree.children[first], valueRow: tree.children[first + 1])
  }

  /// Which of some texts the key of an entry is; nil for none of them.
  package func indexOfKey(at index: Int, among texts: [StaticString]) -> Int? {
    tree.index(ofTextAt: Int(tree.children[Int(tree.nodes[row].first) + 2 * index]), among: texts)
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

    /// A value that stands under no key.
    package init(withoutKey value: YAMLNode) { self.init(tree: value.tree, keyRow: value.row, valueRow: value.row) }

    init(tree: YAMLTree, keyRow: Int32, valueRow: Int32) {
      self.tree = tree
      self.keyRow = keyRow
      self.valueRow = valueRow
    }

    /// An item of the list that stands under a key, or a text in its place.
    package func item(_ item: YAMLNode) -> Entry {
      Entry(tree: item.tree, keyRow: keyRow, valueRow: item.row)
    }

    /// The item at a place of the list that stands under the key, from 0.
    package func item(at index: Int, of list: YAMLSequence) -> Entry {
      Entry(tree: list.tree, keyRow: keyRow, valueRow: list.tree.children[Int(list.tree.nodes[list.row].first) + index])
    }

    /// What can be told of the value without making a string; nil for what is no text.
    package var glance: ScalarGlance? {
      guard case .scalar = tree.nodes[Int(valueRow)].shape else { return nil }
      return tree.glance(at: Int(valueRow))
    }

    /// The text of a value for which there is a glance.
    package var text: String { YAMLScalar(tree: tree, row: Int(valueRow)).text }

    /// Whether a byte is in that text.
    package func holds(_ byte: UInt8) -> Bool { tree.holds(byte, inTextAt: Int(valueRow)) }

    package var keySpan: SourceSpan { tree.span(of: Int(keyRow)) }
    package var valueSpan: SourceSpan { tree.span(of: Int(valueRow)) }
    package var valueHasTag: Bool { tree.nodes[Int(valueRow)].hasTag }

    /// The value, if it is a text.
    package var scalar: YAMLScalar? {
      guard case .scalar = tree.nodes[Int(valueRow)].shape else { return nil }
      return YAMLScalar(tree: tree, row: Int(valueRow))
    }

    /// The value, if it is a list.
    package var sequence: YAMLSequence? {
      guard case .sequence = tree.nodes[Int(valueRow)].shape else { return nil }
      return YAMLSequence(tree: tree, row: Int(valueRow))
    }

    /// The value, if it is a mapping.
    package var mapping: YAMLMapping? {
      guard case .mapping = tree.nodes[Int(valueRow)].shape else { return nil }
      return YAMLMapping(tree: tree, row: Int(valueRow))
    }

    /// Which of some texts the value is; nil for none of them.
    package func valueIndex(among texts: [StaticString]) -> Int? {
      guard case .scalar = tree.nodes[Int(valueRow)].shape else { return nil }
      return tree.index(ofTextAt: Int(valueRow), among: texts)
    }
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
