import HTTPTransport
import TestSupport
import Testing

@Suite("An answer that proves nothing about a rule's feasibility holds a replace back")
struct UntrustedFeasibilityTests {
  static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
    buckets:
      created: {rules: [{destination: {bucket: created-dr, location: oss-cn-beijing}}]}
      replaced: {rules: [{destination: {bucket: replaced-dr, location: oss-cn-beijing}}]}
    """

  static let listed =
    RuleXML.list(RuleXML.rule(to: "replaced-dr", action: "ALL"))

  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let answer: Result<HTTPResponse, HTTPFailure>

    init(_ name: String, _ answer: Result<HTTPResponse, HTTPFailure>) {
      testDescription = name
      self.answer = answer
    }
  }

  static let samples = [
    Sample("403", HTTPResponse.answer(403, "<Error><Code>AccessDenied</Code></Error>")),
    Sample("401 of a proxy", HTTPResponse.answer(401, "<html/>")),
    Sample("another 404", HTTPResponse.answer(404, "<Error><Code>NoSuchWebsiteConfiguration</Code></Error>")),
    Sample("a 404 without a body", HTTPResponse.answer(404, "")),
    Sample("500", HTTPResponse.answer(500, "<Error><Code>InternalError</Code></Error>")),
    Sample("empty", HTTPResponse.answer(200, "")),
    Sample("cut off", HTTPResponse.answer(200, "<BucketInfo><Bucket><Name>x</Name>")),
    Sample("HTML", HTTPResponse.answer(200, "<html><body>Log in</body></html>")),
    Sample("nothing in it", HTTPResponse.answer(200, "<BucketInfo/>")),
    Sample("no locations at all", HTTPResponse.answer(200, "<ReplicationLocation/>")),
    Sample(
      "another bucket",
      HTTPResponse.answer(
        200, "<BucketInfo><Bucket><Name>other</Name><Location>oss-cn-beijing</Location></Bucket></BucketInfo>")),
    Sample("a redirect", HTTPResponse.answer(301, "")),
    Sample("a time-out", .failure(HTTPFailure(kind: .timeout, mayHaveBeenSent: true, message: "timed out"))),
  ]

  @Test(arguments: samples, ["//replaced.", "//replaced-dr.", "//created-dr."])
  func aCreateGoesOnAndAReplaceDoesNot(sample: Sample, where host: String) async throws {
    let isAboutTheReplace = host.contains("replaced")
    for arguments in [["plan"], ["apply", "--auto-approve"]] {
      let only = isAboutTheReplace ? "replaced:*" : "created:*"
      let run = try await CommandRun.make(
        arguments + ["--retries", "0", "--only", only], configuration: Self.configuration
      ) { method, url in
        guard method == "GET" else { return HTTPResponse.answer(403, "<Error><Code>AccessDenied</Code></Error>") }
        let isAsked = url.hasSuffix("?bucketInfo") || url.hasSuffix("?replicationLocation")
        if isAsked, url.contains(host) { return sample.answer }
        let rules = url.contains("//replaced.") ? HTTPResponse.answer(200, Self.listed) : HTTPResponse.noRules
        return FeasibilityAnswers.positive { _, _ in rules }(method, url)
      }
      let wrote = run.requests.contains { $0.hasPrefix("POST ") }
      #expect(!(run.output + run.errors).contains("secret-text"))
      if isAboutTheReplace {
        #expect(run.status == 4, "\(run)")
        #expect(!wrote)
        #expect(run.output.contains("--allow replace:replaced:replaced-dr"), "\(run)")
      } else {
        #expect(run.errors.contains("warning[OSSR3010]"), "\(run.errors)")
        #expect(arguments == ["plan"] ? run.status == 0 : wrote, "\(run)")
      }
    }
  }
}
