internal import Replication

/// How a run ended, as the status that the process exits with. The numbers are a contract and never change. A command ends by
/// throwing its outcome, after it has reported why; `OSSReplCommand.end` turns it into the exit code.
enum Outcome: Int32, CaseIterable, Error {
  /// Done.
  case ok = 0
  /// Could not finish: network, a failing service, an unknown bucket; or every action failed and nothing was accepted.
  case error = 1
  /// There are differences, and `--detailed-exitcode` asked to say so.
  case differences = 2
  /// The configuration was rejected; nothing was contacted.
  case invalid = 3
  /// A rail or a declined prompt stopped the run; nothing was written.
  case blocked = 4
  /// The live rules are no longer what the plan was made from; nothing was written.
  case stale = 5
  /// At least one write was accepted and something was not done; running again is safe.
  case partial = 6
  /// Missing credentials, or every cause is a refusal of access.
  case access = 7
  /// Every change was made, and what was to be waited for has not come about in time.
  case timeout = 8
  /// The command line is wrong.
  case usage = 64
  /// Stopped by SIGINT.
  case interrupted = 130
  /// Stopped by SIGTERM.
  case terminated = 143

  /// Ends the command with this status; `ok` just returns.
  func end() throws {
    if self != .ok { throw self }
  }
}

extension Outcome {
  /// The status for what could not be read, by its reasons; nil when there are none.
  init?(unknown reasons: [UnknownReason]) {
    guard !reasons.isEmpty else { return nil }
    self = reasons.allSatisfy { $0.kind == .access } ? .access : .error
  }
}

extension Outcome {
  /// Whether "could not finish" counts for more, when both hold.
  var givesWayToError: Bool { [.ok, .differences, .invalid].contains(self) }
}
