internal import Glibc

/// Another program that runs, and what it has used in the end.
final class Child {
  /// How a program ended.
  struct End {
    let status: Int32
    /// From its start to its end, in seconds.
    let wallSeconds: Double
    let cpuSeconds: Double
    /// The most memory that it had at once, in bytes.
    let peakBytes: Int
  }

  private let identifier: pid_t
  private let started: ContinuousClock.Instant
  private var hasEnded = false

  /// - Parameter output: the descriptor that becomes its standard output and standard error; they are discarded without one.
  init(_ words: [String], environment: [String: String], output: CInt? = nil) throws(BenchmarkError) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    } else {
      posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0)
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    }
    let arguments = words.map { strdup($0) }
    let variables = environment.map { strdup("\($0.key)=\($0.value)") }
    defer { (arguments + variables).forEach { free($0) } }
    var child = pid_t()
    started = ContinuousClock.now
    let code = posix_spawn(&child, words[0], &actions, nil, arguments + [nil], variables + [nil])
    guard code == 0 else { throw BenchmarkError("\(words[0]): \(String(cString: strerror(code)))") }
    identifier = child
  }

  deinit {
    guard !hasEnded else { return }
    kill(identifier, SIGTERM)
    var status: CInt = 0
    waitpid(identifier, &status, 0)
  }

  /// Asks it to end, and waits until it has.
  func stop() throws(BenchmarkError) {
    kill(identifier, SIGTERM)
    _ = try end()
  }

  /// Waits for its end.
  func end() throws(BenchmarkError) -> End {
    var status: CInt = 0
    var usage = rusage()
    guard wait4(identifier, &status, 0, &usage) == identifier else { throw .system("wait4") }
    hasEnded = true
    let cpu = [usage.ru_utime, usage.ru_stime].reduce(0.0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6 }
    return End(
      status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F),
      wallSeconds: (ContinuousClock.now - started) / .seconds(1), cpuSeconds: cpu, peakBytes: usage.ru_maxrss * 1024)
  }
}

/// Why there is no result, as a plain sentence without a full stop.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  /// A system call that failed.
  static func system(_ call: String) -> BenchmarkError {
    BenchmarkError("\(call): \(String(cString: strerror(errno)))")
  }
}
