internal import Documents
internal import Locking
internal import Reporting

/// Gathers what happens in a run for its report.
final class RunRecorder: RunEventListener {
  private let kept: Locked<RunRecord>

  init(_ record: RunRecord) { kept = Locked(record) }

  /// What was received so far.
  var record: RunRecord { kept.withLock { $0 } }

  func receive(_ event: RunEvent, at time: EventTime) { kept.withLock { $0.note(event, at: time) } }
}
