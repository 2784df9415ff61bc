import FoundationEssentials
import Subprocess
import TestSupport
import Testing

/// `apply` is killed (`kill -9`) before and after the effect of each of its requests and at random instants, and then run again.
///
/// `OSS_REPL_KILLS=N` draws more random instants, `OSS_REPL_KILL_SEED=S` others.
@Suite("Whenever apply is killed, running it again brings everything to its end", .takingTurns)
struct CrashTests {
  /// Where a run is killed.
  enum Moment: Sendable {
    /// At a request of one bucket.
    case step(Lane.Work, operation: String, occurrence: Int, Side)
    /// Some time after its start, each time that it is started.
    case random([Duration])
  }

  /// On which side of a request's effect.
  enum Side: String, CaseIterable, Sendable {
    /// It has no effect.
    case before
    /// It has taken effect, and its answer has not arrived.
    case after
    /// It takes effect when the next run is under way.
    case late
  }

  /// How a lane came to its end.
  struct Outcome: Sendable {
    let moment: Moment
    var kills = 0
    /// Whether some of the changes, but not all, were left for the run after the last kill.
    var wasUnderWay = false
    /// Whether the run after the kill met with what the killed one had sent, and one more was needed.
    var tookAnotherRun = false
    var problems: [String] = []
  }

  private static let flags = [
    "--control", "--latency", "10ms", "--starting", "50ms", "--closing", "1500ms",
    "--rule-limit", "\(Lane.places)",
  ]
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = environment["OSS_REPL_KILL_SEED"].flatMap(UInt64.init) ?? 6
  private static let randomKills = environment["OSS_REPL_KILLS"].flatMap(Int.init) ?? 170
  /// How many lanes run at once at one emulator, and at how many emulators.
  private static let waveSize = 10
  private static let wavesAtOnce = 6

  @Test func aKilledRunConvergesWhenRunAgain() async throws {
    let moments = try await stepMoments() + randomMoments()
    let waves = stride(from: 0, to: moments.count, by: Self.waveSize).map {
      Array(moments[$0..<min($0 + Self.waveSize, moments.count)])
    }
    let outcomes = try await concurrently(waves, limit: Self.wavesAtOnce) { number, wave in
      try await run(wave, seed: Self.seed &+ UInt64(number))
    }.flatMap(\.self)
    for outcome in outcomes where !outcome.problems.isEmpty {
      Issue.record("OSS_REPL_KILL_SEED=\(Self.seed), \(outcome.moment): \(outcome.problems.joined(separator: "\n"))")
    }
    let kills = outcomes.reduce(0) { $0 + $1.kills }
    let steps = outcomes.reduce(0) { if case .step = $1.moment { $0 + $1.kills } else { $0 } }
    print(
      """
      killed \(kills) times (\(steps) before, after and across the effect of a request, \(kills - steps) at random instants; \
      \(outcomes.count { $0.wasUnderWay }) of \(outcomes.count) runs were left half done): \
      \(outcomes.count { $0.problems.isEmpty }) converged, \(outcomes.count { $0.tookAnotherRun }) with one run more
      """)
    #expect(kills >= 200)
  }

  /// The moments before and after the effect of every request that a run without kills makes.
  private func stepMoments() async throws -> [Moment] {
    let scratch = try Scratch()
    let lane = Lane(name: "whole", works: Lane.Work.allCases)
    try scratch.write(lane.configuration(), to: "oss-repl.yaml")
    return try await Programs.withEmulator(seed: Lane.seed(of: [lane]), in: scratch, flags: Self.flags) { address in
      let control = EmulatorControl(address)
      let run = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(run.status == 0, "\(run)")
      #expect(lane.problems(in: try await control.store()).isEmpty)
      let requests = try await control.requests()
      return lane.works.filter { $0 != .watched }.flatMap { work in
        var counts: [String: Int] = [:]
        let operations = requests.filter { $0.bucket == lane.bucket(work) }.compactMap(\.operation)
        return operations.flatMap { operation -> [Moment] in
          counts[operation, default: 0] += 1
          let isWrite = !operation.hasPrefix("Get")
          return (isWrite ? Side.allCases : [.before]).map {
            .step(work, operation: operation, occurrence: counts[operation, default: 0], $0)
          }
        }
      }
    }
  }

  /// Instants at which a run makes its requests, waits, and makes the rest; some runs are killed several times in a row.
  private func randomMoments() -> [Moment] {
    var random = SeededGenerator(seed: Self.seed)
    var moments: [Moment] = []
    var kills = 0
    while kills < Self.randomKills {
      let instants = (0..<Int.random(in: 1...3, using: &random)).map { _ -> Duration in
        random.oneIn(4)
          ? .milliseconds(Int.random(in: 2000..<3000, using: &random))
          : .milliseconds(Int.random(in: 20..<500, using: &random))
      }
      kills += instants.count
      moments.append(.random(instants))
    }
    return moments
  }

  /// Runs one lane for each moment, all at once.
  private func run(_ moments: [Moment], seed: UInt64) async throws -> [Outcome] {
    var random = SeededGenerator(seed: seed)
    let lanes = moments.enumerated().map { number, moment in
      // The bucket that the moment is about, and some others.
      let works = Lane.Work.allCases.filter { work in
        if case .step(work, _, _, _) = moment { return true }
        return random.oneIn(2)
      }
      return Lane(name: "k\(number)", works: works.isEmpty ? Lane.Work.allCases : works)
    }
    let late = Duration.milliseconds(Int.random(in: 300..<1100, using: &random))
    let scratch = try Scratch()
    return try await Programs.withEmulator(seed: Lane.seed(of: lanes), in: scratch, flags: Self.flags) { address in
      let control = EmulatorControl(address)
      let outcomes = try await concurrently(moments) { number, moment in
        try await drive(lanes[number], moment, late: late, address, control)
      }
      let store = try await control.store()
      return zip(lanes, outcomes).map { lane, outcome in
        var outcome = outcome
        outcome.problems += lane.problems(in: store)
        return outcome
      }
    }
  }

  private func drive(
    _ lane: Lane, _ moment: Moment, late: Duration, _ address: String, _ control: EmulatorControl
  ) async throws -> Outcome {
    let scratch = try Scratch()
    try scratch.write(lane.configuration(), to: "oss-repl.yaml")
    let arguments = ["apply", "--auto-approve", "--journal", "journal.ndjson", "--endpoint", address]
    var outcome = Outcome(moment: moment)
    var killed: [Programs.Run] = []
    switch moment {
    case .random(let instants):
      for instant in instants {
        killed.append(
          try await Programs.replicate(arguments, in: scratch) { program in
            try await Task.sleep(for: instant)
            program.send(.kill)
          })
      }
    case .step(let work, let operation, let occurrence, let side):
      try await control.add(hold(lane, work, operation, occurrence, side, late))
      killed.append(
        try await Programs.replicate(arguments, in: scratch) { program in
          if try await control.waits(for: lane.name, in: program) { program.send(.kill) }
        })
      // How often it looks while it waits depends on the time.
      if killed[0].status != 137 && !operation.hasPrefix("Get") { outcome.problems.append("not killed: \(killed[0])") }
    }
    outcome.kills = killed.count { $0.status == 137 }
    let planned = killed.compactMap { Self.planLine($0.output) }.first
    var run = try await Programs.replicate(arguments, in: scratch)
    if let left = Self.planLine(run.output) { outcome.wasUnderWay = planned != nil && left != planned }
    // What the killed run sent may take effect in the midst of the next, for which it is somebody else's work.
    if case .step(_, _, _, .late) = moment, [5, 6].contains(run.status) {
      outcome.tookAnotherRun = true
      run = try await Programs.replicate(arguments, in: scratch)
    }
    if run.status != 0 { outcome.problems.append("does not converge: \(run)") }
    for line in try scratch.read("journal.ndjson").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    where !Self.isEvent(line) {
      outcome.problems.append("a line of the journal can't be read: \(line)")
    }
    return outcome
  }

  /// Whether a line of the journal is whole.
  private static func isEvent(_ line: Substring) -> Bool {
    struct Event: Decodable {
      let time: String
      let event: String
    }
    do {
      return try JSONDecoder().decode(Event.self, from: Data(line.utf8)).time.hasSuffix("Z")
    } catch {
      return false
    }
  }

  /// What a run said that it would do; nil when it said nothing, or that there is nothing to do.
  private static func planLine(_ output: String) -> Substring? {
    output.split(separator: "\n").first { $0.hasPrefix("Plan: ") }
  }

  /// The fault that holds a request on one side of its effect.
  private func hold(
    _ lane: Lane, _ work: Lane.Work, _ operation: String, _ occurrence: Int, _ side: Side, _ late: Duration
  ) -> String {
    let duration = side == .late ? "\(late.components.attoseconds / 1_000_000_000_000_000)ms" : "1h"
    let point = side == .after ? "before-answer" : "before-effect"
    return """
      {"id": "\(lane.name)", "when": {"operation": "\(operation)", "bucket": "\(lane.bucket(work))", \
      "occurrence": \(occurrence)}, "do": {"kind": "latency", "duration": "\(duration)", "point": "\(point)"}}
      """
  }
}
