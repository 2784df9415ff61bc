import HTTPTransport
import OSSReplCommands
import Synchronization
import Testing

@Suite("Telling of each request")
struct VerboseTests {
  private static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
    buckets:
      invoices: {rules: [{destination: {bucket: invoices-dr, location: oss-cn-beijing}}]}
    """

  private func requests(of errors: String) -> [String] {
    errors.split(separator: "\n").map(String.init).filter { $0.contains(" host=") }
  }

  private func plan(
    _ arguments: [String], _ first: Result<HTTPResponse, HTTPFailure>? = nil
  ) async throws -> CommandRun {
    let count = Mutex(0)
    return try await CommandRun.make(["plan"] + arguments, configuration: Self.configuration) { _, _ in
      let isFirst = count.withLock { count in
        count += 1
        return count == 1
      }
      return (isFirst ? first : nil) ?? HTTPResponse.noRules
    }
  }

  @Test func aReadThatIsTriedAgainIsToldTwice() async throws {
    let slow = HTTPResponse.answer(503, "<Error><Code>SlowDown</Code><Message>Slower.</Message></Error>")
    let run = try await plan(["-v"], slow)
    let lines = requests(of: run.errors)
    #expect(
      lines.first
        == "GetBucketReplication bucket=invoices host=invoices.oss-cn-hangzhou.aliyuncs.com status=503 "
        + "request-id=5C3D9175B6FC201293AD4890 ms=0 attempt=1 error=SlowDown")
    #expect(
      lines.dropFirst().first
        == "GetBucketReplication bucket=invoices host=invoices.oss-cn-hangzhou.aliyuncs.com status=404 "
        + "request-id=5C3D9175B6FC201293AD4890 ms=0 attempt=2 error=NoSuchReplicationConfiguration")
    #expect(lines.count == run.requests.count)
  }

  @Test func aRequestWithoutAnAnswerSaysWhy() async throws {
    let lost = HTTPFailure(kind: .timeout, mayHaveBeenSent: true, message: "no answer within 30 s")
    let run = try await plan(["--verbose"], .failure(lost))
    #expect(
      requests(of: run.errors).first?.hasSuffix(" status=none ms=0 attempt=1 error=\"no answer within 30 s\"") == true)
  }

  @Test(arguments: [[], ["-q"], ["--progress", "none"]])
  func nobodyIsToldUnasked(arguments: [String]) async throws {
    #expect(requests(of: try await plan(arguments).errors).isEmpty)
  }

  /// A server is not trusted: what it says may be made for a terminal or for a runner, or repeat the key.
  @Test func nothingOfAServerBecomesACommandOrTellsASecret() async throws {
    let body = "<Error><Code>::error::\u{9B}31mx secret-text</Code><Message>m</Message></Error>"
    let run = try await plan(["-v"], HTTPResponse.answer(403, body, requestID: "a\u{202E}b id \"c=d\""))
    let line = requests(of: run.errors).first ?? ""
    #expect(line.contains("status=403"))
    for text in ["secret-text", "\u{9B}", "\u{202E}", "\n::"] { #expect(!run.errors.contains(text), "\(run.errors)") }
    #expect(line.split(separator: "\"").count >= 3, "\(line)")
  }

  @Test func dataOnStandardOutputStaysAlone() async throws {
    let verbose = try await plan(["--format", "json", "-v"])
    #expect(verbose.output.hasPrefix("{\n"))
    #expect(requests(of: verbose.output).isEmpty)
    #expect(requests(of: verbose.errors).count == verbose.requests.count)
  }

  @Test func quietAndVerboseContradictEachOther() async throws {
    #expect(try await plan(["-q", "-v"]).status == 64)
  }
}
