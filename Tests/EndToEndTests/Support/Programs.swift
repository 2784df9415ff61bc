import FoundationEssentials
import HTTPTransport
import Subprocess
import SystemPackage
import TestSupport

/// The built programs, run as other processes.
enum Programs {
  /// What a run printed and how it ended.
  struct Run: Sendable {
    let output: String
    let errors: String
    let status: Int
    /// Whether a signal ended it, which the status then tells too.
    var isEndedBySignal = false
  }

  /// Where the programs are: beside the bundle that runs the tests.
  static let directory: FilePath = {
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? CommandLine.arguments[0]
    var path = FilePath(bundle)
    while !path.isEmpty, !FileManager.default.isExecutableFile(atPath: path.appending("oss-repl").string) {
      guard path.removeLastComponent() else { break }
    }
    return path.isEmpty ? FilePath(Fixture.projectRoot + "/.build/debug") : path
  }()

  static let credentials: [Environment.Key: String] = [
    "OSS_ACCESS_KEY_ID": "end-to-end-id", "OSS_ACCESS_KEY_SECRET": "end-to-end-secret",
  ]

  /// Runs `oss-repl` to its end, with nothing of this process's environment but PATH and what is given.
  static func replicate(
    _ arguments: [String], in directory: Scratch, environment: [Environment.Key: String] = credentials
  ) async throws -> Run {
    let result = try await run(
      .path(Self.directory.appending("oss-repl")), arguments: Arguments(arguments),
      environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(environment) { $1 }),
      workingDirectory: directory.path, output: .string(limit: 1 << 22), error: .string(limit: 1 << 22))
    return Run(
      output: result.standardOutput, errors: result.standardError, status: status(result.terminationStatus))
  }

  /// Starts the emulator, waits until it listens, and stops it when the work is done.
  ///
  /// - Parameter key: the access key that requests must be signed with; otherwise that of ``credentials``.
  static func withEmulator<Value: Sendable>(
    seed: String, in directory: Scratch, flags: [String] = [],
    key: (id: String, secret: String) = ("end-to-end-id", "end-to-end-secret"),
    _ work: @Sendable (String) async throws -> Value
  ) async throws -> Value {
    try directory.write(seed, to: "seed.json")
    let arguments =
      ["--port", "0", "--seed", "seed.json", "--starting", "50ms", "--closing", "200ms", "--rtc-enabling", "50ms"]
      + ["--access-key-id=\(key.id)", "--access-key-secret=\(key.secret)"] + flags
    let result = try await run(
      .path(Self.directory.appending("oss-emulator")), arguments: Arguments(arguments),
      environment: .custom(["PATH": "/usr/bin:/bin"]), workingDirectory: directory.path, input: .none,
      output: .sequence, error: .string(limit: 1 << 20)
    ) { execution in
      var address: String?
      for try await line in execution.standardOutput.strings() {
        address = line.split(separator: " ").last { $0.hasPrefix("http") }.map(String.init)
        if address != nil { break }
      }
      guard let address else { throw NotListening() }
      let value: Result<Value, any Error>
      do { value = .success(try await work(address.trimmed)) } catch { value = .failure(error) }
      await execution.teardown(using: [.gracefulShutDown(allowedDurationToNextStep: .seconds(5))])
      return value
    }
    return try result.closureResult.get()
  }

  /// Sends something to the control endpoint of an emulator that was started with `--control`, and gives its answer.
  @discardableResult
  static func control(
    _ method: HTTPMethod, _ path: String, at address: String, _ body: String = ""
  ) async throws -> String {
    let answer = try await controller.send(HTTPRequest(method: method, url: address + path, body: Array(body.utf8)))
    let text = String(decoding: answer.body, as: UTF8.self)
    guard answer.status == 200 else { throw ControlFailure(answer: text) }
    return text
  }

  private static let controller = CurlTransport(configuration: CurlTransportConfiguration(proxy: .none))

  private struct ControlFailure: Error {
    let answer: String
  }

  /// The values of one of the emulator's facts, which its refusal of another value lists.
  static func valuesOfFact(_ fact: String, in directory: Scratch) async throws -> [String] {
    let result = try await run(
      .path(Self.directory.appending("oss-emulator")), arguments: ["--fact", "\(fact)=no-such-value"],
      environment: .custom(["PATH": "/usr/bin:/bin"]), workingDirectory: directory.path, output: .discarded,
      error: .string(limit: 1 << 16))
    let line = result.standardError.split(separator: "\n").first ?? ""
    guard let start = line.firstRange(of: "one of ")?.upperBound else { return [] }
    return line[start...].split { $0 == "," || $0 == " " || $0 == "." }.map(String.init)
  }

  private struct NotListening: Error {}

  static func isSignal(_ termination: TerminationStatus) -> Bool {
    if case .signaled = termination { true } else { false }
  }

  static func status(_ termination: TerminationStatus) -> Int {
    switch termination {
    case .exited(let code): Int(code)
    case .signaled(let signal): 128 + Int(signal)
    }
  }
}

extension String {
  fileprivate var trimmed: String { String(self.prefix { !$0.isWhitespace }) }
}
