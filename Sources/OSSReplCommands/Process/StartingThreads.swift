internal import Glibc
internal import Locking

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
    let wanted = min(max(sysconf(CInt(_SC_NPROCESSORS_ONLN)), 1), mostWorkers) + beside
    let gate = Locked<Void>(())
    var threads: [pthread_t] = []
    let code: CInt = gate.withLock { _ in
      for _ in 0..<wanted {
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, passGate, Unmanaged.passUnretained(gate).toOpaque())
        guard code == 0 else { return code }
        threads.append(thread)
      }
      return 0
    }
    for thread in threads { pthread_join(thread, nil) }
    if code != 0 {
      return
        "\(wanted) threads are needed, and the system gives only \(threads.count): \(String(cString: strerror(code)))"
    }
    return memoryObstacle()
  }

  private static func memoryObstacle() -> String? {
    let room = mmap(nil, memory, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
    guard room != MAP_FAILED else {
      return
        "\(memory >> 20) MiB of memory are needed, and the system does not give them: \(String(cString: strerror(errno)))"
    }
    munmap(room, memory)
    return nil
  }
}

/// A thread that only waits until all have been started.
private func passGate(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let context else { return nil }
  Unmanaged<Locked<Void>>.fromOpaque(context).takeUnretainedValue().withLock { _ in }
  return nil
}
