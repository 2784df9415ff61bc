internal import Diagnostics
internal import Reporting
internal import SystemPackage

/// Why a file could not be written.
struct OutputProblem: Error {
  let path: FilePath
  let failure: OutputFailure
  /// As a part of a sentence, without a full stop.
  let reason: String

  init(path: FilePath, _ failure: OutputFailure = .unwritable, reason: String) {
    self.path = path
    self.failure = failure
    self.reason = reason
  }

  init(path: FilePath, _ error: any Error) {
    if let link = (error as? ConfinedWalk.LeadsOut)?.link {
      self.init(path: path, .refused, reason: "the link \(link) on the way leads out of the working directory")
      return
    }
    self =
      (error as? OutputProblem) ?? OutputProblem(path: path, reason: (error as? Errno)?.reason(.writing) ?? "\(error)")
  }

  var diagnostic: Diagnostic { outputDiagnostic(failure, path: path.string, reason: reason) }
}

extension OutputProblem: CustomStringConvertible {
  /// One line without a full stop.
  var description: String { "\(path): \(reason)" }
}
