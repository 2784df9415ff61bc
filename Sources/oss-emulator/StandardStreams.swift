internal import SystemPackage
internal import TerminalText

/// Lines on stdout and stderr, each written at once.
enum StandardStreams {
  /// Writes a line to stdout.
  ///
  /// - Returns: whether it arrived.
  @discardableResult
  static func printLine(_ line: String) -> Bool {
    write(line, to: .standardOutput)
  }

  /// Writes a message of the program to stderr.
  static func printError(_ message: String) {
    printErrorText("oss-emulator: \(message)")
  }

  /// Writes lines to stderr in which somebody else's words may stand.
  static func printErrorText(_ text: String) {
    write(RunnerCommands.disarmed(DisplayText(ascii: false).lines(text)), to: .standardError)
  }

  @discardableResult
  private static func write(_ line: String, to stream: FileDescriptor) -> Bool {
    // Whoever has closed the stream does not want to read it, unless it was asked for.
    (try? stream.writeAll((line + "\n").utf8)) != nil
  }
}
