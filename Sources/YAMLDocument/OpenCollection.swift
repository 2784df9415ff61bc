internal import Diagnostics

/// A list or mapping whose end has not been read yet.
struct OpenCollection {
  enum Kind {
    case sequence
    case mapping
  }

  let kind: Kind
  let isFlow: Bool
  let tag: String?
  let anchor: String?
  /// The place of its first character.
  let start: SourceSpan
  /// What is wrong with its keys.
  private(set) var diagnostics: [Diagnostic] = []

  private var items: [YAMLNode] = []
  private var entries: [YAMLMapping.Entry] = []
  private var keys = KeyIndex()
  private var pending = PendingKey.none
  private var weight = 1
  private var depth = 0
  /// The end of the last thing in it. The parser reports the end of a block only at the next token, which may be lines
  /// below.
  private var lastEnd: SourcePosition

  /// The key whose value comes next.
  private enum PendingKey {
    case none
    case key(YAMLScalar)
    /// A key that was refused; its value is dropped.
    case refused
  }

  init(kind: Kind, isFlow: Bool, tag: String?, anchor: String?, start: SourceSpan) {
    self.kind = kind
    self.isFlow = isFlow
    self.tag = tag
    self.anchor = anchor
    self.start = start
    lastEnd = start.end
  }

  /// Takes the next item, key or value, which stands at `place` (an alias stands elsewhere than its node).
  mutating func take(_ composed: ComposedNode, place: SourceSpan) {
    weight += composed.weight
    depth = max(depth, composed.depth)
    lastEnd = max(lastEnd, place.end)
    guard kind == .mapping else {
      items.append(composed.node)
      return
    }
    switch pending {
    case .none: pending = takeKey(composed.node, place: place)
    case .key(let key):
      entries.append(YAMLMapping.Entry(key: key, value: composed.node))
      pending = .none
    case .refused: pending = .none
    }
  }

  /// The finished node.
  mutating func close(endingAt end: SourcePosition) -> ComposedNode {
    let span = SourceSpan(file: start.file, start: start.start, end: isFlow ? end : lastEnd)
    switch kind {
    case .sequence:
      return ComposedNode(
        node: .sequence(YAMLSequence(items: items, isFlow: isFlow, tag: tag, span: span)), weight: weight,
        depth: depth + 1)
    case .mapping:
      var merging = MergeKeys(entries: entries)
      merging.resolve()
      diagnostics += merging.diagnostics
      return ComposedNode(
        node: .mapping(YAMLMapping(entries: merging.entries, isFlow: isFlow, tag: tag, span: span)), weight: weight,
        depth: depth + 1)
    }
  }

  private mutating func takeKey(_ node: YAMLNode, place: SourceSpan) -> PendingKey {
    guard case .scalar(let key) = node else {
      diagnostics.append(
        Diagnostic(
          .keyNotText, "a list or mapping can't be a key", at: place,
          help: ["write the key as text; quote a text that begins with `[` or `{`"]))
      return .refused
    }
    if let first = keys.insert(key, among: entries) {
      diagnostics.append(
        Diagnostic(
          .duplicateKey, "the key \(QuotedText(key.text)) stands twice in one mapping", at: place,
          labels: [Diagnostic.Label(span: first, message: "first written here")],
          help: [
            key.isMergeKey
              ? "write one merge key with a list of aliases: `<<: [*first, *second]`" : "keep one of the two"
          ]))
      return .refused
    }
    return .key(key)
  }
}
