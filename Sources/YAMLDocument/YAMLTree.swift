internal import Diagnostics
internal import Glibc

/// The nodes of a document, laid out flat.
///
/// A large file has hundreds of thousands of nodes. As objects of their own each would cost several pieces of memory and the
/// counting of references to them; as rows of a few arrays they cost what is written, and the whole tree is freed at once.
/// `YAMLNode` and the types beside it are views of a row.
final class YAMLTree: Sendable {
  /// A node: what it is, where it stands, and where its content lies in the other arrays.
  struct Node {
    /// What kind of node it is and how it was written.
    enum Shape {
      case scalar(YAMLScalarStyle)
      case sequence(isFlow: Bool)
      case mapping(isFlow: Bool)
    }

    let shape: Shape
    /// Whether `tags` knows the node.
    let hasTag: Bool
    /// Where it stands; the end of a collection is known once it is closed.
    var place: Place
    /// A scalar's first byte in `text`, or a collection's first row number in `children`.
    var first: Int32
    /// How many bytes, items or entries there are.
    var count: Int32

    var isMapping: Bool { if case .mapping = shape { true } else { false } }
  }

  let file: SourceFile
  let nodes: [Node]
  /// The rows of the items of lists, and of keys and values by turns of mappings; each collection's side by side.
  let children: [Int32]
  /// The texts of all scalars, one behind the other, in UTF-8.
  let text: [UInt8]
  /// The tags that are written, by their nodes' rows.
  let tags: [Int: String]

  init(file: SourceFile, nodes: [Node], children: [Int32], text: [UInt8], tags: [Int: String]) {
    self.file = file
    self.nodes = nodes
    self.children = children
    self.text = text
    self.tags = tags
  }

  /// Where a node stands.
  func span(of row: Int) -> SourceSpan { nodes[row].place.span(in: file) }

  /// The tag written before a node.
  func tag(of row: Int) -> String? { nodes[row].hasTag ? tags[row] : nil }

  /// The first of some texts that is the same bytes as a scalar.
  func index(ofTextAt row: Int, among texts: [StaticString]) -> Int? {
    let (first, count) = (Int(nodes[row].first), Int(nodes[row].count))
    return text.withUnsafeBufferPointer { text in
      for (index, other) in texts.enumerated() where other.utf8CodeUnitCount == count {
        var offset = 0
        while offset < count, text[first + offset] == other.utf8Start[offset] { offset += 1 }
        if offset == count { return index }
      }
      return nil
    }
  }

  /// What can be told of a scalar.
  func glance(at row: Int) -> ScalarGlance {
    let node = nodes[row]
    let isPlain = if case .scalar(.plain) = node.shape { true } else { false }
    return ScalarGlance(
      isPlain: isPlain, hasTag: node.hasTag, byteCount: Int(node.count),
      firstByte: node.count == 0 ? nil : text[Int(node.first)], span: node.place.span(in: file))
  }

  /// Whether a byte is in a scalar; `memchr` looks at many bytes at once.
  func holds(_ byte: UInt8, inTextAt row: Int) -> Bool {
    let (first, count) = (Int(nodes[row].first), Int(nodes[row].count))
    return text.withUnsafeBufferPointer { text in
      guard let start = text.baseAddress else { return false }
      return memchr(start + first, Int32(byte), count) != nil
    }
  }

  /// The view of a row.
  func node(at row: Int) -> YAMLNode {
    switch nodes[row].shape {
    case .scalar: .scalar(YAMLScalar(tree: self, row: row))
    case .sequence: .sequence(YAMLSequence(tree: self, row: row))
    case .mapping: .mapping(YAMLMapping(tree: self, row: row))
    }
  }
}
