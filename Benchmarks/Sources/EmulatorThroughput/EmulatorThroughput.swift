internal import ArgumentParser
internal import Glibc

/// The command line of the benchmark.
@main
struct EmulatorThroughput: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "emulator-throughput",
    abstract: "Measures how many signed requests oss-emulator answers per second on one core.",
    discussion: """
      It starts the given emulator with one bucket and one rule and asks for the bucket's rules over and over, each time
      with a valid signature. The figure that counts is the one per second of the emulator's CPU time: what else the
      machine does, and the benchmark itself, do not change it.
      """)

  @Option(help: "The emulator's program, built for release.")
  var emulator: String

  @Option(help: "How many connections are open at the same time.")
  var connections = 16

  @Option(help: "How many requests a connection sends before it reads their answers.")
  var pipelined = 1

  @Option(help: "How many seconds are measured, after one second that is not.")
  var seconds = 5

  @Option(help: "Fail below this many requests per CPU second.")
  var atLeast: Int?

  func validate() throws {
    guard (1...1000).contains(connections) else { throw ValidationError("--connections must be 1 to 1000.") }
    guard (1...100).contains(pipelined) else { throw ValidationError("--pipelined must be 1 to 100.") }
    guard (1...600).contains(seconds) else { throw ValidationError("--seconds must be 1 to 600.") }
  }

  func run() throws {
    let server = try EmulatorProcess(program: emulator)
    let request = SignedRequest.rules(
      of: EmulatorProcess.bucket, region: EmulatorProcess.region, host: "127.0.0.1:\(server.port)",
      accessKeyID: EmulatorProcess.accessKeyID, accessKeySecret: EmulatorProcess.accessKeySecret)
    let load = try Load(port: server.port, connections: connections, request: request, pipelined: pipelined)
    _ = try load.run(for: .seconds(1))

    let cpuBefore = try server.cpuSeconds()
    let clock = ContinuousClock()
    let start = clock.now
    let answers = try load.run(for: .seconds(seconds))
    let wall = (clock.now - start) / .seconds(1)
    let cpu = try server.cpuSeconds() - cpuBefore
    guard cpu > 0 else { throw BenchmarkError("the emulator used no measurable CPU time") }

    let perCPUSecond = Double(answers) / cpu
    print("connections            \(connections), \(pipelined) requests at a time")
    print("answers                \(answers), all of them 200 with the rule")
    print("per second             \(Int(Double(answers) / wall))")
    print("per CPU second         \(Int(perCPUSecond))")
    print("CPU time per request   \(Int(cpu * 1_000_000 / Double(answers))) us")
    if let atLeast, perCPUSecond < Double(atLeast) {
      throw BenchmarkError("fewer than \(atLeast) requests per CPU second")
    }
  }
}

/// Why there is no result, as a plain sentence without a full stop.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// A system call that failed.
  static func system(_ call: String) -> BenchmarkError {
    BenchmarkError("\(call): \(String(cString: strerror(errno)))")
  }
}
