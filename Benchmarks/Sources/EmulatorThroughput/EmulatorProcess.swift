internal import Glibc

/// An emulator that runs as long as this value lives.
final class EmulatorProcess {
  static let bucket = "orders"
  static let region = "cn-hangzhou"
  static let accessKeyID = "benchmark-id"
  static let accessKeySecret = "benchmark-secret"

  let port: Int
  private let identifier: pid_t
  private let seedPath: String

  /// Starts the program on a free port, with one bucket that has one rule, and waits until it listens.
  init(program: String) throws(BenchmarkError) {
    seedPath = try Self.writeSeed()
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { throw .system("pipe") }
    defer { close(ends[0]) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addclose(&actions, ends[0])
    posix_spawn_file_actions_addclose(&actions, ends[1])
    let arguments = [
      program, "--port", "0", "--seed", seedPath, "--access-key-id", Self.accessKeyID, "--access-key-secret",
      Self.accessKeySecret,
    ]
    let words = arguments.map { strdup($0) }
    defer { words.forEach { free($0) } }
    var child = pid_t()
    let code = posix_spawn(&child, program, &actions, nil, words + [nil], environ)
    close(ends[1])
    guard code == 0 else {
      unlink(seedPath)
      throw BenchmarkError("\(program): \(String(cString: strerror(code)))")
    }
    identifier = child

    // The one line that it prints ends in the address.
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(ends[0], &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
    guard let port = String(decoding: line, as: UTF8.self).split(separator: ":").last.flatMap({ Int($0) }) else {
      Self.end(child, seedPath: seedPath)
      throw BenchmarkError("\(program) did not say where it listens")
    }
    self.port = port
  }

  deinit {
    Self.end(identifier, seedPath: seedPath)
  }

  private static func end(_ child: pid_t, seedPath: String) {
    kill(child, SIGTERM)
    var status: CInt = 0
    waitpid(child, &status, 0)
    unlink(seedPath)
  }

  /// The CPU time that the process has used on all its threads, in user and kernel mode.
  func cpuSeconds() throws(BenchmarkError) -> Double {
    guard let file = fopen("/proc/\(identifier)/stat", "r") else { throw .system("/proc/\(identifier)/stat") }
    defer { fclose(file) }
    var text = [UInt8](repeating: 0, count: 4096)
    let count = fread(&text, 1, text.count, file)
    // The name in parentheses can hold blanks; the 14th and 15th fields are the 12th and 13th behind it.
    let fields = text[..<count].split(separator: UInt8(ascii: ")")).last?.split(separator: UInt8(ascii: " ")) ?? []
    guard fields.count > 12, let user = Double(String(decoding: fields[11], as: UTF8.self)),
      let kernel = Double(String(decoding: fields[12], as: UTF8.self))
    else { throw BenchmarkError("/proc/\(identifier)/stat is not understood") }
    return (user + kernel) / Double(sysconf(CInt(_SC_CLK_TCK)))
  }

  private static func writeSeed() throws(BenchmarkError) -> String {
    let seed = """
      {"buckets": [
        {"name": "\(bucket)", "region": "\(region)", "rules": [
          {"destination": {"bucket": "\(bucket)-dr", "location": "oss-cn-beijing"}, "prefixes": ["2026/"],
           "action": "PUT", "historical_object_replication": "enabled", "status": "doing"}]},
        {"name": "\(bucket)-dr", "region": "cn-beijing"}
      ]}

      """
    var path = Array("/tmp/oss-repl-benchmark-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { throw .system("mkstemp") }
    defer { close(descriptor) }
    let bytes = Array(seed.utf8)
    guard write(descriptor, bytes, bytes.count) == bytes.count else { throw .system("write") }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
