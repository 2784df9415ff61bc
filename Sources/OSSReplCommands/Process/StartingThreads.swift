internal import CLinux
internal import Glibc
internal import SystemPackage

/// Finds out whether the system gives this process the threads and the memory that any run needs.
///
/// libdispatch, which runs all tasks, tries for ever to get a thread that it is not given: a run would hang, maybe between a
/// delete and the create after it.
enum StartingThreads {
  /// Beside a worker for each processor: those that carry requests, resolve names, wait for signals and manage the workers.
  private static let beside = 5
  /// The most workers that are reckoned with.
  private static let mostWorkers = 64
  /// The memory, in bytes, without which no run gets far.
  private static let memory = 32 << 20

  /// Why the process can't have what it needs, as one clause; nil when it can.
  static func obstacle() -> String? {
    let wanted = CInt(min(max(sysconf(CInt(_SC_NPROCESSORS_ONLN)), 1), mostWorkers) + beside)
    var code: CInt = 0
    let given = oss_repl_startable_threads(wanted, &code)
    guard code == 0 else {
      return "\(wanted) threads are needed, and the system gives only \(given): \(Errno(rawValue: code))"
    }
    code = oss_repl_memory_error(memory)
    guard code == 0 else {
      return
        "\(memory >> 20) MiB of memory are needed, and the system does not give them: \(Errno(rawValue: code))"
    }
    return nil
  }
}
