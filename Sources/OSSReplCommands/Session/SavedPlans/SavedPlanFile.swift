internal import ArgumentParser
internal import Desired
internal import Diagnostics
internal import Documents
internal import Glibc
internal import Planning
internal import Reporting
internal import SystemPackage

/// The most that a saved plan may have, in bytes.
private let savedPlanLimit = 256 * 1024 * 1024

/// Reads a saved plan and makes sure that it is what was written. Nothing is contacted.
///
/// - Throws: `Rejection` with what is wrong with the file.
func loadSavedPlan(_ path: String) throws(Rejection) -> SavedPlan {
  let bytes: [UInt8]
  do {
    let file = try openPlan(FilePath(path))
    bytes = try file.closeAfter { try readBytes(file, limit: savedPlanLimit + 1) }
  } catch {
    throw Rejection(
      Diagnostic(
        .planUnreadable, "can't read the plan \(path): \(reason(error))",
        help: ["name a file that oss-repl plan --out has written"]))
  }
  guard bytes.count <= savedPlanLimit else {
    throw Rejection(
      Diagnostic(
        .planTooLarge, "the plan \(path) has more than 256 MiB", help: ["plan in parts, with --only and --exclude"]))
  }
  do throws(PlanTextProblem) {
    return try savedPlan(fromJSON: bytes)
  } catch {
    throw Rejection(error.diagnostic(path))
  }
}

/// Opens a plan without waiting. Below the working directory no link leads out, and the plan itself is none: it could lead to
/// any file of the machine, of which the messages would tell.
private func openPlan(_ path: FilePath) throws -> FileDescriptor {
  let own = ["/dev/stdin", "/dev/fd/", "/proc/self/fd/"]
  guard !own.contains(where: { path.string.hasPrefix($0) }) else {
    return try FileDescriptor.open(path, .readOnly, options: [.closeOnExec])
  }
  let directory = try OutputDirectory(of: path)
  return try ordinary(try directory.open(directory.name, O_RDONLY))
}

/// Refuses a configuration where a plan belongs, as other tools take one.
///
/// - Throws: `ValidationError` that says where it goes.
func checkIsNoConfiguration(_ path: String, for command: String) throws {
  guard OutputFile.hasNameOfConfiguration(FilePath(path)) else { return }
  throw ValidationError(
    "'\(path)' is named like a configuration, which goes to --config FILE; \(command) takes a saved plan, as "
      + "oss-repl plan --out writes it.")
}

private func reason(_ error: any Error) -> String {
  if let problem = error as? OutputProblem { return problem.reason }
  if let problem = error as? ConfigurationSource.Problem { return problem.reason }
  return switch error as? Errno {
  case .tooManySymbolicLinkLevels?: "it is a link"
  case .noSuchFileOrDirectory?, .notDirectory?: "there is no such file"
  case .isDirectory?: "it is a directory"
  case .permissionDenied?: "permission denied"
  case let other?: other.description
  case nil: "\(error)"
  }
}

/// Why a saved plan can't be shown or applied.
struct Rejection: Error {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}

extension PlanTextProblem {
  fileprivate func diagnostic(_ path: String) -> Diagnostic {
    let again = "make the plan again, with oss-repl plan --out and the same name"
    // What is no plan may be anything, and must not be lost to advice.
    let another = "name a file that oss-repl plan --out has written; a configuration goes to --config"
    switch self {
    case .notJSON:
      return Diagnostic(
        .planNotJSON, "\(path) is not a saved plan: it is not JSON, or not to its end", help: [another])
    case .otherFormat(let format):
      // Nothing is quoted of a file that is no document of ours.
      let found =
        format.map { $0.hasPrefix("oss-repl.") ? "its format is \(QuotedText($0))" : "it is of another format" }
        ?? "it names no format"
      return Diagnostic(.planOfOtherFormat, "\(path) is not a saved plan: \(found)", help: [another])
    case .tooNew(let version):
      return Diagnostic(
        .planTooNew, "the plan \(path) has the format version \(QuotedText(version))",
        notes: [
          "this program knows version \(PlanDocument.currentVersion) and others that begin with "
            + "\(PlanDocument.currentVersion.major)"
        ],
        help: ["use the release of oss-repl that made the plan, or a newer one"])
    case .outdated:
      return Diagnostic(
        .planOutdated, "the plan \(path) was made by an earlier release, with a checksum of 64 bits",
        notes: ["so short a checksum can be that of another plan too"], help: [again])
    case .malformed(let flaw):
      return Diagnostic(.planMalformed, "the plan \(path) can't be read: \(flaw.path) \(flaw.reason)", help: [again])
    case .edited(let part):
      return Diagnostic(
        .planEdited, "the plan \(path) is not what oss-repl plan wrote: \(part) does not fit",
        notes: ["it was edited, or another release of oss-repl wrote it"], help: [again])
    }
  }
}
