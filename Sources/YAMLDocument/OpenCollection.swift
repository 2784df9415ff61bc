internal import Diagnostics

/// A list or mapping whose end has not been read yet.
struct OpenCollection {
  let row: Int32
  let anchor: String?
  private let isMapping: Bool
  private let isFlow: Bool
  /// Where its rows begin among those that wait for the end of their collection.
  private let base: Int
  private var keys = KeyIndex()
  private var pending = PendingKey.none
  private var hasMergeKey = false
  private var weight = 1
  private var depth = 0
  /// The end of the last thing in it. The parser reports the end of a block only at the next token, which may be lines
  /// below.
  private var lastEnd: SourcePosition

  /// The key whose value comes next.
  private enum PendingKey {
    case none
    case key(Int32)
    /// A key that was refused; its value is dropped.
    case refused
  }

  /// - Parameters:
  ///   - base: how many rows wait for the end of other collections.
  ///   - start: the place behind its beginning.
  init(row: Int32, shape: YAMLTree.Node.Shape, anchor: String?, base: Int, start: SourcePosition) {
    self.row = row
    self.anchor = anchor
    (isMapping, isFlow) =
      switch shape {
      case .mapping(let isFlow): (true, isFlow)
      case .sequence(let isFlow): (false, isFlow)
      case .scalar: (false, false)
      }
    self.base = base
    lastEnd = start
  }

  /// Takes the next item, key or value, which stands at `place` (an alias stands elsewhere than its node).
  ///
  /// - Parameter waiting: the rows that wait for the end of their collection, to which accepted ones are added.
  /// - Returns: what is wrong with a key.
  mutating func take(
    _ composed: ComposedNode, place: Place, waiting: inout [Int32], nodes: NodeStore
  ) -> Diagnostic? {
    weight += composed.weight
    depth = max(depth, composed.depth)
    lastEnd = max(lastEnd, place.end)
    guard isMapping else {
      waiting.append(composed.row)
      return nil
    }
    switch pending {
    case .none:
      if let diagnostic = refusal(ofKey: composed.row, place, waiting[base...], nodes) {
        pending = .refused
        return diagnostic
      }
      pending = .key(composed.row)
      hasMergeKey = hasMergeKey || nodes.isMergeKey(composed.row)
    case .key(let key):
      waiting.append(key)
      waiting.append(composed.row)
      pending = .none
    case .refused: pending = .none
    }
    return nil
  }

  /// Finishes the node and takes its rows from those that wait.
  ///
  /// - Returns: the node, and what is wrong with its merge key.
  func close(
    endingAt end: SourcePosition, waiting: inout [Int32], nodes: inout NodeStore
  ) -> (ComposedNode, [Diagnostic]) {
    let end = isFlow ? end : lastEnd
    var diagnostics: [Diagnostic] = []
    if hasMergeKey {
      var merging = MergeKeys(entries: Array(waiting[base...]))
      merging.resolve(in: nodes)
      diagnostics = merging.diagnostics
      nodes.fill(row, with: merging.entries, count: merging.entries.count / 2, endingAt: end)
    } else {
      let content = waiting[base...]
      nodes.fill(row, with: content, count: isMapping ? content.count / 2 : content.count, endingAt: end)
    }
    waiting.removeSubrange(base...)
    return (ComposedNode(row: row, weight: weight, depth: depth + 1), diagnostics)
  }

  /// What is wrong with a key, if anything is.
  private mutating func refusal(
    ofKey key: Int32, _ place: Place, _ entries: ArraySlice<Int32>, _ nodes: NodeStore
  ) -> Diagnostic? {
    guard case .scalar = nodes.shape(of: key) else {
      return Diagnostic(
        .keyNotText, "a list or mapping can't be a key", at: place.span(in: nodes.file),
        help: ["write the key as text; quote a text that begins with `[` or `{`"])
    }
    guard let first = keys.insert(key, among: entries, in: nodes) else { return nil }
    let text = String(decoding: nodes.bytes(of: key), as: UTF8.self)
    return Diagnostic(
      .duplicateKey, "the key \(QuotedText(text)) stands twice in one mapping", at: place.span(in: nodes.file),
      labels: [Diagnostic.Label(span: nodes.span(of: first), message: "first written here")],
      help: [
        nodes.isMergeKey(key)
          ? "write one merge key with a list of aliases: `<<: [*first, *second]`" : "keep one of the two"
      ])
  }
}

/// A finished node and the number of nodes in it, with aliases counted as what they stand for.
struct ComposedNode {
  let row: Int32
  let weight: Int
  /// How many lists and mappings lie in each other in it; zero for a text.
  let depth: Int
}
