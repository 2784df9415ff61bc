/// Finds repeated keys of a mapping by their bytes: by looking through the entries while they are few, and with a table
/// once they are many.
struct KeyIndex {
  private static let few = 8
  private var table: [KeyText: Int32] = [:]

  /// The row of the key that is the same; nil when there is none, and then the key must be added to the entries next.
  ///
  /// - Parameter entries: the rows of keys and values by turns.
  mutating func insert(_ key: Int32, among entries: ArraySlice<Int32>, in nodes: NodeStore) -> Int32? {
    let keys = stride(from: entries.startIndex, to: entries.endIndex, by: 2)
    guard entries.count >= 2 * Self.few else {
      for index in keys where nodes.haveSameText(entries[index], key) { return entries[index] }
      return nil
    }
    if table.isEmpty {
      for index in keys { table[KeyText(nodes.bytes(of: entries[index]))] = entries[index] }
    }
    let text = KeyText(nodes.bytes(of: key))
    if let first = table[text] { return first }
    table[text] = key
    return nil
  }
}

/// A key's text in the table: the same when its bytes are.
private struct KeyText: Hashable {
  private let bytes: [UInt8]

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

  func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}
