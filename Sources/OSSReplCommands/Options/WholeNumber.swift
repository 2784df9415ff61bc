internal import ArgumentParser

/// Reads a whole number of the command line.
///
/// - Parameters:
///   - range: what is taken.
///   - example: a number that is usual.
func wholeNumber(_ range: ClosedRange<Int>, suchAs example: Int) -> @Sendable (String) throws -> Int {
  { text in
    guard let number = Int(text), range.contains(number) else {
      let bounds =
        range.upperBound == .max ? "from \(range.lowerBound)" : "from \(range.lowerBound) to \(range.upperBound)"
      throw ValidationError("write a whole number \(bounds), such as \(example).")
    }
    return number
  }
}
