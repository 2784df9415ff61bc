/// Does the same with many items at once, and gives what came of each in their order.
///
/// - Parameter limit: how many are under way at the same time.
func concurrently<Item: Sendable, Value: Sendable>(
  _ items: [Item], limit: Int = .max, _ work: @escaping @Sendable (Int, Item) async throws -> Value
) async throws -> [Value] {
  try await withThrowingTaskGroup(of: (Int, Value).self) { group in
    var values: [Int: Value] = [:]
    for (number, item) in items.enumerated() {
      if number >= limit, let (ended, value) = try await group.next() { values[ended] = value }
      group.addTask { (number, try await work(number, item)) }
    }
    for try await (ended, value) in group { values[ended] = value }
    return items.indices.compactMap { values[$0] }
  }
}
