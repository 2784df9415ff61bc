internal import Diagnostics

/// Builds the tree from the events, one at a time and without recursion.
///
/// An alias is another mention of its anchor's row; the nodes it stands for are counted all the same, so that a document
/// can't unfold into more than a reader can walk.
struct TreeComposer: ~Copyable {
  let file: SourceFile
  private let limits: YAMLLimits
  private(set) var diagnostics: [Diagnostic] = []
  private var nodes: NodeStore
  private var open: [OpenCollection] = []
  /// The rows of nodes whose collection is still open, each collection's side by side.
  private var waiting: [Int32] = []
  private var anchors: [String: ComposedNode] = [:]
  private var root: ComposedNode?
  private var hasDocument = false
  private var aliasedNodes = 0

  /// - Parameter size: the size of the text in bytes.
  init(file: SourceFile, size: Int, limits: YAMLLimits) {
    self.file = file
    self.limits = limits
    nodes = NodeStore(file: file, size: min(size, limits.bytes))
  }

  /// Takes an event into the tree.
  mutating func handle(_ event: MarkedEvent) throws(YAMLRefusal) {
    let place = event.place
    switch event.content {
    case .streamStart, .streamEnd, .documentEnd: break
    case .documentStart: try startDocument(place)
    case .alias(let anchor): try attachAlias(String(cString: anchor), place)
    case .scalar(let text, let style, let properties):
      let row = nodes.add(.scalar(style), properties.tag, place, text: text)
      try checkCount(place)
      attach(ComposedNode(row: row, weight: 1, depth: 0), properties.anchor.map { String(cString: $0) }, place)
    case .sequenceStart(let isFlow, let properties): try begin(.sequence(isFlow: isFlow), properties, place)
    case .mappingStart(let isFlow, let properties): try begin(.mapping(isFlow: isFlow), properties, place)
    case .sequenceEnd, .mappingEnd:
      guard let collection = open.popLast() else { return }
      let (composed, findings) = collection.close(endingAt: place.end, waiting: &waiting, nodes: &nodes)
      diagnostics += findings
      attach(composed, collection.anchor, nodes.place(of: composed.row))
    }
  }

  /// The root, once every event is taken.
  mutating func finish() throws(YAMLRefusal) -> YAMLNode {
    if let root, !nodes.isMissing(root.row) { return nodes.tree().node(at: Int(root.row)) }
    let start = SourcePosition(line: 1, column: 1)
    throw YAMLRefusal(
      Diagnostic(
        .emptyFile, "the file holds no configuration", at: SourceSpan(file: file, start: start, end: start),
        help: ["begin with `version: 1`"]))
  }

  private mutating func startDocument(_ place: Place) throws(YAMLRefusal) {
    guard hasDocument else {
      hasDocument = true
      return
    }
    throw YAMLRefusal(
      Diagnostic(
        .severalDocuments, "a second document begins here", at: place.span(in: file),
        help: ["keep one document in a file; remove the line `---`"]))
  }

  private mutating func begin(
    _ shape: YAMLTree.Node.Shape, _ properties: NodeProperties, _ place: Place
  ) throws(YAMLRefusal) {
    let row = nodes.add(shape, properties.tag, place)
    try checkCount(place)
    open.append(
      OpenCollection(
        row: row, shape: shape, anchor: properties.anchor.map { String(cString: $0) }, base: waiting.count,
        start: place.end))
    try checkDepth(open.count, place)
  }

  private func checkDepth(_ depth: Int, _ place: Place) throws(YAMLRefusal) {
    guard depth <= limits.depth else {
      throw overLimit("lists and mappings lie more than \(limits.depth) deep in each other", place)
    }
  }

  private func checkCount(_ place: Place) throws(YAMLRefusal) {
    guard nodes.count <= limits.nodes else {
      throw overLimit("the file holds more than \(limits.nodes) keys and values", place)
    }
  }

  private mutating func attachAlias(_ anchor: String, _ place: Place) throws(YAMLRefusal) {
    if let holder = open.last(where: { $0.anchor == anchor }) {
      throw YAMLRefusal(
        Diagnostic(
          .badAlias, "the alias \(QuotedText("*" + anchor)) lies inside its own anchor", at: place.span(in: file),
          labels: [Diagnostic.Label(span: nodes.span(of: holder.row), message: "the anchor's value begins here")],
          help: ["write the value out"]))
    }
    guard let composed = anchors[anchor] else {
      throw YAMLRefusal(
        Diagnostic(
          .badAlias, "no anchor \(QuotedText("&" + anchor)) stands before this alias", at: place.span(in: file),
          help: ["define the anchor above its first use, or quote the text if no alias is meant"]))
    }
    aliasedNodes += composed.weight
    guard aliasedNodes <= limits.aliasedNodes else {
      throw overLimit("the aliases stand for more than \(limits.aliasedNodes) keys and values", place)
    }
    try checkDepth(open.count + composed.depth, place)
    attach(composed, nil, place)
  }

  /// Puts a finished node where it belongs.
  private mutating func attach(_ composed: ComposedNode, _ anchor: String?, _ place: Place) {
    if let anchor { anchors[anchor] = composed }
    guard let innermost = open.indices.last else {
      root = composed
      return
    }
    if let problem = open[innermost].take(composed, place: place, waiting: &waiting, nodes: nodes) {
      diagnostics.append(problem.diagnostic(at: place, in: nodes))
    }
  }

  private func overLimit(_ message: String, _ place: Place) -> YAMLRefusal {
    YAMLRefusal(
      Diagnostic(.overLimit, message, at: place.span(in: file), help: ["split the file or write it more simply"]))
  }
}
