internal import Diagnostics

/// A list or mapping whose end has not been read yet. There is one for every list and mapping of a file, so it holds nothing
/// whose copies are counted.
struct OpenCollection: BitwiseCopyable {
  let row: Int32
  private let isMapping: Bool
  private let isFlow: Bool
  /// Where its rows begin among those that wait for the end of their collection.
  private let base: Int
  private var pending = PendingKey.none
  private var hasMergeKey = false
  private var weight = 1
  private var depth = 0
  /// The end of the last thing in it. The parser reports the end of a block only at the next token, which may be lines
  /// below.
  private var lastEnd: Mark

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
  init(row: Int32, shape: YAMLTree.Node.Shape, base: Int, start: Mark) {
    self.row = row
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
  /// - Parameters:
  ///   - waiting: the rows that wait for the end of their collection, to which accepted ones are added.
  ///   - keys: the keys of mappings that are open.
  /// - Returns: what is wrong with a key.
  mutating func take(
    _ composed: ComposedNode, place: Place, waiting: inout [Int32], keys: inout KeyIndex, nodes: borrowing NodeStore
  ) -> BadKey? {
    weight += composed.weight
    depth = max(depth, composed.depth)
    if lastEnd < place.end { lastEnd = place.end }
    guard isMapping else {
      waiting.append(composed.row)
      return nil
    }
    switch pending {
    case .none:
      guard case .scalar = nodes.shape(of: composed.row) else {
        pending = .refused
        return .notText
      }
      if let first = keys.insert(composed.row, of: row, among: waiting, from: base, in: nodes) {
        pending = .refused
        return .repeated(composed.row, first: first)
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
  /// - Parameter diagnostics: takes what is wrong with its merge key.
  func close(
    endingAt end: Mark, waiting: inout [Int32], keys: inout KeyIndex, nodes: inout NodeStore,
    diagnostics: inout [Diagnostic]
  ) -> ComposedNode {
    let end = isFlow ? end : lastEnd
    if hasMergeKey {
      var merging = MergeKeys(entries: Array(waiting[base...]))
      merging.resolve(in: nodes)
      diagnostics += merging.diagnostics
      nodes.fill(row, with: merging.entries, from: 0, endingAt: end)
    } else {
      nodes.fill(row, with: waiting, from: base, endingAt: end)
    }
    if isMapping { keys.close(row, entries: (waiting.count - base) / 2) }
    while waiting.count > base { waiting.removeLast() }
    return ComposedNode(row: row, weight: weight, depth: depth + 1)
  }
}

/// What is wrong with a key.
enum BadKey {
  case notText
  /// The row of the key, and of the one that is the same.
  case repeated(Int32, first: Int32)

  /// The finding about the key at a place.
  func diagnostic(at place: Place, in nodes: borrowing NodeStore) -> Diagnostic {
    switch self {
    case .notText:
      return Diagnostic(
        .keyNotText, "a list or mapping can't be a key", at: place.span(in: nodes.file),
        help: ["write the key as text; quote a text that begins with `[` or `{`"])
    case .repeated(let key, let first):
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
}

/// A finished node and the number of nodes in it, with aliases counted as what they stand for.
struct ComposedNode {
  let row: Int32
  let weight: Int
  /// How many lists and mappings lie in each other in it; zero for a text.
  let depth: Int
}
