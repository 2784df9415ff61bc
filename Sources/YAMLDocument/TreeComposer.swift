internal import Diagnostics

/// Builds the tree from the events, one at a time and without recursion.
///
/// An alias becomes a copy of its anchor's node, which shares the node's memory; the nodes it stands for are counted
/// all the same, so that a document can't unfold into more than a reader can walk.
struct TreeComposer {
  let file: String
  private let limits: YAMLLimits
  private(set) var diagnostics: [Diagnostic] = []
  private var open: [OpenCollection] = []
  private var anchors: [String: ComposedNode] = [:]
  private var root: ComposedNode?
  private var hasDocument = false
  private var nodes = 0
  private var aliasedNodes = 0

  init(file: String, limits: YAMLLimits) {
    self.file = file
    self.limits = limits
  }

  /// Takes an event into the tree.
  mutating func handle(_ event: MarkedEvent) throws(YAMLRefusal) {
    let span = SourceSpan(file: file, start: event.start, end: event.end)
    switch event.content {
    case .streamStart, .streamEnd, .documentEnd: break
    case .documentStart: try startDocument(span)
    case .alias(let anchor): try attachAlias(anchor, span)
    case .scalar(let text, let style, let tag, let anchor):
      try countNode(span)
      let scalar = YAMLScalar(text: text, style: style, tag: tag, span: span)
      attach(ComposedNode(node: .scalar(scalar), weight: 1, depth: 0), anchor: anchor)
    case .sequenceStart(let isFlow, let tag, let anchor):
      try begin(OpenCollection(kind: .sequence, isFlow: isFlow, tag: tag, anchor: anchor, start: span), span)
    case .mappingStart(let isFlow, let tag, let anchor):
      try begin(OpenCollection(kind: .mapping, isFlow: isFlow, tag: tag, anchor: anchor, start: span), span)
    case .sequenceEnd, .mappingEnd:
      guard var collection = open.popLast() else { return }
      let composed = collection.close(endingAt: event.end)
      diagnostics += collection.diagnostics
      attach(composed, anchor: collection.anchor)
    }
  }

  /// The root, once every event is taken.
  mutating func finish() throws(YAMLRefusal) -> YAMLNode {
    if let root, !root.isMissing { return root.node }
    let start = SourcePosition(line: 1, column: 1)
    throw YAMLRefusal(
      Diagnostic(
        .emptyFile, "the file holds no configuration", at: SourceSpan(file: file, start: start, end: start),
        help: ["begin with `version: 1`"]))
  }

  private mutating func startDocument(_ span: SourceSpan) throws(YAMLRefusal) {
    guard hasDocument else {
      hasDocument = true
      return
    }
    throw YAMLRefusal(
      Diagnostic(
        .severalDocuments, "a second document begins here", at: span,
        help: ["keep one document in a file; remove the line `---`"]))
  }

  private mutating func begin(_ collection: OpenCollection, _ span: SourceSpan) throws(YAMLRefusal) {
    try countNode(span)
    open.append(collection)
    try checkDepth(open.count, span)
  }

  private func checkDepth(_ depth: Int, _ span: SourceSpan) throws(YAMLRefusal) {
    guard depth <= limits.depth else {
      throw overLimit("lists and mappings lie more than \(limits.depth) deep in each other", span)
    }
  }

  private mutating func countNode(_ span: SourceSpan) throws(YAMLRefusal) {
    nodes += 1
    guard nodes <= limits.nodes else {
      throw overLimit("the file holds more than \(limits.nodes) keys and values", span)
    }
  }

  private mutating func attachAlias(_ anchor: String, _ span: SourceSpan) throws(YAMLRefusal) {
    if let holder = open.last(where: { $0.anchor == anchor }) {
      throw YAMLRefusal(
        Diagnostic(
          .badAlias, "the alias \(QuotedText("*" + anchor)) lies inside its own anchor", at: span,
          labels: [Diagnostic.Label(span: holder.start, message: "the anchor's value begins here")],
          help: ["write the value out"]))
    }
    guard let composed = anchors[anchor] else {
      throw YAMLRefusal(
        Diagnostic(
          .badAlias, "no anchor \(QuotedText("&" + anchor)) stands before this alias", at: span,
          help: ["define the anchor above its first use, or quote the text if no alias is meant"]))
    }
    aliasedNodes += composed.weight
    guard aliasedNodes <= limits.aliasedNodes else {
      throw overLimit("the aliases stand for more than \(limits.aliasedNodes) keys and values", span)
    }
    try checkDepth(open.count + composed.depth, span)
    attach(composed, anchor: nil, place: span)
  }

  private mutating func attach(_ composed: ComposedNode, anchor: String?, place: SourceSpan? = nil) {
    if let anchor { anchors[anchor] = composed }
    guard let innermost = open.indices.last else {
      root = composed
      return
    }
    open[innermost].take(composed, place: place ?? composed.node.span)
  }

  private func overLimit(_ message: String, _ span: SourceSpan) -> YAMLRefusal {
    YAMLRefusal(Diagnostic(.overLimit, message, at: span, help: ["split the file or write it more simply"]))
  }
}

/// A finished node and the number of nodes in it, with aliases counted as what they stand for.
struct ComposedNode {
  let node: YAMLNode
  let weight: Int
  /// How many lists and mappings lie in each other in it; zero for a text.
  let depth: Int

  /// Whether there is nothing in the place of the node.
  var isMissing: Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.isMissing
  }
}
