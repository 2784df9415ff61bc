import Applying
import Execution
import FoundationEssentials
import HTTPTransport
import OSSClient
import OSSSignature
import Planning
import Replication
import TestSupport
import Testing

/// Faults over real sockets: the real client and the real emulator, with shorter waits than those of the program.
///
/// `OSS_REPL_SOCKET_FAULTS=N` draws more of all combinations, `all` takes every one, `OSS_REPL_SOCKET_SEED=S` draws others.
@Suite("Faults over real sockets: every run tells the truth, and the next converges", .takingTurns)
struct SocketFaultTests {
  /// A change of one pair, beside which the bucket has a rule that nobody may touch.
  enum Kind: String, CaseIterable, Sendable {
    case create, blocked, replace, rtc, delete

    /// The calls of a run without faults, as operation and number.
    var steps: [Step] {
      let reads = { (count: Int) in (1...count).map { Step(operation: "GetBucketReplication", occurrence: $0) } }
      let put = [Step(operation: "PutBucketReplication", occurrence: 1)]
      let delete = [Step(operation: "DeleteBucketReplication", occurrence: 1)]
      return switch self {
      case .create: reads(2) + put
      case .blocked: reads(3) + put
      case .replace: reads(4) + delete + put
      case .rtc: reads(2) + [Step(operation: "PutBucketRTC", occurrence: 1)]
      case .delete: reads(3) + delete
      }
    }
  }

  struct Step: Sendable {
    let operation: String
    let occurrence: Int
    var isWrite: Bool { !operation.hasPrefix("Get") }
  }

  /// What a fault does, for reads and writes.
  struct Fault: Sendable {
    let name: String
    let action: String
    var isForReads = true
    /// The only operation that it is for.
    var operation: String?
    /// Whether a rule that was listed may be gone later, so that nobody can know what is there in the end.
    var makesRulesVanish = false

    func isFor(_ step: Step) -> Bool { operation.map { $0 == step.operation } ?? (step.isWrite || isForReads) }
  }

  static let faults = [
    Fault(name: "reset, head read", action: #""kind": "reset", "point": "before-reading""#),
    Fault(name: "reset before effect", action: #""kind": "reset", "point": "before-effect""#),
    Fault(name: "reset after effect", action: #""kind": "reset", "point": "after-effect""#),
    Fault(name: "closed after effect", action: #""kind": "close", "point": "after-effect""#),
    Fault(name: "truncated body", action: #""kind": "truncated-body""#),
    Fault(name: "garbage body", action: #""kind": "garbage-body""#),
    Fault(name: "garbage, no effect", action: #""kind": "garbage-body", "effect": "none""#, isForReads: false),
    Fault(name: "empty body", action: #""kind": "empty-body", "effect": "none""#),
    Fault(name: "500 before effect", action: #""kind": "error", "code": "InternalError""#),
    Fault(
      name: "500 after effect", action: #""kind": "error", "code": "InternalError", "effect": "applied""#,
      isForReads: false),
    Fault(name: "503", action: #""kind": "error", "code": "ServiceUnavailable""#),
    Fault(name: "503, Retry-After", action: #""kind": "error", "code": "SlowDown", "retry_after": 1"#),
    Fault(name: "429", action: #""kind": "error", "code": "QpsLimitExceeded""#),
    Fault(name: "502 of a proxy", action: #""kind": "gateway-error""#),
    Fault(name: "403 of a proxy", action: #""kind": "gateway-error", "status": 403, "effect": "applied""#),
    Fault(name: "404 of a proxy", action: #""kind": "gateway-error", "status": 404, "effect": "applied""#),
    Fault(name: "302 of a proxy", action: #""kind": "gateway-error", "status": 302"#),
    Fault(name: "407 of a proxy", action: #""kind": "gateway-error", "status": 407, "effect": "applied""#),
    Fault(name: "a NUL in the answer", action: #""kind": "altered-body", "change": "nul""#),
    Fault(name: "200,000 attributes", action: #""kind": "altered-body", "change": "many-attributes""#),
    Fault(
      name: "attributes in IDs", action: #""kind": "altered-body", "change": "attribute""#,
      operation: "GetBucketReplication"),
    Fault(
      name: "a rule that reappears", action: #""kind": "reappearing-rule", "reads": 2"#, isForReads: false,
      operation: "DeleteBucketReplication"),
    Fault(name: "403", action: #""kind": "error", "code": "AccessDenied""#),
    Fault(name: "400", action: #""kind": "error", "code": "InvalidArgument", "status": 400"#),
    Fault(name: "wrong region", action: #""kind": "wrong-region", "region": "cn-shenzhen""#),
    Fault(name: "expired token", action: #""kind": "expired-token""#),
    Fault(name: "clock skew", action: #""kind": "clock-skew", "by": "+20m""#),
    Fault(name: "answer too late", action: #""kind": "latency", "duration": "600ms""#),
    Fault(name: "effect 0.4 s late", action: #""kind": "latency", "duration": "400ms", "point": "before-effect""#),
    Fault(name: "effect 0.9 s late", action: #""kind": "latency", "duration": "900ms", "point": "before-effect""#),
    Fault(name: "stale reads", action: #""kind": "stale-reads", "for": "250ms""#, isForReads: false),
    Fault(
      name: "closing that lasts", action: #""kind": "late-closing", "for": "5s""#, isForReads: false,
      operation: "DeleteBucketReplication"),
    Fault(
      name: "accepted, never seen", action: #""kind": "vanishing-rule""#, isForReads: false,
      operation: "PutBucketReplication"),
    Fault(
      name: "accepted, seen, gone", action: #""kind": "vanishing-rule", "for": "150ms""#, isForReads: false,
      operation: "PutBucketReplication", makesRulesVanish: true),
  ]

  /// One run: a fault at a step of a kind of change, once or from there on.
  struct Combination: Sendable, CustomStringConvertible {
    let number: Int
    let kind: Kind
    let step: Step
    let fault: Fault
    let isLasting: Bool

    var bucket: BucketName { BucketName("s\(number)-\(kind.rawValue)") }
    var address: RuleAddress { RuleAddress(source: bucket, destination: BucketName("s\(number)-dr")) }
    var description: String {
      "\(kind.rawValue), \(fault.name) at \(step.operation) \(step.occurrence)\(isLasting ? " and all after it" : "")"
    }

    var script: String {
      let occurrence = isLasting ? #"{"from": \#(step.occurrence)}"# : "\(step.occurrence)"
      return """
        {"id": "\(bucket)", "when": {"operation": "\(step.operation)", "bucket": "\(bucket)", "occurrence": \(occurrence)}, \
        "do": {\(fault.action)}}
        """
    }
  }

  private static let environment = ProcessInfo.processInfo.environment
  private static let seed = environment["OSS_REPL_SOCKET_SEED"].flatMap(UInt64.init) ?? 5
  private static let count = environment["OSS_REPL_SOCKET_FAULTS"]

  /// All combinations, in an order drawn by chance.
  private static let combinations: [Combination] = {
    var random = SeededGenerator(seed: seed)
    let all = Kind.allCases.flatMap { kind in
      kind.steps.flatMap { step in
        faults.filter { $0.isFor(step) }.flatMap { fault in
          [false, true].map { (kind, step, fault, $0) }
        }
      }
    }.shuffled(using: &random)
    let chosen = count == "all" ? all.count : count.flatMap(Int.init) ?? 240
    return all.prefix(chosen).enumerated().map {
      Combination(number: $0, kind: $1.0, step: $1.1, fault: $1.2, isLasting: $1.3)
    }
  }()

  @Test func everyRunTellsTheTruthAndTheNextConverges() async throws {
    let batches = stride(from: 0, to: Self.combinations.count, by: 80).map {
      Array(Self.combinations[$0..<min($0 + 80, Self.combinations.count)])
    }
    var table = FaultTable()
    for batch in batches {
      for outcome in try await run(batch) {
        table.add(outcome)
        if !outcome.problems.isEmpty {
          Issue.record("OSS_REPL_SOCKET_SEED=\(Self.seed), \(outcome.combination): \(outcome.problems)")
        }
      }
    }
    print(table.text)
    #expect(table.runs >= 200)
  }

  struct Outcome: Sendable {
    let combination: Combination
    let results: [ChangeResult]
    var problems: [String] = []
  }

  /// Runs combinations at once at one emulator, then looks at what is stored, then runs them all again without faults.
  private func run(_ batch: [Combination]) async throws -> [Outcome] {
    let scratch = try Scratch()
    let flags = ["--control", "--closing", "120ms", "--starting", "10ms"]
    return try await Programs.withEmulator(seed: FaultBucket.seed(of: batch), in: scratch, flags: flags) { address in
      let control = EmulatorControl(address)
      let results = try await concurrently(batch, limit: 80) { _, combination in
        // The fault counts the calls of the applier only.
        try await FaultBucket(combination, at: address).apply(disturbedBy: { try await control.add(combination.script) }
        )
      }
      // What is late has taken effect by then.
      try await Task.sleep(for: .seconds(1))
      let (store, log) = (try await control.store(), try await control.log())
      try await control.clearFaults()
      let reruns = try await concurrently(batch, limit: 80) { _, combination in
        try await FaultBucket(combination, at: address).apply()
      }
      let after = try await control.store()
      return zip(batch, zip(results, reruns)).map { combination, runs in
        let bucket = FaultBucket(combination, at: address)
        var outcome = Outcome(combination: combination, results: runs.0.results)
        outcome.problems += bucket.lies(of: runs.0.results, in: store) + runs.0.blindWrites
        outcome.problems += bucket.violations(of: runs.0.results, in: log, store)
        if !runs.1.results.allSatisfy(\.isApplied) {
          outcome.problems.append("the next run: \(runs.1.results.map(\.ending))")
        }
        outcome.problems += runs.1.blindWrites
        outcome.problems += bucket.shortcomings(in: after)
        return outcome
      }
    }
  }
}
