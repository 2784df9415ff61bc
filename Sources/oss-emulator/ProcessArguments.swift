internal import CLinux

/// What was written behind the program's name, as the kernel handed it to the process: `CommandLine.arguments` of a statically
/// linked program are none at all where there is no `/proc`.
enum ProcessArguments {
  static let all: [String] = (1..<max(Int(oss_repl_argument_count()), 1)).compactMap { index in
    oss_repl_argument(CInt(index)).map { String(cString: $0) }
  }
}
