internal import ArgumentParser
internal import Glibc

extension OSSEmulatorCommand {
  static func main() {
    openMissingStandardDescriptors()
    do {
      var command = try parseAsRoot()
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
