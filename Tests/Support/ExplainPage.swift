/// The page of a diagnostic's code, taken apart: what is said first, then a bad and a good example.
package struct ExplainPage: Sendable {
  /// The paragraphs before the examples.
  package let text: String
  /// What stands behind `Bad:`: prose, or a block of code, or both.
  package let bad: Example
  /// What stands behind `Good:`.
  package let good: Example

  /// One of the two examples.
  package struct Example: Sendable {
    package let prose: String
    /// The lines between the fences; nil without a block.
    package let code: String?
    /// The word behind the opening fence.
    package let language: String
  }

  /// Takes a page apart; nil unless it has exactly one bad and one good example, in this order, at its end.
  package init?(_ page: String) {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let bad = lines.indices.filter { lines[$0].hasPrefix("Bad:") }
    let good = lines.indices.filter { lines[$0].hasPrefix("Good:") }
    guard bad.count == 1, good.count == 1, bad[0] < good[0],
      let badExample = Example(lines[bad[0]..<good[0]]), let goodExample = Example(lines[good[0]...])
    else { return nil }
    text = lines[..<bad[0]].joined(separator: "\n")
    self.bad = badExample
    self.good = goodExample
  }
}

extension ExplainPage.Example {
  /// Takes a section apart; nil when a block of code is not closed, or when there are two.
  fileprivate init?(_ lines: ArraySlice<Substring>) {
    let fences = lines.indices.filter { lines[$0].hasPrefix("```") }
    guard fences.isEmpty || fences.count == 2 else { return nil }
    var prose = Array(lines)
    if let first = fences.first, let last = fences.last {
      language = String(lines[first].dropFirst(3))
      code = lines[(first + 1)..<last].map { $0 + "\n" }.joined()
      prose = Array(lines[..<first] + lines[(last + 1)...])
    } else {
      language = ""
      code = nil
    }
    let text = prose.joined(separator: " ")
    self.prose = text.drop { $0 != ":" }.dropFirst().split(separator: " ").joined(separator: " ")
  }
}
