internal import Documents
internal import Reporting

/// Receives the events of a run of `apply`, one after the other, from its plan to its end.
protocol RunEventListener: Sendable {
  /// - Throws: when what happens can't be kept. Then no further write begins, save one that gives a pair its rule again.
  func receive(_ event: RunEvent, at time: EventTime) throws
}

/// The listeners of a run.
struct RunEventListeners: Sendable {
  let listeners: [any RunEventListener]
  let time: @Sendable () -> EventTime

  /// Sends an event to every listener, also when one of them fails.
  ///
  /// - Throws: the first failure.
  func receive(_ event: RunEvent) throws {
    let time = time()
    var failure: (any Error)?
    for listener in listeners {
      do { try listener.receive(event, at: time) } catch { failure = failure ?? error }
    }
    if let failure { throw failure }
  }
}
