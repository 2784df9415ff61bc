internal import Credentials
internal import Subprocess
internal import SystemPackage

/// Runs a helper program of the user's that prints credentials: without a shell and without input, in a process group of its own,
/// which is killed as a whole when its time is up. What it prints on standard error goes to ours.
struct HelperProcess: Sendable {
  private let command: HelperCommand

  init(_ command: HelperCommand) { self.command = command }

  /// What it prints on standard output.
  func output() async throws(HelperFailure) -> [UInt8] {
    let result = await withTaskGroup(of: Result<[UInt8], HelperFailure>.self) { group in
      group.addTask { await ended() }
      group.addTask {
        // It ends early only when the program has ended first, or nobody waits for it any more.
        try? await Task.sleep(for: command.timeout)
        return .failure(Task.isCancelled ? .cancelled : .timeout)
      }
      let first = await group.next() ?? .failure(.cancelled)
      group.cancelAll()
      return first
    }
    return try result.get()
  }

  private func ended() async -> Result<[UInt8], HelperFailure> {
    guard let program = command.arguments.first else { return .failure(.notStarted("no program is named")) }
    var options = PlatformOptions()
    options.processGroupID = 0
    options.teardownSequence = [.send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .zero)]
    do {
      let end = try await run(
        program.utf8.contains(UInt8(ascii: "/")) ? .path(FilePath(program)) : .name(program),
        arguments: Arguments(Array(command.arguments.dropFirst())), platformOptions: options, input: .none,
        output: .bytes(limit: command.maximumBytes),
        error: .fileDescriptor(.standardError, closeAfterSpawningProcess: false))
      return switch end.terminationStatus {
      case .exited(0): .success(end.standardOutput)
      case .exited(let status): .failure(.status(Int(status)))
      case .signaled(let signal): .failure(.signal(Int(signal)))
      }
    } catch let error as SubprocessError {
      return .failure(HelperFailure(error))
    } catch {
      return .failure(Task.isCancelled ? .cancelled : .notStarted("it could not be run"))
    }
  }
}

extension HelperFailure {
  fileprivate init(_ error: SubprocessError) {
    self =
      switch error.code {
      case .executableNotFound: .notStarted("there is no such program")
      case .outputLimitExceeded: .tooMuchOutput
      case _ where Task.isCancelled: .cancelled
      default: .notStarted("it could not be run")
      }
  }
}
