package import Diagnostics

/// When a journal failed, by which it is known what was not done.
package enum JournalFailure: Sendable {
  /// Before anything was contacted.
  case beforehand
  /// After the plan was made, before the first write.
  case withoutWrite
  /// While the plan was applied.
  case meanwhile
}

/// A journal that can't be written.
package func journalDiagnostic(_ failure: JournalFailure, path: String, reason: String) -> Diagnostic {
  let makeRoom = "make room, or name a file that can be written"
  switch failure {
  case .beforehand:
    return Diagnostic(
      .journalUnwritable, "can't write the journal \(path): \(reason)",
      notes: ["nothing was contacted and nothing was written to OSS"],
      help: ["name a journal, or a new file, in a directory that exists and may be written"])
  case .meanwhile:
    return Diagnostic(
      .journalUnwritable, "the journal \(path) could not be written any more: \(reason)",
      notes: [
        "no further write was begun, but for those that give a pair its rule again",
        "the journal lacks what was done since; the report above says how every change ended",
      ],
      help: ["\(makeRoom), then run oss-repl apply again; running again is safe"])
  case .withoutWrite:
    return Diagnostic(
      .journalUnwritable, "can't write the journal \(path): \(reason)",
      notes: ["nothing was written to OSS"], help: [makeRoom])
  }
}
