import Testing

/// Lets suites that each run dozens of programs at once run one after the other, lest the load of one makes another miss the
/// moments that it waits for.
struct TakingTurns: SuiteTrait, TestScoping {
  private static let turn = Turn()

  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    await Self.turn.begin()
    do {
      try await function()
    } catch {
      await Self.turn.end()
      throw error
    }
    await Self.turn.end()
  }

  /// Whose turn it is, in the order in which they came.
  private actor Turn {
    private var isTaken = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func begin() async {
      guard isTaken else {
        isTaken = true
        return
      }
      await withCheckedContinuation { waiting.append($0) }
    }

    func end() {
      if waiting.isEmpty {
        isTaken = false
      } else {
        waiting.removeFirst().resume()
      }
    }
  }
}

extension Trait where Self == TakingTurns {
  /// Takes turns with the other suites that have this trait.
  static var takingTurns: Self { Self() }
}
