import Subprocess
import TestSupport
import Testing

/// Signals at moments that no fault of the emulator can name: while the program starts, and while it turns from reading to
/// writing. None may be lost.
@Suite("Signals to a run that has only just begun", .takingTurns)
struct EarlySignalTests {
  private static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      replaced: {rules: [{destination: {bucket: replaced-dr, location: oss-cn-beijing}, prefixes: ["new/"]}]}
    """

  private static let seed = """
    {"buckets": [
      {"name": "replaced", "region": "cn-hangzhou", "rules": [
        {"destination": {"bucket": "replaced-dr", "location": "oss-cn-beijing"}, "prefixes": ["old/"], "action": "PUT",
         "historical_object_replication": "enabled"}]},
      {"name": "replaced-dr", "region": "cn-beijing"}]}
    """

  /// Whatever reads only has the same exit codes; the answer that it waits for never comes.
  @Test(arguments: [(Signal.interrupt, 130), (.terminate, 143), (.terminalClosed, 143)])
  func aRunThatReadsEndsWithTheSameCode(signal: (signal: Signal, status: Int)) async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--control"]) { address in
      let control = EmulatorControl(address)
      try await control.add(
        #"{"id": "slow", "when": {"operation": "GetBucketReplication"}, "do": {"kind": "latency", "duration": "90s"}}"#)
      let started = ContinuousClock.now
      let run = try await Programs.replicate(["plan", "--endpoint", address, "--timeout", "80s"], in: scratch) {
        _ = try await control.waits(for: "slow", in: $0)
        $0.send(signal.signal)
      }
      #expect(run.status == signal.status && !run.isEndedBySignal, "\(run)")
      #expect(started.duration(to: .now) < .seconds(60))
    }
  }

  /// A replace takes two seconds at least, so that no run can have ended before its signal comes.
  @Test(arguments: [(Signal.interrupt, 130), (.terminate, 143), (.terminalClosed, 143)])
  func noSignalIsLost(signal: (signal: Signal, status: Int)) async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--control", "--closing", "1s"]) { address in
      let control = EmulatorControl(address)
      var random = SeededGenerator(seed: 14)
      for _ in 0..<24 {
        try await control.begin(with: Self.seed)
        let pause = Duration.microseconds(Int.random(in: 0..<160_000, using: &random))
        let run = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch) {
          try await Task.sleep(for: pause)
          $0.send(signal.signal)
        }
        let isStopped = run.status == signal.status && !run.isEndedBySignal
        // Before the program itself begins, nobody takes the signal but the system.
        let written = try await control.store()["replaced"]?.contains { $0.isClosing } == true
        let isTooEarly = run.isEndedBySignal && run.errors.isEmpty && !written
        #expect(isStopped || isTooEarly, "after \(pause): \(run)")
      }
    }
  }
}
