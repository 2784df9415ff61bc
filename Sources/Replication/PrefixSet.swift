/// Which objects of the source bucket a rule covers: those whose key starts with one of the prefixes.
package struct PrefixSet: Hashable, Sendable {
  /// The prefixes, sorted by their bytes, each once. None means the whole bucket.
  package let prefixes: [ExactString]

  /// Every object of the bucket.
  package static let wholeBucket = PrefixSet([])

  /// Sorts the prefixes and drops repetitions.
  package init(_ prefixes: some Sequence<ExactString>) {
    let given = Array(prefixes)
    // Most lists are sorted already, or have a single prefix.
    let isSorted = zip(given, given.dropFirst()).allSatisfy { $0 < $1 }
    self.prefixes = isSorted ? given : Set(given).sorted()
  }

  /// Whether every object is covered.
  package var isWholeBucket: Bool { prefixes.isEmpty }

  /// The first pair of which one covers the other. OSS refuses such a rule (EC 0031-00000019).
  ///
  /// In byte order a covered prefix comes after the one that covers it, and whatever lies between them is covered too, so
  /// looking at neighbours is enough.
  package var overlap: (covering: ExactString, covered: ExactString)? {
    for (covering, covered) in zip(prefixes, prefixes.dropFirst()) where covered.hasPrefix(covering) {
      return (covering, covered)
    }
    return nil
  }
}
