import HTTPTransport
import Synchronization
import TestSupport
import Testing

@Suite("What apply does when only some of its changes can be made")
struct PartialFailureTests {
  /// Buckets that get their one rule, unless OSS refuses it.
  private final class Service: Sendable {
    private let rules = Mutex<Set<String>>([])
    let refused: Set<String>
    let status: String

    init(refusing refused: Set<String> = [], status: String = "doing") {
      self.refused = refused
      self.status = status
    }

    func answer(_ method: String, _ url: String) -> Result<HTTPResponse, HTTPFailure> {
      // https://one.oss-cn-hangzhou.aliyuncs.com/?replication and so on.
      let bucket = String(url.split(separator: "/").dropFirst().first?.split(separator: ".").first ?? "")
      if method == "POST" {
        if refused.contains(bucket) {
          return HTTPResponse.answer(400, "<Error><Code>InvalidTargetBucket</Code><Message>No.</Message></Error>")
        }
        rules.withLock { _ = $0.insert(bucket) }
        return HTTPResponse.answer(200, "")
      }
      guard url.hasSuffix("?replication"), rules.withLock({ $0.contains(bucket) }) else { return HTTPResponse.noRules }
      return HTTPResponse.rule(to: "\(bucket)-dr", status: status)
    }
  }

  private func apply(_ service: Service, _ arguments: [String]) async throws -> CommandRun {
    try await CommandRun.make(
      ["apply", "--auto-approve", "--jobs", "1"] + arguments, configuration: StopTests.configuration
    ) { service.answer($0, $1) }
  }

  @Test(arguments: 1...3)
  func afterSoManyFailuresNoFurtherBucketIsBegun(maximum: Int) async throws {
    let run = try await apply(Service(refusing: ["one", "two", "three"]), ["--max-failures", "\(maximum)"])
    #expect(run.requests.count { $0.hasPrefix("POST") } == maximum)
    #expect(run.status == 1, "\(run)")
    let skipped = maximum < 3 ? ", \(3 - maximum) skipped." : "."
    #expect(run.output.contains("Not applied: \(maximum) failed\(skipped)"), "\(run)")
    #expect(run.output.contains("not begun, because too many buckets have failed") == (maximum < 3))
  }

  @Test func withoutALimitTheOthersGoOnAndTheRunIsPartial() async throws {
    let run = try await apply(Service(refusing: ["one"]), [])
    #expect(run.status == 6, "\(run)")
    #expect(run.output.contains("Applied: 2 created. Not applied: 1 failed."))
    #expect(run.outputInOneLine.contains("InvalidTargetBucket"))
  }

  @Test(arguments: [("none", 0), ("closing", 0), ("doing", 8)])
  func aTargetThatIsNotReachedIsATimeout(target: String, status: Int) async throws {
    let run = try await apply(Service(status: "starting"), ["--wait", target, "--wait-timeout", "60s"])
    #expect(run.status == Int32(status), "\(run)")
    #expect(run.outputInOneLine.contains("the new rule is still starting, not doing") == (status == 8), "\(run)")
  }

  @Test func aFailureOutweighsATargetThatIsNotReached() async throws {
    let run = try await apply(
      Service(refusing: ["two"], status: "starting"), ["--wait", "doing", "--wait-timeout", "60s"])
    #expect(run.status == 6, "\(run)")
  }

  /// One bucket, whose rule is wanted to say something else than `a/`.
  private static func one(_ history: String) -> String {
    """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: \(history)}}
    buckets:
      one: {rules: [{destination: {bucket: one-dr, location: oss-cn-hangzhou}}]}
    """
  }

  @Test func aDeleteWhoseCreateIsNotDoneIsPartialAndNoTimeout() async throws {
    let isDeleted = Mutex(false)
    let run = try await CommandRun.make(
      ["apply", "--auto-approve", "--wait-timeout", "60s", "--allow", "replace:one:one-dr"],
      configuration: Self.one("enabled")
    ) { method, url in
      if method == "POST" { isDeleted.withLock { $0 = true } }
      if method == "POST" { return HTTPResponse.answer(200, "") }
      guard url.hasSuffix("?replication") else { return HTTPResponse.answer(404, "") }
      let status = isDeleted.withLock { $0 } ? "closing" : "doing"
      return HTTPResponse.rule(to: "one-dr", location: "oss-cn-hangzhou", prefix: "a/", status: status)
    }
    #expect(run.status == 6, "\(run)")
    #expect(run.outputInOneLine.contains("still closing after 60 s"), "\(run)")
    #expect(run.output.contains("replication is OFF"), "\(run)")
  }

  @Test func anOutageAfterAWriteIsSaidToBeUnclearAndNotThatNothingWasAccepted() async throws {
    let isOut = Mutex(false)
    let run = try await CommandRun.make(["apply", "--auto-approve"], configuration: Self.one("disabled")) {
      method, url in
      guard url.hasSuffix("?replication") || method == "POST" else { return HTTPResponse.answer(404, "") }
      if method == "POST" { isOut.withLock { $0 = true } }
      guard isOut.withLock({ $0 }) else { return HTTPResponse.noRules }
      return .failure(HTTPFailure(kind: .timeout, mayHaveBeenSent: true, message: "no answer within 30 s"))
    }
    #expect(run.status == 6, "\(run)")
    #expect(run.outputInOneLine.contains("the bucket could not be read any more"), "\(run)")
    #expect(run.outputInOneLine.contains("what the pair has now could not be made certain"), "\(run)")
    #expect(run.outputInOneLine.contains("run oss-repl plan to see what is live; running again is safe"), "\(run)")
  }
}

extension HTTPResponse {
  /// A list of one rule.
  fileprivate static func rule(
    to destination: String, location: String = "oss-cn-beijing", prefix: String? = nil, status: String
  ) -> Result<HTTPResponse, HTTPFailure> {
    answer(
      200,
      RuleXML.list(
        RuleXML.rule(
          to: destination, location: location, prefixes: prefix.map { [$0] } ?? [],
          historicalObjectReplication: "disabled", status: status)))
  }
}
