import HTTPTransport
import TestSupport
import Testing

@Suite("A read that proves nothing leads to no action")
struct UntrustedReadTests {
  static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
    buckets:
      good: {rules: [{destination: {bucket: good-dr, location: oss-cn-beijing}}]}
      bad: {rules: [{destination: {bucket: bad-dr, location: oss-cn-beijing}}]}
    """

  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let status: Int32
    let answer: Result<HTTPResponse, HTTPFailure>

    init(_ name: String, _ status: Int32, _ answer: Result<HTTPResponse, HTTPFailure>) {
      testDescription = name
      self.status = status
      self.answer = answer
    }
  }

  static let whole = RuleXML.list(RuleXML.rule())

  static let samples = [
    Sample("403", 7, HTTPResponse.answer(403, "<Error><Code>AccessDenied</Code></Error>")),
    Sample("401 of a proxy", 1, HTTPResponse.answer(401, "<html/>")),
    Sample("403 of a proxy", 1, HTTPResponse.answer(403, "<html/>")),
    Sample("407 of a proxy", 1, HTTPResponse.answer(407, "")),
    Sample("451 of a proxy", 1, HTTPResponse.answer(451, "<html/>")),
    Sample("500", 1, HTTPResponse.answer(500, "<Error><Code>InternalError</Code></Error>")),
    Sample("503 without a body", 1, HTTPResponse.answer(503, "")),
    Sample("empty", 1, HTTPResponse.answer(200, "")),
    Sample("cut off", 1, HTTPResponse.answer(200, String(whole.dropLast(20)))),
    Sample("HTML", 1, HTTPResponse.answer(200, "<html><body>Log in</body></html>")),
    Sample("a list of objects", 1, HTTPResponse.answer(200, "<ListBucketResult/>")),
    Sample("an empty list", 1, HTTPResponse.answer(200, "<ReplicationConfiguration/>")),
    Sample("another 404", 1, HTTPResponse.answer(404, "<Error><Code>NoSuchBucket</Code></Error>")),
    Sample("a redirect", 1, HTTPResponse.answer(301, "")),
    Sample(
      "another region", 1,
      HTTPResponse.answer(403, "<Error><Code>AccessDenied</Code><Endpoint>oss-cn-x.aliyuncs.com</Endpoint></Error>")),
    Sample("a time-out", 1, .failure(HTTPFailure(kind: .timeout, mayHaveBeenSent: true, message: "timed out"))),
  ]

  @Test(arguments: samples)
  func theOthersArePlannedAndNothingIsWritten(sample: Sample) async throws {
    for arguments in [["plan"], ["plan", "--detailed-exitcode"], ["apply", "--auto-approve"]] {
      let run = try await CommandRun.make(arguments, configuration: Self.configuration) { _, url in
        url.contains("//bad.") ? sample.answer : HTTPResponse.noRules
      }
      #expect(run.status == sample.status, "\(run)")
      #expect(run.output.contains("good -> good-dr"))
      #expect(!run.output.contains("bad -> bad-dr"))
      #expect(run.output.contains("Incomplete: 1 bucket could not be read."))
      #expect(!run.output.contains("No changes"))
      #expect(run.errors.contains("nothing is planned for this bucket, and nothing was changed"))
      #expect(run.requests.allSatisfy { $0.hasPrefix("GET ") })
      #expect(!(run.output + run.errors).contains("secret-text"))
    }
  }

  @Test func aMixtureOfCausesIsNotCalledAccess() async throws {
    let run = try await CommandRun.make(["plan"], configuration: Self.configuration) { _, url in
      url.contains("//bad.") ? HTTPResponse.answer(403, "") : HTTPResponse.answer(404, "")
    }
    #expect(run.status == 1)
  }
}
