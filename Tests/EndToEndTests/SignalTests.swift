import Subprocess
import SystemPackage
import TestSupport
import Testing

/// Signals to the real program, at moments at which the emulator holds it; then a plain run, which has to bring everything to
/// its end.
@Suite("What signals do to a run of apply", .takingTurns)
struct SignalTests {
  /// Where a run is when it is told to stop.
  enum Moment: String, CaseIterable, Sendable {
    /// It reads the bucket once more before it writes.
    case beforeFirstWrite = "before the first write"
    /// The create is under way, and its answer takes a while.
    case write = "during a write"
    /// The old rule of a replace is closing.
    case closing = "while the old rule is closing"
    /// The service is unavailable, and the create is tried again and again.
    case retrying = "while it tries again"
    /// The service has asked to be left alone for a minute.
    case silence = "while it keeps a silence"
    /// The same, and the create may have taken effect.
    case overload = "while it keeps a silence after an unclear answer"
    /// The delete of a replace is done, and its read-back finds no service.
    case outage = "in an outage after a write"
    /// The create was accepted, and its rule does not show.
    case unseen = "while it looks for a rule"
  }

  private static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      created: {rules: [{destination: {bucket: created-dr, location: oss-cn-beijing}}]}
      replaced: {rules: [{destination: {bucket: replaced-dr, location: oss-cn-beijing}, prefixes: ["new/"]}]}
    """

  private static let seed = """
    {"buckets": [
      {"name": "created", "region": "cn-hangzhou"}, {"name": "created-dr", "region": "cn-beijing"},
      {"name": "replaced", "region": "cn-hangzhou", "rules": [
        {"destination": {"bucket": "replaced-dr", "location": "oss-cn-beijing"}, "prefixes": ["old/"], "action": "PUT",
         "historical_object_replication": "enabled"}]},
      {"name": "replaced-dr", "region": "cn-beijing"}]}
    """

  private static func script(_ moment: Moment) -> String {
    let (condition, action) =
      switch moment {
      case .beforeFirstWrite:
        (#""operation": "GetBucketReplication", "occurrence": 2, "counting": "by-bucket""#, latency("6s"))
      case .write: (#""operation": "PutBucketReplication", "bucket": "created""#, latency("6s"))
      case .closing: (#""operation": "DeleteBucketReplication""#, #""kind": "late-closing", "for": "8s""#)
      case .retrying:
        (
          #""operation": "PutBucketReplication", "bucket": "created""#,
          #""kind": "error", "code": "ServiceUnavailable""#
        )
      case .silence:
        (
          #""operation": "PutBucketReplication", "bucket": "created""#,
          #""kind": "error", "code": "QpsLimitExceeded", "retry_after": 60"#
        )
      case .overload:
        (
          #""operation": "PutBucketReplication", "bucket": "created""#,
          #""kind": "error", "code": "SlowDown", "retry_after": 60, "effect": "applied""#
        )
      case .unseen: (#""operation": "PutBucketReplication", "bucket": "created""#, #""kind": "vanishing-rule""#)
      case .outage:
        (
          #""operation": "GetBucketReplication", "bucket": "replaced", "occurrence": {"from": 3}"#,
          #""kind": "reset", "point": "before-effect""#
        )
      }
    return #"{"id": "moment", "when": {\#(condition)}, "do": {\#(action)}}"#
  }

  private static func latency(_ duration: String) -> String { #""kind": "latency", "duration": "\#(duration)""# }

  /// One run that is disturbed at a moment, and what a plain run does after it.
  private func stop(
    at moment: Moment, _ disturb: @escaping @Sendable (RunningProgram) async throws -> Void
  ) async throws -> (stopped: Programs.Run, rerun: Programs.Run, took: Duration) {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    return try await Programs.withEmulator(
      seed: Self.seed, in: scratch, flags: ["--control", "--closing", moment == .write ? "9s" : "1s"]
    ) { address in
      let control = EmulatorControl(address)
      try await control.add(Self.script(moment))
      let arguments = ["apply", "--auto-approve", "--endpoint", address]
      let signalled = Moments()
      let stopped = try await Programs.replicate(arguments, in: scratch) { program in
        guard try await control.waits(for: "moment", in: program) else { return }
        // A moment later the program has noticed.
        try await Task.sleep(for: .milliseconds(300))
        await signalled.note()
        try await disturb(program)
      }
      let took = await signalled.elapsed
      try await control.clearFaults()
      var rerun = try await Programs.replicate(arguments, in: scratch)
      let store = try await control.store()
      let live = (store["replaced"] ?? []).filter { !$0.isClosing }
      if live.map(\.prefixes) != [["new/"]] || (store["created"] ?? []).count != 1 {
        rerun = Programs.Run(output: "not converged: \(store)", errors: rerun.errors, status: -1)
      }
      return (stopped, rerun, took)
    }
  }

  private actor Moments {
    private var signalledAt: ContinuousClock.Instant?
    func note() { signalledAt = .now }
    var elapsed: Duration { signalledAt.map { $0.duration(to: .now) } ?? .zero }
  }

  private static let stopping = "Stopping: nothing new is begun. Sent writes are verified."

  /// Whether a text follows the create; the replace stands between them where both ended alike, which hangs on how far it got.
  private static func says(_ text: String, ofCreated output: String) -> Bool {
    let create = "interrupted created -> created-dr\n"
    let replace = "-/+ interrupted replaced -> replaced-dr\n"
    return ["", "OSSR6003  "].contains { code in
      output.contains("\(create)      \(code)\(text)") || output.contains("\(create)\(replace)      \(code)\(text)")
    }
  }

  @Test(
    arguments: Moment.allCases.filter { $0 != .unseen },
    [(Signal.interrupt, 130), (.terminate, 143), (.terminalClosed, 143)])
  func oneSignalEndsTheRunInOrder(moment: Moment, signal: (signal: Signal, status: Int)) async throws {
    let (stopped, rerun, took) = try await stop(at: moment) { $0.send(signal.signal) }
    // During a write it is the other bucket that is interrupted, while its old rule is closing.
    #expect(stopped.status == signal.status, "\(moment): \(stopped)")
    #expect(stopped.errors.contains(Self.stopping), "\(stopped)")
    switch moment {
    case .beforeFirstWrite:
      #expect(stopped.output.contains("Applied: nothing. Not applied: 2 interrupted."), "\(stopped)")
    case .write: #expect(stopped.output.contains("created     created -> created-dr"), "\(stopped)")
    case .closing:
      #expect(stopped.errors.contains("  NO RULE  replaced -> replaced-dr  (create pending)"))
      #expect(
        stopped.output.inOneLine.contains("run oss-repl apply again; it creates the rule once the old one is gone"))
    case .retrying: #expect(stopped.output.contains("interrupted created -> created-dr"), "\(stopped)")
    case .silence:
      #expect(
        Self.says("not begun", ofCreated: stopped.output)
          || stopped.output.contains("interrupted 2 changes: not begun"), "\(stopped)")
    case .overload:
      #expect(
        Self.says("begun, and what it did was not seen any more", ofCreated: stopped.output), "\(stopped)")
    case .outage:
      #expect(
        stopped.output.contains("replaced -> replaced-dr\n      OSSR6003  begun, and what it did was not seen any more")
      )
    case .unseen: Issue.record("a run that looks for a rule does not stop at once")
    }
    #expect(took < .seconds(20), "\(moment) took \(took)")
    #expect(rerun.status == 0, "\(rerun)")
  }

  @Test func aThirdInterruptEndsTheRunAtOnce() async throws {
    let (stopped, rerun, _) = try await stop(at: .write) { program in
      // On a busy machine two may come as one.
      for _ in 0..<50 where !program.hasEnded {
        program.send(.interrupt)
        try await Task.sleep(for: .milliseconds(100))
      }
    }
    #expect(stopped.status == 130)
    #expect(stopped.errors.contains("Press Ctrl-C twice more to stop at once."))
    #expect(stopped.errors.hasSuffix("Run oss-repl plan to see what is live.\n"), "\(stopped)")
    #expect(rerun.status == 0, "\(rerun)")
  }

  @Test func afterATerminationEverythingHasTwentyFiveSeconds() async throws {
    let (stopped, rerun, took) = try await stop(at: .unseen) { program in
      program.send(.terminate)
      try await Task.sleep(for: .seconds(2))
      // It asks for nothing that is not on its way already.
      program.send(.terminate)
    }
    #expect(stopped.status == 143, "\(stopped)")
    #expect(
      stopped.errors.contains(Self.stopping) && stopped.errors.contains("The run ends within 25 s."), "\(stopped)")
    #expect(
      stopped.output.contains(
        "interrupted created -> created-dr\n      OSSR6003  begun, and what it did was not seen any more"))
    #expect(stopped.output.contains("a write was sent and may have taken effect"), "\(stopped)")
    #expect(took > .seconds(22) && took < .seconds(25), "took \(took)")
    #expect(rerun.status == 0, "\(rerun)")
  }

  @Test(arguments: ["", "2>&1"])
  func aReaderThatGoesAwayDoesNotEndARunThatWrites(streams: String) async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--control", "--closing", "1s"]) { address in
      let program = Programs.directory.appending("oss-repl").string
      // The reader takes the plan, which comes in one piece, and goes away.
      let script = """
        ('\(program)' apply --auto-approve --endpoint \(address) \(streams); echo $? > status) | head -c 1 > /dev/null
        """
      let shell = try await run(
        .path("/bin/sh"), arguments: ["-c", script],
        environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(Programs.credentials) { $1 }),
        workingDirectory: scratch.path, output: .discarded, error: .discarded)
      #expect(shell.terminationStatus == .exited(0))
      #expect(try scratch.read("status") == "0\n")
      let store = try await EmulatorControl(address).store()
      #expect((store["replaced"] ?? []).filter { !$0.isClosing }.map(\.prefixes) == [["new/"]])
    }
  }

  @Test func aRunThatWasStartedToOutliveItsTerminalDoes() async throws {
    let scratch = try Scratch()
    try scratch.write(Self.configuration, to: "oss-repl.yaml")
    try await Programs.withEmulator(seed: Self.seed, in: scratch, flags: ["--control", "--closing", "2s"]) { address in
      let program = Programs.directory.appending("oss-repl").string
      // As nohup starts it; the terminal closes while the old rule is.
      let script = """
        trap '' HUP
        '\(program)' apply --auto-approve --endpoint \(address) > output 2> errors & pid=$!
        until grep -q 'waiting for a deleted rule' errors || ! kill -0 $pid; do sleep 0.05; done
        kill -HUP $pid; wait $pid; echo $? > status
        """
      let shell = try await run(
        .path("/bin/sh"), arguments: ["-c", script],
        environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"].merging(Programs.credentials) { $1 }),
        workingDirectory: scratch.path, output: .discarded, error: .discarded)
      #expect(shell.terminationStatus == .exited(0))
      let errors = try scratch.read("errors")
      #expect(errors.contains("waiting for a deleted rule"))
      #expect(try scratch.read("status") == "0\n", "\(errors)")
      let store = try await EmulatorControl(address).store()
      #expect((store["replaced"] ?? []).filter { !$0.isClosing }.map(\.prefixes) == [["new/"]])
    }
  }
}
