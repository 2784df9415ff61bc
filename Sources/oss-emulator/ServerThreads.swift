internal import CLinux
internal import Glibc
internal import NIOCore
internal import NIOPosix

/// The two threads of the emulator: one for the sockets, one that writes the state. They last as long as the process. To end them
/// would take further threads, which a process at its limit does not get.
enum ServerThreads {
  static var sockets: MultiThreadedEventLoopGroup { .singleton }
  static var disk: NIOThreadPool { .singleton }

  /// Both threads, and room for one that the system's libraries may want, such as to resolve a name.
  private static let wanted: CInt = 3
  /// The memory, in bytes, without which no request can be answered.
  private static let memory = 8 << 20

  /// Why the emulator can't run, as a plain sentence without a full stop.
  struct Obstacle: Error, CustomStringConvertible {
    let description: String
  }

  /// Decides how many threads there are, before any exists, and makes sure that the system gives them: NIO traps where it does
  /// not.
  static func prepare() throws(Obstacle) {
    NIOSingletons.groupLoopCountSuggestion = 1
    NIOSingletons.blockingPoolThreadCountSuggestion = 1
    var code: CInt = 0
    let given = oss_repl_startable_threads(wanted, &code)
    guard code == 0 else {
      throw Obstacle(
        description:
          "\(wanted) threads are needed, and the system gives only \(given): \(String(cString: strerror(code))); "
          + "raise the limit of processes (ulimit -u) or of address space (ulimit -v)")
    }
    code = oss_repl_memory_error(memory)
    guard code == 0 else {
      throw Obstacle(
        description: "\(memory >> 20) MiB of memory are needed, and the system does not give them: "
          + "\(String(cString: strerror(code))); raise the limit of address space (ulimit -v)")
    }
  }
}
