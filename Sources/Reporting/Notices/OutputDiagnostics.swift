package import Diagnostics

/// Why a file was not written, by which it is known what helps.
package enum OutputFailure: Sendable {
  /// The system does not let it be written.
  case unwritable
  /// It may not be written, whether or not it could.
  case refused
}

/// A file that was not written.
///
/// - Parameter reason: a part of a sentence, without a full stop.
package func outputDiagnostic(_ failure: OutputFailure, path: String, reason: String) -> Diagnostic {
  switch failure {
  case .unwritable:
    Diagnostic(
      .outputUnwritable, "can't write \(path): \(reason)",
      help: ["name a file in a directory that exists and may be written"])
  case .refused:
    Diagnostic(
      .outputRefused, "won't write \(path): \(reason)",
      help: ["name another file; a report may also go to standard output, as FORMAT=-"])
  }
}

/// Standard output that did not take all that was printed.
package func standardOutputDiagnostic(reason: String) -> Diagnostic {
  Diagnostic(
    .outputUnwritable, "can't write to standard output: \(reason)", notes: ["what was printed is incomplete"],
    help: ["make room, or send the output elsewhere, and run again"])
}
