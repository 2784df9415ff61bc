internal import Diagnostics

/// The rows of a tree that is being built.
struct NodeStore: ~Copyable {
  let file: SourceFile
  private var nodes: [YAMLTree.Node] = []
  private var children: [Int32] = []
  private var text: [UInt8] = []
  private var tags: [Int: String] = [:]

  /// - Parameter size: the size of the source in bytes, from which the need for memory is guessed.
  init(file: SourceFile, size: Int) {
    self.file = file
    nodes.reserveCapacity(size / 8)
    children.reserveCapacity(size / 8)
    text.reserveCapacity(size / 2)
  }

  /// How many nodes there are.
  var count: Int { nodes.count }

  /// Adds a node and gives its row. The content of a collection is not known yet.
  ///
  /// - Parameter scalar: the text of a scalar.
  mutating func add(
    _ shape: YAMLTree.Node.Shape, _ tag: EventText?, _ place: Place,
    text scalar: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0)
  ) -> Int32 {
    let row = nodes.count
    nodes.append(
      YAMLTree.Node(
        shape: shape, hasTag: tag != nil, place: place, first: Int32(text.count), count: Int32(scalar.count)))
    text.append(contentsOf: scalar)
    if let tag { tags[row] = String(cString: tag) }
    return Int32(row)
  }

  /// Fills a collection.
  ///
  /// - Parameters:
  ///   - rows: what ends with the rows of its items, or of its keys and values by turns.
  ///   - base: where these begin.
  mutating func fill(_ row: Int32, with rows: [Int32], from base: Int, endingAt end: Mark) {
    let count = rows.count - base
    nodes[Int(row)].first = Int32(children.count)
    nodes[Int(row)].count = Int32(nodes[Int(row)].isMapping ? count / 2 : count)
    nodes[Int(row)].place.end = end
    // Most collections are so small that one by one is faster than all at once.
    for index in base..<rows.count { children.append(rows[index]) }
  }

  /// The finished tree.
  func tree() -> YAMLTree { YAMLTree(file: file, nodes: nodes, children: children, text: text, tags: tags) }
}

// What the composer asks about nodes that are there already.
extension NodeStore {
  func shape(of row: Int32) -> YAMLTree.Node.Shape { nodes[Int(row)].shape }

  func place(of row: Int32) -> Place { nodes[Int(row)].place }

  func span(of row: Int32) -> SourceSpan { place(of: row).span(in: file) }

  /// The text of a scalar.
  func bytes(of row: Int32) -> ArraySlice<UInt8> {
    let node = nodes[Int(row)]
    return text[Int(node.first)..<Int(node.first + node.count)]
  }

  /// The rows of a list's items, or of a mapping's keys and values by turns.
  func content(of row: Int32) -> ArraySlice<Int32> {
    let node = nodes[Int(row)]
    let count = node.isMapping ? 2 * Int(node.count) : Int(node.count)
    return children[Int(node.first)..<(Int(node.first) + count)]
  }

  /// Whether two scalars are the same bytes.
  func haveSameText(_ left: Int32, _ right: Int32) -> Bool {
    let count = Int(nodes[Int(left)].count)
    guard count == Int(nodes[Int(right)].count) else { return false }
    let (left, right) = (Int(nodes[Int(left)].first), Int(nodes[Int(right)].first))
    var offset = 0
    while offset < count {
      if text[left + offset] != text[right + offset] { return false }
      offset += 1
    }
    return true
  }

  /// A number for the text of a scalar, another one in every run.
  func hash(of row: Int32) -> Int {
    let (first, count) = (Int(nodes[Int(row)].first), Int(nodes[Int(row)].count))
    var hasher = Hasher()
    text.withUnsafeBytes { hasher.combine(bytes: UnsafeRawBufferPointer(rebasing: $0[first..<(first + count)])) }
    return hasher.finalize()
  }

  /// Whether a scalar is nothing at all.
  func isMissing(_ row: Int32) -> Bool {
    let node = nodes[Int(row)]
    guard case .scalar(.plain) = node.shape else { return false }
    return node.count == 0 && !node.hasTag
  }

  /// Whether a scalar is the merge key `<<`; a quoted one is an ordinary key.
  func isMergeKey(_ row: Int32) -> Bool {
    let node = nodes[Int(row)]
    guard node.count == 2, case .scalar(.plain) = node.shape, bytes(of: row).elementsEqual("<<".utf8) else {
      return false
    }
    return !node.hasTag || tags[Int(row)] == "tag:yaml.org,2002:merge"
  }
}
