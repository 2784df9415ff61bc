import HTTPTransport
import TestSupport
import Testing

@Suite("What apply asks")
struct ApprovalTests {
  static let configuration = """
    version: 1
    manage: exclusive
    buckets:
      invoices:
        region: cn-hangzhou
        rules:
          - destination: {bucket: invoices-dr, location: oss-cn-beijing}
            action: PUT
            historical_object_replication: disabled
    """

  static let listed = RuleXML.list(RuleXML.rule(status: "starting"))

  @Test(arguments: [[], ["no"], ["y"], ["YES"], [""]])
  func anythingButYesWritesNothing(typed: [String]) async throws {
    let run = try await CommandRun.make(
      ["apply"], configuration: Self.configuration, typed: typed,
      answers: FeasibilityAnswers.positive { _, _ in HTTPResponse.noRules })
    #expect(run.status == 4)
    #expect(run.errors == "Not applied: nothing was written.\n")
    #expect(run.requests.allSatisfy { $0.hasPrefix("GET ") })
  }

  @Test func withoutATerminalNothingIsEvenRead() async throws {
    let run = try await CommandRun.make(["apply"], configuration: Self.configuration) { _, _ in HTTPResponse.noRules }
    #expect(run.status == 64)
    #expect(run.requests.isEmpty)
  }

  @Test func nothingToDoAsksNothing() async throws {
    let run = try await CommandRun.make(["apply"], configuration: Self.configuration, typed: []) { _, _ in
      HTTPResponse.answer(200, Self.listed)
    }
    #expect(run.status == 0, "\(run)")
    #expect(run.output.hasSuffix("No changes. 1 rule matches.\n"))
  }

  @Test func yesWritesAndReadsBack() async throws {
    let run = try await CommandRun.make(
      ["apply"], configuration: Self.configuration, typed: ["yes"], answers: FeasibilityAnswers.positive(Self.bucket()))
    #expect(run.status == 0, "\(run)")
    let rules = run.requests.filter { $0.contains("replication") && !$0.contains("replicationLocation") }
    #expect(rules.map { $0.split(separator: " ")[0] } == ["GET", "GET", "POST", "GET"])
    #expect(run.output.contains("Applied: 1 created."))
  }

  @Test func aRefusedCreateIsAnErrorAndSaysWhatOSSSaid() async throws {
    let run = try await CommandRun.make(["apply", "--auto-approve"], configuration: Self.configuration) { method, _ in
      method == "GET"
        ? HTTPResponse.noRules
        : HTTPResponse.answer(
          400, "<Error><Code>InvalidTargetBucket</Code><Message>Not yours.</Message><EC>0031-00000001</EC></Error>")
    }
    #expect(run.status == 1)
    // What is told on standard output is not told once more on standard error.
    #expect(!run.errors.contains("OSSR6001"), "\(run)")
    #expect(run.output.contains("OSSR6001  OSS refused: Not yours"), "\(run)")
    #expect(run.output.contains("Code InvalidTargetBucket, EC 0031-00000001"))
    #expect(run.output.contains("the pair is as it was before"))
    #expect(run.output.contains("help: mend the cause and run again"))
  }

  @Test func aForbiddenCreateIsAccess() async throws {
    let run = try await CommandRun.make(["apply", "--auto-approve"], configuration: Self.configuration) { method, _ in
      method == "GET" ? HTTPResponse.noRules : HTTPResponse.answer(403, "<Error><Code>AccessDenied</Code></Error>")
    }
    #expect(run.status == 7)
  }

  @Test func anAcceptedWriteThatDoesNotShowIsPartial() async throws {
    let run = try await CommandRun.make(["apply", "--auto-approve"], configuration: Self.configuration) { method, _ in
      method == "GET" ? HTTPResponse.noRules : HTTPResponse.answer(200, "")
    }
    #expect(run.status == 6, "\(run)")
    #expect(run.outputInOneLine.contains("what the pair has now could not be made certain"))
  }

  @Test func whatARailHoldsBackIsNotWritten() async throws {
    let empty = "version: 1\nmanage: exclusive\nbuckets: {invoices: {region: cn-hangzhou, rules: []}}"
    let run = try await CommandRun.make(["apply", "--auto-approve"], configuration: empty) { _, _ in
      HTTPResponse.answer(200, Self.listed)
    }
    #expect(run.status == 4, "\(run)")
    #expect(run.requests.count == 1)
  }

  @Test func aBucketThatChangedMeanwhileIsStale() async throws {
    let reads = Counter()
    let run = try await CommandRun.make(["apply", "--auto-approve"], configuration: Self.configuration) { _, _ in
      reads.next() == 1
        ? HTTPResponse.noRules
        : HTTPResponse.answer(200, Self.listed.replacingOccurrence(of: "PUT", with: "ALL"))
    }
    #expect(run.status == 5, "\(run)")
    #expect(run.requests.allSatisfy { $0.hasPrefix("GET ") })
  }

  /// A bucket without rules until one is put.
  private static func bucket() -> @Sendable (String, String) -> Result<HTTPResponse, HTTPFailure> {
    let writes = Counter()
    return { method, _ in
      if method == "POST" {
        _ = writes.next()
        return HTTPResponse.answer(200, "")
      }
      return writes.count == 0 ? HTTPResponse.noRules : HTTPResponse.answer(200, listed)
    }
  }
}

extension String {
  fileprivate func replacingOccurrence(of text: String, with other: String) -> String {
    split(separator: text, omittingEmptySubsequences: false).joined(separator: other)
  }
}
