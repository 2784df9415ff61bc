internal import SystemPackage

/// Lines on stdout and stderr, each written at once.
enum StandardStreams {
  static func printLine(_ line: String) {
    write(line, to: .standardOutput)
  }

  /// Writes a message of the program to stderr.
  static func printError(_ message: String) {
    write("oss-emulator: \(message)", to: .standardError)
  }

  private static func write(_ line: String, to stream: FileDescriptor) {
    // Whoever has closed the stream does not want to read it.
    _ = try? stream.writeAll((line + "\n").utf8)
  }
}
