import Subprocess
import SystemPackage
import TestSupport
import Testing

/// A product that is cut off must never look like a whole one.
@Suite("Standard output on a full disk")
struct FullOutputTests {
  /// What each command ends with when nothing that it prints arrives.
  static let commands: [(arguments: [String], status: Int)] = [
    (["schema", "config"], 1), (["version"], 1), (["explain"], 1), (["explain", "1019"], 1), (["--help"], 1),
    (["plan", "--help"], 1), (["help", "apply"], 1), (["--version"], 1), (["--generate-completion-script", "bash"], 1),
    (["--generate-completion-script", "zsh"], 1), (["--generate-completion-script=fish"], 1),
    (["--experimental-dump-help"], 1), (["validate", "--format", "json"], 1),
    (["plan"], 1), (["plan", "--format", "json"], 1), (["plan", "--detailed-exitcode", "--format", "markdown"], 1),
    (["drift"], 1), (["import", "--all"], 1), (["plan", "--config", "missing.yaml", "--format", "json"], 1),
    (["plan", "--allow", "delete:7", "--config", "oss-repl.yaml", "--report", "github=-"], 1),
    (["apply", "--auto-approve"], 6), (["apply", "--auto-approve", "--format", "json"], 6),
    (["apply", "--auto-approve", "--format", "ndjson"], 6),
    (["apply", "--expect", "orp2-" + String(repeating: "a", count: 52)], 5),
  ]

  private func replicate(
    _ arguments: [String], printingTo output: String, at address: String, in scratch: Scratch
  ) async throws -> (status: Int, errors: String) {
    let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      '\(Programs.directory.appending("oss-repl").string)' \(quoted) > \(output) 2> errors; echo $? > status
      """
    let environment: [Environment.Key: String] = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OSS_ENDPOINT": address, "OSS_REGION": "cn-hangzhou",
    ]
    _ = try await run(
      .path("/bin/sh"), arguments: ["-c", script],
      environment: .custom(environment.merging(Programs.credentials) { $1 }), workingDirectory: scratch.path,
      output: .discarded, error: .discarded)
    let status = try scratch.read("status").split(separator: "\n").first.flatMap { Int($0) }
    return (try #require(status), try scratch.read("errors"))
  }

  @Test(arguments: commands)
  func aFullDiskIsToldAndIsNoSuccess(command: (arguments: [String], status: Int)) async throws {
    let scratch = try Scratch()
    try scratch.write(FirstWayTests.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: FirstWayTests.seed, in: scratch) { address in
      let run = try await replicate(command.arguments, printingTo: "/dev/full", at: address, in: scratch)
      #expect(run.status == command.status, "\(run)")
      let message = "error[OSSR1060]: can't write to standard output: there is no space left"
      #expect(run.errors.ranges(of: message).count == 1, "\(run)")
      #expect(run.errors.contains("what was printed is incomplete"))
    }
  }

  /// A closed stream is one that nothing can be printed to, whichever descriptor the program opens first.
  @Test(arguments: [
    ("version >&-", 1), ("plan --help >&-", 1), ("validate >&-", 1), ("validate --config missing.yaml 2>&-", 3),
    ("validate <&- >&- 2>&-", 1), ("validate <&-", 0), ("validate --no-such-option >&- 2>&-", 64),
    ("validate --config missing.yaml 2> /dev/full", 3), ("validate --no-such-option 2> /dev/full", 64),
    ("plan --config missing.yaml > /dev/full 2> /dev/full", 3), ("validate > /dev/full 2> /dev/full", 1),
  ])
  func aClosedStreamIsAFullOne(script: String, status: Int) async throws {
    let repository = try Repository()
    let run = try await repository.run("$oss_repl \(script)")
    #expect(run.status == status, "\(run)")
    guard script.hasSuffix(" >&-"), status == 1 else { return }
    #expect(run.errors.contains("can't write to standard output: it is not open, or not for writing"), "\(run)")
  }

  @Test func whatIsOpenedLaterTakesNoStreamsPlace() async throws {
    let repository = try Repository()
    try await Programs.withEmulator(
      seed: FirstWayTests.seed, in: repository.scratch, flags: ["--latency", "10s"], key: ("id", "Xq7secretXq7")
    ) { address in
      // On a busy machine the program begins late; its first request waits far longer than it takes to look.
      let run = try await repository.run(
        """
        $oss_repl plan <&- >&- 2>&- & pid=$!
        until readlink /proc/$pid/fd/2 > /dev/null || ! kill -0 $pid; do sleep 0.05; done
        for n in 0 1 2; do readlink /proc/$pid/fd/$n; done; kill $pid
        """,
        endpoint: address)
      #expect(run.output == "/dev/null\n/dev/null\n/dev/null\n", "\(run)")
    }
  }

  @Test func aRunThatHadNothingToWriteIsNoPartialOne() async throws {
    let scratch = try Scratch()
    try scratch.write(FirstWayTests.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: FirstWayTests.seed, in: scratch) { address in
      let apply = ["apply", "--auto-approve"]
      let first = try await replicate(apply, printingTo: "output", at: address, in: scratch)
      #expect(first.status == 0, "\(first)")
      let second = try await replicate(apply, printingTo: "/dev/full", at: address, in: scratch)
      #expect(second.status == 1, "\(second)")
    }
  }
}
