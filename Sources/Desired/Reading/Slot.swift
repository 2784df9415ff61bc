internal import Diagnostics
internal import YAMLDocument

/// A place in the configuration with the value in it.
struct Slot {
  let node: YAMLNode
  /// The key; the list's key for an item, and for the content of a file the text that names it.
  let key: YAMLScalar
  private let isItem: Bool

  init(_ entry: YAMLMapping.Entry) {
    node = entry.value
    key = entry.key
    isItem = false
  }

  /// The content of a file that is named by a text.
  init(file: YAMLScalar, _ node: YAMLNode) {
    self.node = node
    key = file
    isItem = false
  }

  /// An item of the list in another slot.
  init(item: YAMLNode, of list: Slot) {
    node = item
    key = list.key
    isItem = true
  }

  /// What messages call it.
  var name: String { key.text }

  /// Where to point when the value itself is not there.
  var keySpan: SourceSpan { isItem ? node.span : key.span }

  /// Whether nothing stands there.
  var isMissing: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.isMissing
  }

  /// Whether the word `null` stands there, the one spelling that unsets a field.
  var isNull: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.style == .plain && scalar.tag == nil && scalar.hasText("null")
  }
}

/// A value and the place where it is written.
struct Located<Value: Sendable>: Sendable {
  let value: Value
  let span: SourceSpan
}
