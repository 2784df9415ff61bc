internal import Diagnostics
internal import YAMLDocument

/// A place in the configuration with the value in it.
struct Slot {
  /// The key, or the list's key for an item.
  let name: String
  let node: YAMLNode
  /// Where to point when the value itself is not there.
  let keySpan: SourceSpan

  init(_ entry: YAMLMapping.Entry) { self.init(entry, named: entry.key.text) }

  /// An entry whose key is known.
  init(_ entry: YAMLMapping.Entry, named name: String) {
    self.name = name
    node = entry.value
    keySpan = entry.key.span
  }

  /// The content of a file that is named at `keySpan`.
  init(file: String, _ node: YAMLNode, namedAt keySpan: SourceSpan) {
    name = file
    self.node = node
    self.keySpan = keySpan
  }

  /// An item of the list under `name`.
  init(item: YAMLNode, of name: String) {
    self.name = name
    node = item
    keySpan = item.span
  }

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
