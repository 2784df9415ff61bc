internal import Planning
internal import Replication
internal import TerminalText

/// What changes as a graph for Mermaid: buckets as nodes, changes as arrows from source to destination. Pairs that count up
/// are one arrow.
struct MermaidGraph {
  /// The text between the fences.
  let lines: [String]
  /// How many changes found no room.
  let leftOut: Int

  /// More arrows than this are no longer a picture.
  private static let mostArrows = 40

  /// Nil for a plan without changes.
  init?(_ changes: [Change]) {
    let kinds: [Change.Kind] = [.delete, .replace, .setRTC, .create]
    let arrows = kinds.flatMap { kind in
      let addresses = changes.filter { $0.kind == kind }.map(\.address)
      return PairRun.runs(of: addresses).map { Arrow($0, in: addresses, kind) }
    }
    guard !arrows.isEmpty else { return nil }
    let shown = arrows.prefix(Self.mostArrows)
    leftOut = arrows.dropFirst(shown.count).reduce(0) { $0 + $1.count }
    var nodes = MermaidNodes()
    var drawn: [String] = []
    var styles: [Change.Kind: [Int]] = [:]
    for (index, arrow) in shown.enumerated() {
      let (source, destination) = (nodes.identifier(arrow.source), nodes.identifier(arrow.destination))
      drawn.append("  \(source) \(arrow.kind.arrow)|\"\(arrow.label)\"| \(destination)")
      styles[arrow.kind, default: []].append(index)
    }
    let painted = kinds.compactMap { kind in
      styles[kind].map { indices in
        "  linkStyle \(indices.map(String.init).joined(separator: ",")) stroke:\(kind.stroke),stroke-width:2px"
      }
    }
    lines = ["flowchart LR"] + nodes.lines + drawn + painted
  }

  private struct Arrow {
    let source: Phrase
    let destination: Phrase
    let kind: Change.Kind
    let count: Int

    init(_ run: PairRun, in addresses: [RuleAddress], _ kind: Change.Kind) {
      let (first, last) = (addresses[run.first], addresses[run.last])
      source = PairRun.range(first.source, last.source)
      destination = PairRun.range(first.destination, last.destination)
      self.kind = kind
      count = run.members.count
    }

    var label: String { count == 1 ? kind.rawValue : "\(kind.rawValue) \(count)" }
  }
}

/// Buckets by their names, each with an identifier of our own.
private struct MermaidNodes {
  private let fitting = PhraseFitting(ascii: false)
  private var identifiers: [ExactString: String] = [:]
  private(set) var lines: [String] = []

  /// The widest text of a node, in columns.
  private static let widest = 60

  mutating func identifier(_ name: Phrase) -> String {
    let chunks = fitting.chunks(name)
    let whole = chunks.map { String(repeating: " ", count: $0.blanks) + $0.text }.joined()
    let key = ExactString(whole)
    if let known = identifiers[key] { return known }
    let identifier = "n\(identifiers.count)"
    identifiers[key] = identifier
    let chunk = TextChunk(text: whole, width: fitting.width(of: name))
    let text = chunk.width > Self.widest ? fitting.display.shortened(chunk, to: Self.widest).text : whole
    lines.append("  \(identifier)[\"\(Self.escaped(text))\"]")
    return identifier
  }

  /// Everything that could mean something to Mermaid, or to what it makes of the text, as a code.
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", "-", ".", "…": escaped.unicodeScalars.append(scalar)
      default: escaped += "#\(scalar.value);"
      }
    }
  }
}

extension Change.Kind {
  fileprivate var arrow: String {
    switch self {
    case .create: "-->"
    case .replace: "==>"
    case .setRTC: "-.->"
    case .delete: "--x"
    }
  }

  /// Colours that are told apart on light and on dark.
  fileprivate var stroke: String {
    switch self {
    case .create: "#2da44e"
    case .replace: "#8250df"
    case .setRTC: "#bf8700"
    case .delete: "#cf222e"
    }
  }
}
