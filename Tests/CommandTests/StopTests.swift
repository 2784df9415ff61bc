import ArgumentParser
import HTTPTransport
import Planning
import Replication
import TestSupport
import Testing

@testable import OSSReplCommands

@Suite("What apply does when it is asked to stop")
struct StopTests {
  static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
    buckets:
      one: {rules: [{destination: {bucket: one-dr, location: oss-cn-beijing}}]}
      two: {rules: [{destination: {bucket: two-dr, location: oss-cn-beijing}}]}
      three: {rules: [{destination: {bucket: three-dr, location: oss-cn-beijing}}]}
    """

  @Test(arguments: [(StopSignal.interrupt, Int32(130)), (.terminate, 143)])
  func bucketsThatWereNotBegunAreNotEvenRead(signal: StopSignal, status: Int32) async throws {
    let run = try await CommandRun.make(
      ["apply", "--auto-approve"], configuration: Self.configuration, stopSignal: { _ in signal }
    ) { _, _ in HTTPResponse.noRules }
    #expect(run.status == status)
    #expect(run.requests.count { $0.hasSuffix("?replication") } == 3)
    #expect(run.output.contains("Not applied: 3 interrupted."))
  }

  /// Whoever was told that the run stops finds that in its status, though everything may have come to its end.
  @Test func aStopCountsForMoreThanAllElse() {
    let plan = diff(desired: DesiredState(buckets: []), observed: ObservedState(buckets: [:]))
    #expect(afterwards(plan, [], stoppedBy: .interrupt) == .interrupted)
    #expect(afterwards(plan, [], stoppedBy: .terminate) == .terminated)
    #expect(afterwards(plan, []) == .ok)
  }

  @Test func aWriteThatDoesNotShowIsNotLookedForWithoutPause() async throws {
    let run = try await CommandRun.make(
      ["apply", "--auto-approve", "--jobs", "1"], configuration: Self.configuration,
      stopSignal: { $0.contains { $0.hasPrefix("POST") } ? .interrupt : nil }
    ) { method, _ in method == "GET" ? HTTPResponse.noRules : HTTPResponse.answer(200, "") }
    #expect(run.status == 130, "\(run)")
    #expect(run.requests.count < 25)
    #expect(run.output.contains("1 failed, 2 interrupted"))
  }

  @Test func progressLetsNoControlCharacterThrough() async throws {
    let listed = RuleXML.list(RuleXML.rule(to: "x\u{9B}31m", location: "oss-cn-x", action: nil, status: nil))
    let run = try await CommandRun.make(
      ["apply", "--auto-approve", "--allow", "empty:1"],
      configuration: "version: 1\nmanage: exclusive\nbuckets: {one: {region: cn-hangzhou, rules: []}}"
    ) { method, _ in HTTPResponse.answer(200, method == "GET" ? listed : "") }
    #expect(run.errors.contains("deleting the rule to x\\u{9B}31m"), "\(run)")
    #expect(!(run.output + run.errors).unicodeScalars.contains("\u{9B}"))
  }

  @Test(arguments: [["plan", "-C", ""], ["plan", "--config", ""], ["validate", "-C", ""]])
  func anEmptyPathIsWrongUsage(arguments: [String]) {
    let error = #expect(throws: (any Error).self) { try OSSReplCommand.parseAsRoot(arguments) }
    #expect(error.map(OSSReplCommand.status) == 64)
  }
}
