import FoundationEssentials
import HTTPTransport
import TestSupport
import Testing

@Suite("drift, from the command line to its exit code")
struct DriftCommandTests {
  static let configuration = """
    version: 1
    manage: listed
    defaults:
      region: cn-hangzhou
      rule: {action: PUT, historical_object_replication: enabled}
    buckets:
      invoices: {rules: [{destination: {bucket: invoices-dr, location: oss-cn-beijing}}]}
      orders: {rules: [{destination: {bucket: invoices-dr, location: oss-cn-beijing}}]}
    """

  static func listed(_ action: String = "PUT") -> Result<HTTPResponse, HTTPFailure> {
    HTTPResponse.answer(200, RuleXML.list(RuleXML.rule("live-id", action: action)))
  }

  static let refused = HTTPResponse.answer(403, "<Error><Code>AccessDenied</Code><Message>No.</Message></Error>")
  static let gone = HTTPResponse.answer(404, "<Error><Code>NoSuchBucket</Code><Message>None.</Message></Error>")
  static let failing = HTTPResponse.answer(503, "<Error><Code>ServiceUnavailable</Code><Message>No.</Message></Error>")

  /// What OSS answers, and how drift ends.
  struct Sample: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var invoices = listed()
    var destination: Result<HTTPResponse, HTTPFailure>?
    let status: Int32
    let last: String

    init(_ name: String, _ status: Int32, _ last: String, _ change: (inout Sample) -> Void = { _ in }) {
      (testDescription, self.status, self.last) = (name, status, last)
      change(&self)
    }
  }

  static let samples: [Sample] = [
    Sample("all is well", 0, "No drift. 2 rules match."),
    Sample("a rule differs", 2, "Drift: 1 changed. 1 matches.") { $0.invoices = listed("ALL") },
    Sample("a rule is missing", 2, "Drift: 1 missing. 1 matches.") { $0.invoices = HTTPResponse.noRules },
    Sample("the destination is gone", 2, "Drift: 2 orphaned destinations. 0 match.") { $0.destination = gone },
    Sample("the destination refuses", 0, "Unchecked: 1 destination bucket could not be looked at.") {
      $0.destination = refused
    },
    Sample("a rule differs and the destination refuses", 2, "Unchecked: 1 destination bucket could not be looked at.") {
      ($0.invoices, $0.destination) = (listed("ALL"), refused)
    },
    Sample("the destination's answer fails", 1, "Unchecked: 1 destination bucket could not be looked at.") {
      $0.destination = failing
    },
    Sample("a bucket refuses", 7, "Incomplete: 1 bucket could not be read.") { $0.invoices = refused },
    Sample("a bucket refuses, and the rest has drifted", 7, "Incomplete: 1 bucket could not be read.") {
      ($0.invoices, $0.destination) = (refused, gone)
    },
    Sample("a bucket refuses, and the destination fails", 1, "Unchecked: 1 destination bucket could not be looked at.")
    {
      ($0.invoices, $0.destination) = (refused, failing)
    },
    Sample("a bucket is gone", 1, "Incomplete: 1 bucket could not be read.") { $0.invoices = gone },
  ]

  private func run(_ arguments: [String], _ sample: Sample) async throws -> CommandRun {
    let fine = FeasibilityAnswers.positive { _, url in url.contains("//invoices.") ? sample.invoices : Self.listed() }
    return try await CommandRun.make(
      ["drift", "--retries", "0"] + arguments, configuration: Self.configuration,
      answers: { method, url in
        if url.hasSuffix("?bucketInfo"), let answer = sample.destination { return answer }
        return fine(method, url)
      })
  }

  /// A document without the lines that name the run's file, whose name is another each time.
  private static func withoutFiles(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.contains("\"file\" : ") }
  }

  @Test(arguments: samples)
  func itEndsAsItFinds(sample: Sample) async throws {
    for format in ["text", "json"] {
      let run = try await self.run(["--format", format], sample)
      #expect(run.status == sample.status, "\(run)")
      #expect(run.requests.allSatisfy { $0.hasPrefix("GET ") })
      if format == "text" {
        #expect(run.output.split(separator: "\n").contains { $0.hasPrefix(sample.last) }, "\(run.output)")
        #expect(run.output.contains("No drift") == (sample.testDescription == "all is well"))
      } else {
        #expect(run.errors.isEmpty)
        #expect(run.output.contains("\"format\" : \"oss-repl.drift\""))
        #expect(run.output.contains("\"exit\" : \(sample.status)"))
        #expect(
          Self.withoutFiles(run.output) == Self.withoutFiles(try await self.run(["--format", format], sample).output))
      }
    }
  }

  @Test func itAsksOnceForEachBucketAndEachDestination() async throws {
    let run = try await self.run([], Self.samples[0])
    #expect(
      run.requests.sorted() == [
        "GET https://invoices-dr.oss-cn-beijing.aliyuncs.com/?bucketInfo",
        "GET https://invoices.oss-cn-hangzhou.aliyuncs.com/?replication",
        "GET https://orders.oss-cn-hangzhou.aliyuncs.com/?replication",
      ])
    let without = try await self.run(["--no-destinations"], Self.samples[3])
    #expect(without.requests.allSatisfy { $0.hasSuffix("?replication") } && without.requests.count == 2)
    #expect(without.status == 0)
    #expect(without.output == "No drift. 2 rules match; destination buckets were not looked at.\n")
  }

  @Test func aBucketOutOfScopeIsNotRead() async throws {
    let run = try await self.run(["--only", "orders:*"], Self.samples[7])
    #expect(run.status == 0)
    #expect(!run.requests.contains { $0.contains("//invoices.") })
    #expect(run.output.contains("Left out by --only and --exclude: 1 rule; 1 bucket not read."))
  }

  @Test func annotationsHoldTheItemsAtTheirLines() async throws {
    let run = try await self.run(["--report", "github=-"], Self.samples[1])
    #expect(run.output.contains("::warning file="))
    #expect(run.output.contains("line=7,col=22,"), "\(run.output)")
    #expect(run.output.contains("the live rule invoices:invoices-dr is not as configured: action"))
    #expect(run.errors.isEmpty)
  }

  @Test func aConfigurationThatIsInvalidIsADocumentOfDiagnostics() async throws {
    let run = try await CommandRun.make(
      ["drift", "--format", "json"], configuration: "version: 2", answers: { _, _ in HTTPResponse.noRules })
    #expect(run.status == 3)
    #expect(run.requests.isEmpty)
    #expect(run.output.contains("\"format\" : \"oss-repl.diagnostics\""))
  }

  @Test(arguments: [
    ["--allow", "delete:1"], ["--replace", "a:b"], ["--format", "markdown"],
    ["--format", "json", "--report", "github=-"],
    ["--only", "invoices"], ["extra"],
  ])
  func wrongUsage(arguments: [String]) async throws {
    let run = try await self.run(arguments, Self.samples[0])
    #expect(run.status == 64)
    #expect(run.requests.isEmpty && run.output.isEmpty)
  }
}
