internal import Glibc

/// One `apply` of a whole fleet against an emulator of its own.
struct ApplyRun {
  let end: Child.End
  /// How many requests the emulator answered.
  let calls: Int

  /// - Parameters:
  ///   - programs: the folder of `oss-repl` and `oss-emulator`.
  ///   - latency: how long the emulator holds every answer back, in milliseconds.
  init(of fleet: Fleet, programs: String, latency: Int, jobs: Int) throws(BenchmarkError) {
    let folder = try Folder()
    try folder.write(fleet.seed, to: "seed.json")
    try folder.write(fleet.configuration, to: "oss-repl.yaml")
    let credentials = ["OSS_ACCESS_KEY_ID": "benchmark-id", "OSS_ACCESS_KEY_SECRET": "benchmark-secret"]
    var ends: [CInt] = [0, 0]
    guard pipe(&ends) == 0 else { throw .system("pipe") }
    defer { close(ends[0]) }
    let emulator = try Child(
      [
        "\(programs)/oss-emulator", "--port", "0", "--seed", "\(folder.path)/seed.json", "--latency", "\(latency)ms",
        "--log", "\(folder.path)/requests",
      ], environment: credentials, output: ends[1])
    // With this end open, an emulator that does not start would never be noticed.
    close(ends[1])
    var line: [UInt8] = []
    var byte: UInt8 = 0
    while read(ends[0], &byte, 1) == 1, byte != UInt8(ascii: "\n") { line.append(byte) }
    guard let address = String(decoding: line, as: UTF8.self).split(separator: " ").last, address.contains("://") else {
      throw BenchmarkError("the emulator did not say where it listens")
    }
    end = try Child(
      [
        "\(programs)/oss-repl", "apply", "--auto-approve", "--config", "\(folder.path)/oss-repl.yaml", "--endpoint",
        String(address), "--jobs", String(jobs),
      ], environment: credentials
    ).end()
    guard end.status == 0 else { throw BenchmarkError("oss-repl apply ended with status \(end.status)") }
    // The log is whole once the emulator has ended.
    try emulator.stop()
    calls = try folder.lines(of: "requests")
  }
}
