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
    throw Rejection(unreadablePlanDiagnostic(path, reason: reason(error)))
  }
  guard bytes.count <= savedPlanLimit else {
    throw Rejection(oversizedPlanDiagnostic(path, mebibytes: savedPlanLimit >> 20))
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
  // The plan itself is opened without following a link.
  if error as? Errno == .tooManySymbolicLinkLevels { return "it is a link" }
  return (error as? Errno)?.reason(.reading) ?? "\(error)"
}

/// Why a saved plan can't be shown or applied.
struct Rejection: Error {
  let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }
}
