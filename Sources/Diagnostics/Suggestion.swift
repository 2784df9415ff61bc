/// The closest of the words that would have been right.
package enum Suggestion {
  /// The candidate that a text most likely means; nil when none is close.
  ///
  /// Close is: the same but for case, a beginning or middle of four letters or more, or few typing mistakes for its
  /// length (Damerau-Levenshtein distance: insertions, deletions, substitutions, swapped neighbours).
  package static func closest(to text: String, among candidates: [String]) -> String? {
    let typed = Array(text.lowercased().unicodeScalars)
    guard !typed.isEmpty, typed.count <= 40 else { return nil }
    let tolerance = max(1, typed.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      // A text of another length is as far away as the lengths differ; no character takes more than four bytes.
      guard (candidate.utf8.count + 3) / 4 <= typed.count + tolerance else { continue }
      let distance = distance(typed, Array(candidate.lowercased().unicodeScalars))
      if distance <= tolerance, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    if let best { return best.candidate }
    guard typed.count >= 4 else { return nil }
    return candidates.first { isPart(typed, of: Array($0.unicodeScalars)) }
  }

  /// How many insertions, deletions, substitutions and swaps of neighbours turn one text into the other.
  package static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforePrevious: [Int] = []
    var previous = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
        var cost = min(substitution, previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          cost = min(cost, beforePrevious[column - 1] + 1)
        }
        current.append(cost)
      }
      beforePrevious = previous
      previous = current
    }
    return previous[right.count]
  }

  private static func isPart(_ part: [Unicode.Scalar], of whole: [Unicode.Scalar]) -> Bool {
    guard part.count <= whole.count else { return false }
    return (0...(whole.count - part.count)).contains { whole[$0..<($0 + part.count)].elementsEqual(part) }
  }
}
