import HTTPTransport
import Synchronization
import TestSupport

/// Three buckets of OSS, of which each has one rule at most, to `NAME-dr`: `one` to be replaced, `three` to be deleted, `two`
/// to be created.
final class SmallOSS: Sendable {
  static let configuration = """
    version: 1
    project: acme-prod
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      one: {rules: [{destination: {bucket: one-dr, location: oss-cn-beijing}}]}
      three: {rules: []}
      two: {rules: [{destination: {bucket: two-dr, location: oss-cn-beijing}}]}
    """

  private struct State {
    /// The action of each bucket's rule.
    var rules = ["one": "ALL", "three": "ALL"]
    var requests = 0
  }

  private let state = Mutex(State())
  /// What a write of a bucket is answered in place of what would be true; nothing is done then.
  private let refusals: [String: Result<HTTPResponse, HTTPFailure>]

  /// - Parameter refusals: by `add` or `delete` and the bucket: `add two`.
  init(refusing refusals: [String: Result<HTTPResponse, HTTPFailure>] = [:]) { self.refusals = refusals }

  /// The buckets that have a rule, with its action.
  var rules: [String: String] { state.withLock { $0.rules } }

  /// Applies the configuration, one bucket after the other, without asking.
  func apply(
    _ arguments: [String], environment: [String: String] = [:], configuration: String = configuration
  ) async throws -> CommandRun {
    try await CommandRun.make(
      ["apply", "--auto-approve", "--jobs", "1"] + arguments, configuration: configuration, environment: environment,
      answers: FeasibilityAnswers.positive { method, url in self.answer(method, url) })
  }

  private func answer(_ method: String, _ url: String) -> Result<HTTPResponse, HTTPFailure> {
    let bucket = String((url.split(separator: "/").dropFirst().first ?? "").prefix { $0 != "." })
    return state.withLock { state in
      state.requests += 1
      let identifier = "5C3D9175B6FC20\(state.requests)"
      func reply(_ status: Int, _ body: String) -> Result<HTTPResponse, HTTPFailure> {
        HTTPResponse.answer(
          status, body, headers: [HTTPHeader("x-oss-request-id", identifier)], requestID: identifier)
      }
      guard method == "GET" else {
        let call = url.contains("comp=add") ? "add" : "delete"
        if let refusal = refusals["\(call) \(bucket)"] { return refusal }
        state.rules[bucket] = call == "add" ? "PUT" : nil
        return reply(200, "")
      }
      guard let action = state.rules[bucket] else {
        return reply(404, "<Error><Code>NoSuchReplicationConfiguration</Code><Message>None.</Message></Error>")
      }
      return reply(
        200,
        RuleXML.list(
          RuleXML.rule(
            "rule-\(action)", to: "\(bucket)-dr", action: action, historicalObjectReplication: "enabled")))
    }
  }
}
