internal import Documents
internal import Reporting

/// Hears of what happens in a run of `apply`, one event after the other, from its plan to its end.
protocol RunListener: Sendable {
  /// - Throws: when what happens can't be kept. Then no further write begins, save one that gives a pair its rule again.
  func hear(_ event: RunEvent, at time: EventTime) throws
}

/// All who listen to a run.
struct RunAudience: Sendable {
  let listeners: [any RunListener]
  let time: @Sendable () -> EventTime

  /// Lets every listener hear of an event, also when one of them fails.
  ///
  /// - Throws: the first failure.
  func hear(_ event: RunEvent) throws {
    let time = time()
    var failure: (any Error)?
    for listener in listeners {
      do { try listener.hear(event, at: time) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }
}
