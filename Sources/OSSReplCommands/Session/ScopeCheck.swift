internal import Planning

extension ConsoleReporter {
  /// Ends a run whose `--only` has a pattern that fits nothing.
  ///
  /// - Throws: `Outcome.usage` when there are such patterns, which are reported.
  func require(noneOf unfit: [UnfitPattern]) throws {
    guard !unfit.isEmpty else { return }
    report(unfit.map(\.diagnostic))
    throw Outcome.usage
  }
}
