/// Finds repeated keys of a mapping by their bytes: by looking through the entries while they are few, and with a table
/// once they are many.
struct KeyIndex {
  private static let few = 8
  /// The rows of keys by the hashes of their texts; where two texts have one hash, the later is kept under the next number
  /// that is free. Nil while the keys are few.
  private var table: [Int: Int32]?

  /// The row of the key that is the same; nil when there is none, and then the key must be added to the entries next.
  ///
  /// - Parameters:
  ///   - rows: what ends with the entries of the mapping, as rows of keys and values by turns.
  ///   - base: where they begin.
  mutating func insert(_ key: Int32, among rows: [Int32], from base: Int, in nodes: borrowing NodeStore) -> Int32? {
    guard rows.count - base >= 2 * Self.few else {
      var index = base
      while index < rows.count {
        if nodes.haveSameText(rows[index], key) { return rows[index] }
        index += 2
      }
      return nil
    }
    var table = self.table.take() ?? [:]
    if table.isEmpty {
      for index in stride(from: base, to: rows.count, by: 2) { _ = Self.insert(rows[index], into: &table, nodes) }
    }
    let first = Self.insert(key, into: &table, nodes)
    self.table = table
    return first
  }

  private static func insert(_ key: Int32, into table: inout [Int: Int32], _ nodes: borrowing NodeStore) -> Int32? {
    var hash = nodes.hash(of: key)
    while let known = table[hash] {
      if nodes.haveSameText(known, key) { return known }
      hash &+= 1
    }
    table[hash] = key
    return nil
  }
}
