/// Finds repeated keys of mappings by their bytes: by looking through the entries while they are few, and with a table once
/// they are many.
struct KeyIndex {
  private static let few = 8
  /// For each mapping of many entries, by its row, the rows of its keys by the hashes of their texts; where two texts have
  /// one hash, the later is kept under the next number that is free.
  private var tables: [Int32: [Int: Int32]] = [:]

  /// The row of the key that is the same; nil when there is none, and then the key must be added to the entries next.
  ///
  /// - Parameters:
  ///   - mapping: the row of the mapping.
  ///   - rows: what ends with the entries of the mapping, as rows of keys and values by turns.
  ///   - base: where they begin.
  mutating func insert(
    _ key: Int32, of mapping: Int32, among rows: [Int32], from base: Int, in nodes: borrowing NodeStore
  ) -> Int32? {
    guard rows.count - base >= 2 * Self.few else {
      var index = base
      while index < rows.count {
        if nodes.haveSameText(rows[index], key) { return rows[index] }
        index += 2
      }
      return nil
    }
    if tables[mapping] == nil {
      var table: [Int: Int32] = [:]
      for index in stride(from: base, to: rows.count, by: 2) { _ = Self.insert(rows[index], into: &table, nodes) }
      tables[mapping] = table
    }
    return Self.insert(key, into: &tables[mapping, default: [:]], nodes)
  }

  /// Forgets a mapping to which nothing is added any more.
  ///
  /// - Parameter entries: how many it has.
  mutating func close(_ mapping: Int32, entries: Int) {
    if entries >= Self.few { tables[mapping] = nil }
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
