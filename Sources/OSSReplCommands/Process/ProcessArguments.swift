internal import CLinux

/// What was written behind the program's name.
///
/// They are those that the kernel handed to the process. `CommandLine.arguments` of a statically linked program are none at
/// all where there is no `/proc`, or where a preloaded library has set an environment variable.
package enum ProcessArguments {
  package static let all: [String] = (1..<max(Int(oss_repl_argument_count()), 1)).compactMap { index in
    oss_repl_argument(CInt(index)).map { String(cString: $0) }
  }
}
