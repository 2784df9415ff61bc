import FoundationEssentials
import TestSupport
import Testing

/// Two runs of `apply` work on the same buckets at the same time. Requests and answers are held back by chance, so that they
/// meet in ever other ways; `OSS_REPL_PAIR_SEED=S` draws others, `OSS_REPL_PAIRS=N` more.
@Suite("Two runs of apply on the same buckets lose nothing and make nothing twice", .takingTurns)
struct TwoAppliersTests {
  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = environment["OSS_REPL_PAIR_SEED"].flatMap(UInt64.init) ?? 11
  private static let pairs = environment["OSS_REPL_PAIRS"].flatMap(Int.init) ?? 30

  private static let flags = [
    "--control", "--faults", "faults.json", "--starting", "50ms", "--closing", "1200ms", "--rule-limit",
    "\(Lane.places)",
  ]

  /// Half the requests take effect late, half the answers come late.
  private static func faults(_ seed: UInt64) -> String {
    """
    {"seed": \(seed % 1_000_000), "faults": [
      {"when": {"probability": 0.5}, "do": {"kind": "latency", "duration": "1ms", "jitter": "120ms",
       "point": "before-effect"}},
      {"when": {"probability": 0.5}, "do": {"kind": "latency", "duration": "1ms", "jitter": "120ms"}}]}
    """
  }

  /// What the second configuration wants instead.
  private static let otherWishes: [Lane.Work: [Lane.Rule]] = [
    .create: [Lane.Rule(destination: "a", prefixes: ["z/"]), Lane.Rule(destination: "b", action: "PUT")],
    .replace: [Lane.Rule(destination: "a", prefixes: ["other/"])],
    .rtc: [Lane.Rule(destination: "a")],
    .delete: [Lane.Rule(destination: "a", prefixes: ["other/"]), Lane.Rule(destination: "b", action: "ALL")],
    .blocked: [Lane.Rule(destination: "a", prefixes: ["other/"])],
    .full: (1...Lane.places).map { Lane.Rule(destination: "f\($0)") },
  ]

  private struct Meeting: Sendable {
    var runs: [Programs.Run] = []
    /// What is stored when both have ended.
    var after: [String: [EmulatorControl.StoredRule]] = [:]
    /// How often a rule was put for each pair while both ran, as `SOURCE -> DESTINATION`.
    var puts: [String: Int] = [:]
    /// The first configuration, applied once more, and then again.
    var reruns: [Programs.Run] = []
  }

  @Test func withTheSameConfigurationOneOfThemDoesEachChange() async throws {
    let (lanes, meetings) = try await meet(seed: Self.seed) { lane in lane.configuration() }
    for (lane, meeting) in zip(lanes, meetings) {
      let problems = lane.problems(in: meeting.after) + lane.wrongs(in: meeting.after)
      if !problems.isEmpty { Issue.record("\(lane.name), seed \(Self.seed): \(problems)\n\(meeting.runs)") }
      for run in meeting.runs { #expect([0, 5, 6].contains(run.status), "\(lane.name), seed \(Self.seed): \(run)") }
      #expect(meeting.reruns.first.map(changesNothing) == true, "\(lane.name), seed \(Self.seed): \(meeting.reruns)")
    }
    let losers = meetings.flatMap(\.runs).filter { $0.status != 0 }
    print(
      """
      \(lanes.count) times two runs of one configuration: all as wanted, nothing left to do; \
      \(losers.count { $0.output.contains("no longer as it was") }) told of stale buckets
      """)
    #expect(losers.contains { $0.output.contains("no longer as it was") })
  }

  @Test func withTwoConfigurationsNeitherAdoptsOrLosesARule() async throws {
    let (lanes, meetings) = try await meet(seed: Self.seed &+ 1) { lane in
      lane.configuration(instead: Self.otherWishes)
    }
    var conflicts = 0
    for (lane, meeting) in zip(lanes, meetings) {
      var problems = lane.wrongs(in: meeting.after)
      // Where both want a rule for a pair, there is one, or one of them said that it could not do its part.
      for work in lane.works where work != .foreign && work != .watched {
        let here = Set((meeting.after[lane.bucket(work)] ?? []).filter { !$0.isClosing }.map(\.destinationBucket))
        let both = Set(lane.after(work).map(\.destination)).intersection(
          (Self.otherWishes[work] ?? []).map(\.destination))
        for destination in both where !here.contains("\(lane.name)-to-\(destination)") {
          if meeting.runs.allSatisfy({ $0.status == 0 }) {
            problems.append("\(lane.bucket(work)):\(destination) is lost")
          }
        }
      }
      problems += adopted(in: lane, meeting)
      for run in meeting.runs where ![0, 1, 5, 6].contains(run.status) { problems.append("\(run)") }
      conflicts += meeting.runs.count { $0.status != 0 }
      if !problems.isEmpty { Issue.record("\(lane.name), seed \(Self.seed &+ 1): \(problems)\n\(meeting.runs)") }
      #expect(meeting.reruns.first?.status == 0, "\(lane.name), seed \(Self.seed &+ 1): \(meeting.reruns)")
      #expect(meeting.reruns.last.map(changesNothing) == true, "\(lane.name): \(meeting.reruns)")
    }
    print(
      "\(lanes.count) times two runs of two configurations: \(conflicts) told of a conflict, no rule lost or doubled")
    #expect(conflicts > 0)
  }

  /// The pairs for which the runs say that they have made rules, each its own, more often than a rule was put: one of them
  /// has taken the other's rule for what it wanted.
  private func adopted(in lane: Lane, _ meeting: Meeting) -> [String] {
    lane.works.flatMap { work in
      lane.after(work).compactMap { mine -> String? in
        guard let others = Self.otherWishes[work]?.first(where: { $0.destination == mine.destination }), others != mine
        else { return nil }
        let pair = "\(lane.bucket(work)) -> \(lane.name)-to-\(mine.destination)"
        let claims = meeting.runs.reduce(0) { count, run in
          count
            + run.output.split(separator: "\n").count { line in
              let words = line.split(separator: " ")
              return words.count >= 5 && ["created", "replaced"].contains(words[1])
                && words[2..<5].joined(separator: " ") == pair
            }
        }
        let puts = meeting.puts[pair, default: 0]
        return claims > puts ? "\(pair) is said to be made \(claims) times and was put \(puts) times" : nil
      }
    }
  }

  private func changesNothing(_ run: Programs.Run) -> Bool { run.status == 0 && run.output.contains("No changes. ") }

  /// Lets two runs meet in each lane, takes down what is there then, and runs the first configuration twice more.
  private func meet(
    seed: UInt64, other: @Sendable (Lane) -> String
  ) async throws -> (lanes: [Lane], meetings: [Meeting]) {
    var random = SeededGenerator(seed: seed)
    let lanes = (0..<Self.pairs).map { number in
      let works = Lane.Work.allCases.filter { _ in !random.oneIn(3) }
      return Lane(name: "p\(number)", works: works.isEmpty ? Lane.Work.allCases : works)
    }
    let heads = lanes.map { _ in Duration.milliseconds(random.oneIn(3) ? 0 : Int.random(in: 0..<500, using: &random)) }
    let configurations = lanes.map(other)
    let scratch = try Scratch()
    try scratch.write(Self.faults(seed), to: "faults.json")
    let meetings = try await Programs.withEmulator(
      seed: Lane.seed(of: lanes), in: scratch, flags: Self.flags
    ) { address in
      let control = EmulatorControl(address)
      var meetings = try await concurrently(lanes) { number, lane in
        var meeting = Meeting()
        async let first = apply(lane.configuration(), at: address)
        try await Task.sleep(for: heads[number])
        async let second = apply(configurations[number], at: address)
        meeting.runs = try await [first, second]
        return meeting
      }
      let after = try await control.store()
      let puts = try await control.requests().filter { $0.operation == "PutBucketReplication" && $0.changed }
      let reruns = try await concurrently(lanes) { _, lane in
        let rerun = try await apply(lane.configuration(), at: address)
        return [rerun, try await apply(lane.configuration(), at: address)]
      }
      for number in lanes.indices {
        meetings[number].after = after
        for put in puts { meetings[number].puts["\(put.bucket ?? "") -> \(put.destination ?? "")", default: 0] += 1 }
        meetings[number].reruns = reruns[number]
      }
      let store = try await control.store()
      for lane in lanes {
        let problems = lane.problems(in: store)
        #expect(problems.isEmpty, "\(lane.name), seed \(seed): \(problems)")
      }
      return meetings
    }
    return (lanes, meetings)
  }

  private func apply(_ configuration: String, at address: String) async throws -> Programs.Run {
    let scratch = try Scratch()
    try scratch.write(configuration, to: "oss-repl.yaml")
    return try await Programs.replicate(
      ["apply", "--auto-approve", "--wait-timeout", "15s", "--endpoint", address], in: scratch)
  }
}
