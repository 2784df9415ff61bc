internal import ArgumentParser
internal import CLinux
internal import Glibc

extension OSSEmulatorCommand {
  /// The process's own entry.
  static func main() {
    oss_repl_open_standard_descriptors()
    #if !DEBUG
      oss_repl_forbid_core_dumps()
    #endif
    do {
      var command = try parseAsRoot(ProcessArguments.all)
      try command.run()
    } catch {
      end(error)
    }
  }

  /// Ends the process: with the help that was asked for, or with what is wrong with the arguments. Help that did not arrive
  /// is no success.
  private static func end(_ ending: any Error) -> Never {
    let text = fullMessage(for: ending, columns: nil)
    var status = exitCode(for: ending)
    if status == .success {
      if !StandardStreams.printLine(text) { status = .failure }
    } else if !text.isEmpty {
      StandardStreams.printErrorText(text)
    }
    Glibc.exit(status.rawValue)
  }
}
