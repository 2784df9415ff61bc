internal import Diagnostics

/// Builds the tree from the events, one at a time and without recursion.
///
/// An alias is another mention of its anchor's row; the nodes it stands for are counted all the same, so that a document
/// can't unfold into more than a reader can walk.
struct TreeComposer: ~Copyable {
  let file: SourceFile
  private let limits: YAMLLimits
  private(set) var diagnostics: [Diagnostic] = []
  /// How many findings were dropped, since there were so many before.
  private(set) var dropped = 0
  private var nodes: NodeStore
  private var open: [OpenCollection] = []
  private var keys = KeyIndex()
  /// The rows of nodes whose collection is still open, each collection's side by side.
  private var waiting: [Int32] = []
  private var anchors: [String: ComposedNode] = [:]
  /// The anchors of collections that are open, the innermost last.
  private var openAnchors: [(name: String, row: Int32)] = []
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
  mutating func handle(_ content: MarkedEvent.Content, at place: Place) throws(YAMLRefusal) {
    switch content {
    case .streamStart, .streamEnd, .documentEnd: break
    case .documentStart: try startDocument(place)
    case .alias(let anchor): try attachAlias(String(cString: anchor), place)
    case .scalar(let text, let style, let properties):
      let row = nodes.add(.scalar(style), properties.tag, place, text: text)
      guard nodes.count <= limits.nodes else { throw tooManyNodes(place) }
      let composed = ComposedNode(row: row, weight: 1, depth: 0)
      if let anchor = properties.anchor { anchors[String(cString: anchor)] = composed }
      attach(composed, place)
    case .sequenceStart(let isFlow, let properties): try begin(.sequence(isFlow: isFlow), properties, place)
    case .mappingStart(let isFlow, let properties): try begin(.mapping(isFlow: isFlow), properties, place)
    case .sequenceEnd, .mappingEnd:
      guard let collection = open.popLast() else { return }
      let composed = collection.close(
        endingAt: place.end, waiting: &waiting, keys: &keys, nodes: &nodes, diagnostics: &diagnostics)
      if let anchor = openAnchors.last, anchor.row == composed.row {
        openAnchors.removeLast()
        anchors[anchor.name] = composed
      }
      dropExcess()
      attach(composed, nodes.place(of: composed.row))
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
    guard nodes.count <= limits.nodes else { throw tooManyNodes(place) }
    open.append(OpenCollection(row: row, shape: shape, base: waiting.count, start: place.end))
    if let anchor = properties.anchor { openAnchors.append((String(cString: anchor), row)) }
    guard open.count <= limits.depth else { throw tooDeep(place) }
  }

  private func tooDeep(_ place: Place) -> YAMLRefusal {
    overLimit("lists and mappings lie more than \(limits.depth) deep in each other", place)
  }

  private func tooManyNodes(_ place: Place) -> YAMLRefusal {
    overLimit("the file holds more than \(limits.nodes) keys and values", place)
  }

  private mutating func attachAlias(_ anchor: String, _ place: Place) throws(YAMLRefusal) {
    if let holder = openAnchors.last(where: { $0.name == anchor }) {
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
          help: [
            "quote the text if no alias is meant: \(QuotedText("\"*\(anchor)\""))",
            "otherwise define the anchor above its first use",
          ]))
    }
    aliasedNodes += composed.weight
    guard aliasedNodes <= limits.aliasedNodes else {
      throw overLimit("the aliases stand for more than \(limits.aliasedNodes) keys and values", place)
    }
    guard open.count + composed.depth <= limits.depth else { throw tooDeep(place) }
    attach(composed, place)
  }

  /// Puts a finished node where it belongs.
  private mutating func attach(_ composed: ComposedNode, _ place: Place) {
    guard !open.isEmpty else {
      root = composed
      return
    }
    if let problem = open[open.count - 1].take(composed, place: place, waiting: &waiting, keys: &keys, nodes: nodes) {
      // Making a finding costs more than reading what it is about.
      if diagnostics.count < limits.findings {
        diagnostics.append(problem.diagnostic(at: place, in: nodes))
      } else {
        dropped += 1
      }
    }
  }

  private mutating func dropExcess() {
    let excess = diagnostics.count - limits.findings
    guard excess > 0 else { return }
    diagnostics.removeLast(excess)
    dropped += excess
  }

  private func overLimit(_ message: String, _ place: Place) -> YAMLRefusal {
    YAMLRefusal(
      Diagnostic(.overLimit, message, at: place.span(in: file), help: ["split the file or write it more simply"]))
  }
}
