/// Does some work for each of many elements, for at most `limit` of them at a time.
///
/// - Parameters:
///   - limit: how many are worked on at once; at least 1.
///   - collect: takes each result as it comes, in no certain order.
func forEachConcurrently<Element: Sendable, Result: Sendable>(
  _ elements: [Element], limit: Int, _ work: @escaping @Sendable (Element) async -> Result,
  collect: (Element, Result) -> Void
) async {
  var waiting = elements.makeIterator()
  await withTaskGroup(of: (Element, Result).self) { group in
    func startNext() {
      guard let next = waiting.next() else { return }
      group.addTask { (next, await work(next)) }
    }
    for _ in 0..<max(limit, 1) { startNext() }
    for await (element, result) in group {
      collect(element, result)
      startNext()
    }
  }
}
