import FoundationEssentials
import TestSupport
import Testing

/// The built program meets with every kind of fault, a different one in each of its runs and at another call in each bucket.
/// Each run is judged by what is stored in the end, and by the emulator's log of what took effect.
///
/// `OSS_REPL_PROGRAM_SEED=S` draws other calls.
@Suite("Faults that the program meets: what it reports is so, and the next run converges", .takingTurns)
struct ProgramFaultTests {
  typealias Fault = SocketFaultTests.Fault

  private static let seed = ProcessInfo.processInfo.environment["OSS_REPL_PROGRAM_SEED"].flatMap(UInt64.init) ?? 7
  private static let flags = ["--control", "--rule-limit", "\(Lane.places)"]
  private static let works = Lane.Work.allCases.filter { $0 != .watched }

  /// The faults; those that are about time fit the time that the program gives a request here.
  private static let faults: [Fault] =
    [
      Fault(name: "answer too late", action: #""kind": "latency", "duration": "5s""#),
      Fault(name: "effect 4 s late", action: #""kind": "latency", "duration": "4s", "point": "before-effect""#),
    ] + SocketFaultTests.faults.filter { !$0.action.contains("latency") }

  /// One run: a fault, met once in each bucket, with the lane that it disturbs.
  struct Trial: Sendable {
    let number: Int
    let fault: Fault
    var lane: Lane { Lane(name: "p\(number)", works: ProgramFaultTests.works) }
  }

  @Test func whatIsReportedIsSoAndTheNextRunConverges() async throws {
    let calls = try await calls()
    // Those that take longest begin first.
    let trials = Self.faults.reversed().flatMap { [$0, $0] }.enumerated().map { Trial(number: $0, fault: $1) }
    let scratch = try Scratch()
    let outcomes = try await Programs.withEmulator(
      seed: Lane.seed(of: trials.map(\.lane)), in: scratch, flags: Self.flags
    ) { address in
      let control = EmulatorControl(address)
      let runs = try await concurrently(trials, limit: 16) { _, trial in
        try await disturb(trial, calls, address, control)
      }
      // What is late has taken effect by then.
      try await Task.sleep(for: .seconds(1))
      let (store, log) = (try await control.store(), try await control.log())
      try await control.clearFaults()
      let problems = try await concurrently(Array(zip(trials, runs)), limit: 16) { _, pair in
        let (trial, run) = pair
        return run.problems(with: trial, in: store) + run.violations(by: trial, in: log, store)
          + (try await converge(trial, address, control))
      }
      return zip(runs, problems).map { (run: $0, problems: $1) }
    }
    for (trial, outcome) in zip(trials, outcomes) where !outcome.problems.isEmpty {
      Issue.record(
        "OSS_REPL_PROGRAM_SEED=\(Self.seed), \(trial.fault.name): \(outcome.problems.joined(separator: "\n"))")
    }
    let statuses = Dictionary(grouping: outcomes, by: \.run.run.status).sorted { $0.key < $1.key }
    print(
      """
      the program met \(outcomes.reduce(0) { $0 + $1.run.faults }) faults of \(Self.faults.count) kinds in \
      \(trials.count) runs; exit codes \(statuses.map { "\($0.key): \($0.value.count)" }.joined(separator: ", ")); \
      \(outcomes.count { !$0.problems.isEmpty }) runs told what is not so, or did not converge
      """)
    #expect(Set(statuses.map(\.key)).isSuperset(of: [0, 6]))
    #expect(outcomes.reduce(0) { $0 + $1.run.faults } >= 200)
  }

  /// What a run without faults asks of each kind of bucket once it has planned.
  private func calls() async throws -> [Lane.Work: [SocketFaultTests.Step]] {
    let scratch = try Scratch()
    let lane = Lane(name: "whole", works: Self.works)
    try scratch.write(lane.configuration(), to: "oss-repl.yaml")
    return try await Programs.withEmulator(seed: Lane.seed(of: [lane]), in: scratch, flags: Self.flags) { address in
      let run = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
      #expect(run.status == 0, "\(run)")
      let requests = try await EmulatorControl(address).requests()
      return Dictionary(
        uniqueKeysWithValues: lane.works.map { work in
          var counts: [String: Int] = [:]
          let steps = requests.filter { $0.bucket == lane.bucket(work) }.compactMap(\.operation).map {
            counts[$0, default: 0] += 1
            return SocketFaultTests.Step(operation: $0, occurrence: counts[$0, default: 0])
          }
          return (work, steps.filter { $0.isWrite || $0.operation == "GetBucketReplication" && $0.occurrence > 1 })
        })
    }
  }

  /// A run with faults.
  private struct DisturbedRun: Sendable {
    let run: Programs.Run
    let report: Report
    /// How many of the faults were met with.
    let faults: Int

    func problems(with trial: Trial, in store: [String: [EmulatorControl.StoredRule]]) -> [String] {
      var problems = report.contradictions(to: run.status) + trial.lane.wrongs(in: store)
      // A run that could not read a bucket in time, as on a busy machine, plans for the rest and writes nothing.
      if faults == 0, report.summary?.unknown == 0 { problems.append("no fault was met with: \(run)") }
      if !trial.fault.makesRulesVanish { problems += report.lies(of: trial.lane, in: store) }
      return problems
    }

    /// What the log tells against the run.
    func violations(
      by trial: Trial, in log: [String: [RequestLogAudit.Entry]], _ store: [String: [EmulatorControl.StoredRule]]
    ) -> [String] {
      let lane = trial.lane
      let audit = RequestLogAudit(
        works: lane.wantedWorks, claims: report.claims,
        end: trial.fault.makesRulesVanish ? nil : lane.livePairs(in: store))
      let entries = lane.works.flatMap { log[lane.bucket($0)] ?? [] }
      let violations = audit.violations(in: entries)
      return violations.isEmpty ? [] : ["by the log: \(violations) in \(entries)"]
    }
  }

  private func disturb(
    _ trial: Trial, _ calls: [Lane.Work: [SocketFaultTests.Step]], _ address: String, _ control: EmulatorControl
  ) async throws -> DisturbedRun {
    var random = SeededGenerator(seed: Self.seed &+ UInt64(trial.number))
    let lane = trial.lane
    var faults: [String] = []
    for work in lane.works {
      guard let call = calls[work]?.filter(trial.fault.isFor).randomElement(using: &random) else { continue }
      faults.append("\(lane.bucket(work))-fault")
      try await control.add(
        """
        {"id": "\(lane.bucket(work))-fault", "when": {"operation": "\(call.operation)", \
        "bucket": "\(lane.bucket(work))", "occurrence": \(call.occurrence)}, "do": {\(trial.fault.action)}}
        """)
    }
    let scratch = try Scratch()
    try scratch.write(lane.configuration(), to: "oss-repl.yaml")
    let run = try await Programs.replicate(
      [
        "apply", "--auto-approve", "--endpoint", address, "--timeout", "3s", "--retries", "2", "--wait-timeout", "4s",
        "--report", "json=report.json",
      ], in: scratch)
    var met = 0
    for fault in faults where try await control.hasFired(fault) { met += 1 }
    return DisturbedRun(
      run: run, report: try JSONDecoder().decode(Report.self, from: Data(try scratch.read("report.json").utf8)),
      faults: met)
  }

  /// Runs it again without faults.
  ///
  /// - Returns: what is not as it is wanted then.
  private func converge(_ trial: Trial, _ address: String, _ control: EmulatorControl) async throws -> [String] {
    let scratch = try Scratch()
    try scratch.write(trial.lane.configuration(), to: "oss-repl.yaml")
    let run = try await Programs.replicate(["apply", "--auto-approve", "--endpoint", address], in: scratch)
    return (run.status == 0 ? [] : ["does not converge: \(run)"]) + trial.lane.problems(in: try await control.store())
  }
}

/// What the program reports of its changes.
private struct Report: Decodable {
  struct Change: Decodable {
    let address: String
    let ending: String
    let pair: String?
  }
  struct Summary: Decodable {
    let unknown: Int
  }
  let exit: Int
  let changes: [Change]
  /// The plan in numbers; nil where there was none.
  let summary: Summary?

  /// What it says of each pair.
  var claims: [RequestLogAudit.Pair: RequestLogAudit.Claim] {
    var claims: [RequestLogAudit.Pair: RequestLogAudit.Claim] = [:]
    for change in changes {
      let names = change.address.split(separator: ":").map(String.init)
      guard names.count == 2 else { continue }
      claims[RequestLogAudit.Pair(source: names[0], destination: names[1])] = change.pair.flatMap(
        RequestLogAudit.Claim.init)
    }
    return claims
  }

  /// What doesn't go together with the exit code.
  func contradictions(to status: Int) -> [String] {
    let applied = changes.count { $0.ending == "applied" }
    let isRight =
      switch status {
      case 0, 8: applied == changes.count
      case 6: applied < changes.count
      case 1, 7: applied == 0
      default: false
      }
    return (isRight ? [] : ["exit code \(status) with \(applied) of \(changes.count) changes applied"])
      + (exit == status ? [] : ["reports exit code \(exit) and ends with \(status)"])
  }

  /// What is said of a pair that is not so.
  func lies(of lane: Lane, in store: [String: [EmulatorControl.StoredRule]]) -> [String] {
    changes.compactMap { change in
      guard let pair = lane.pair(change.address) else { return "\(change.address) is no pair of the lane" }
      let found = lane.found(pair, in: store)
      let isSo =
        switch (change.ending, change.pair) {
        case ("applied", _): found == pair.after
        case ("failed", "as-before"), ("failed", "restored"): found == pair.before
        case ("failed", "without-rule"): found == nil
        case ("failed", "unclear"), ("stale", _): true
        case ("skipped", _), ("not-begun", _): found == pair.before
        default: false
        }
      return isSo ? nil : "says \(change), there is \(found.map { "\($0)" } ?? "nothing")"
    }
  }
}

extension Lane {
  /// A pair with its rules before and after, those that are closing left out.
  fileprivate struct Pair {
    let work: Work
    let destination: String
    let before: Rule?
    let after: Rule?
  }

  fileprivate func pair(_ address: String) -> Pair? {
    works.compactMap { work -> Pair? in
      let beginning = "\(bucket(work)):\(name)-to-"
      guard address.hasPrefix(beginning) else { return nil }
      let destination = String(address.dropFirst(beginning.count))
      return Pair(
        work: work, destination: destination,
        before: before(work).first { $0.destination == destination && !$0.isClosing },
        after: after(work).first { $0.destination == destination })
    }.first
  }

  fileprivate func found(_ pair: Pair, in store: [String: [EmulatorControl.StoredRule]]) -> Rule? {
    liveRules(of: pair.work, in: store).first { $0.destination == pair.destination }
  }
}

extension Lane {
  /// What each pair needs, told from its rules before and after.
  fileprivate var wantedWorks: [RequestLogAudit.Pair: RequestLogAudit.Work] {
    var wanted: [RequestLogAudit.Pair: RequestLogAudit.Work] = [:]
    for work in works {
      let live = before(work).filter { !$0.isClosing }
      for destination in Set((live + after(work)).map(\.destination)) {
        let old = live.first { $0.destination == destination }
        let new = after(work).first { $0.destination == destination }
        guard old != new else { continue }
        let isOnlyRTC = old?.prefixes == new?.prefixes && old?.action == new?.action
        wanted[pair(of: work, to: destination)] =
          old == nil ? .create : new == nil ? .delete : isOnlyRTC ? .setRTC : .replace
      }
    }
    return wanted
  }

  /// The pairs that have a rule which is not closing.
  fileprivate func livePairs(in store: [String: [EmulatorControl.StoredRule]]) -> Set<RequestLogAudit.Pair> {
    Set(works.flatMap { work in liveRules(of: work, in: store).map { pair(of: work, to: $0.destination) } })
  }

  private func pair(of work: Work, to destination: String) -> RequestLogAudit.Pair {
    RequestLogAudit.Pair(source: bucket(work), destination: "\(name)-to-\(destination)")
  }
}
