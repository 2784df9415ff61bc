internal import Applying
internal import Documents
internal import Locking
internal import Reporting

/// Keeps what happens in a run, line by line. That a write is about to be sent, with the rule that a delete takes away, is on
/// the disk before it is sent.
final class Journal: RunEventListener {
  private let file: JournalFile
  private let state = Locked(State())

  private struct State {
    var hasBegun = false
    var problem: OutputProblem?
  }

  /// - Throws: when the file can't be written.
  init(_ path: String) throws(OutputProblem) { file = try JournalFile(path) }

  /// Why something could not be kept; nil as long as everything could.
  var problem: OutputProblem? { state.withLock { $0.problem } }

  /// A run that ends before there is a plan leaves nothing in the journal.
  func receive(_ event: RunEvent, at time: EventTime) throws {
    let hasBegun = state.withLock { state in
      if case .planned = event { state.hasBegun = true }
      return state.hasBegun
    }
    guard hasBegun else { return }
    let line = try eventLine(event, at: time, in: .journal)
    do throws(OutputProblem) {
      try file.append(line, durably: event.mustSurvive)
    } catch {
      state.withLock { $0.problem = $0.problem ?? error }
      throw error
    }
  }
}

extension RunEvent {
  /// Whether it has to be found even after the machine has lost its power.
  fileprivate var mustSurvive: Bool {
    switch self {
    case .planned, .ended: true
    case .applying(let event):
      if case .stepStarted(let record) = event { record.step.isWrite } else { false }
    }
  }
}
