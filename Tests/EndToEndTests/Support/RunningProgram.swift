import FoundationEssentials
import Subprocess
import SystemPackage

/// A program that is running, as far as a test may disturb it.
struct RunningProgram: Sendable {
  /// Sends it a signal; one to a program that has ended already is lost.
  let send: @Sendable (Signal) -> Void
  let processIdentifier: Int32

  /// Whether it has ended, though nobody has taken note of it yet.
  var hasEnded: Bool {
    // What can't be read is no process any more.
    guard let status = try? String(contentsOf: URL(filePath: "/proc/\(processIdentifier)/stat"), encoding: .utf8) else {
      return true
    }
    return status.split(separator: ")").last?.hasPrefix(" Z") ?? true
  }
}

extension Programs {
  /// Starts `oss-repl`, lets a test disturb it, and waits for its end. `.killed` is 137.
  static func replicate(
    _ arguments: [String], in directory: Scratch, environment: [Environment.Key: String] = credentials,
    disturbing disturb: @Sendable (RunningProgram) async throws -> Void
  ) async throws -> Run {
    let result = try await run(
      .path(Self.directory.appending("oss-repl")), arguments: Arguments(arguments),
      environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 }),
      workingDirectory: directory.path, input: .none, output: .string(limit: 1 << 22), error: .string(limit: 1 << 22)
    ) { execution in
      // A program that ended meanwhile takes no signal, which its status tells.
      try await disturb(
        RunningProgram(
          send: { try? execution.send(signal: $0) }, processIdentifier: execution.processIdentifier.value))
    }
    return Run(
      output: result.standardOutput, errors: result.standardError, status: status(result.terminationStatus),
      isEndedBySignal: isSignal(result.terminationStatus))
  }
}
