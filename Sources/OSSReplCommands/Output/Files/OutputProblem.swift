internal import Diagnostics
internal import SystemPackage

/// Why a file could not be written.
struct OutputProblem: Error {
  /// What kind of an obstacle it is, by which it is known what helps.
  enum Kind {
    /// The system does not let it be written.
    case unwritable
    /// It may not be written, whether or not it could.
    case refused
  }

  let path: FilePath
  let kind: Kind
  /// As a part of a sentence, without a full stop.
  let reason: String

  init(path: FilePath, _ kind: Kind = .unwritable, reason: String) {
    self.path = path
    self.kind = kind
    self.reason = reason
  }

  init(path: FilePath, _ error: any Error) {
    if let link = (error as? ConfinedWalk.LeadsOut)?.link {
      self.init(path: path, .refused, reason: "the link \(link) on the way leads out of the working directory")
      return
    }
    self = (error as? OutputProblem) ?? OutputProblem(path: path, reason: (error as? Errno)?.outputReason ?? "\(error)")
  }

  var diagnostic: Diagnostic {
    switch kind {
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
}

extension OutputProblem: CustomStringConvertible {
  /// One line without a full stop.
  var description: String { "\(path): \(reason)" }
}

extension Errno {
  /// What an error of the system means for a file that is written, without its number.
  var outputReason: String {
    switch self {
    case .noSuchFileOrDirectory: "there is no such directory"
    case .notDirectory: "there is no such directory"
    case .permissionDenied: "permission denied"
    case .isDirectory: "it is a directory"
    case .noSpace: "there is no space left"
    case .fileTooLarge: "it would be larger than files may be here"
    case .readOnlyFileSystem: "the file system is read-only"
    case .brokenPipe: "whoever read it went away"
    case .timedOut: "nobody reads it"
    case .badFileDescriptor: "it is not open, or not for writing"
    default: description
    }
  }
}
