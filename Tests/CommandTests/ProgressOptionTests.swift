import ArgumentParser
import HTTPTransport
import OSSReplCommands
import Testing

@Suite("The options that say what is told of a run")
struct ProgressOptionTests {
  /// A chain, of which there is something to tell for information, and a prefix to be warned of.
  static let configuration = """
    version: 1
    manage: exclusive
    defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: disabled}}
    buckets:
      one: {rules: [{destination: {bucket: two, location: oss-cn-hangzhou}, prefixes: ["logs/*"]}]}
      two: {rules: [{destination: {bucket: three, location: oss-cn-beijing}}]}
    """

  private func apply(_ options: [String]) async throws -> CommandRun {
    let written = Counter()
    return try await CommandRun.make(
      ["apply", "--auto-approve"] + options, configuration: Self.configuration
    ) { method, _ in
      if method == "GET" { return HTTPResponse.noRules }
      _ = written.next()
      return HTTPResponse.answer(200, "")
    }
  }

  @Test func withoutATerminalStepsAreLines() async throws {
    let run = try await apply([])
    #expect(run.errors.contains("two: creating the rule to three"), "\(run)")
    #expect(run.errors.contains("info["), "\(run)")
  }

  @Test func noneLeavesProgressOutAndNothingElse() async throws {
    let run = try await apply(["--progress", "none"])
    #expect(!run.errors.contains("creating the rule"))
    #expect(run.errors.contains("info["))
    #expect(run.errors.contains("warning["))
  }

  @Test(arguments: ["-q", "--quiet"])
  func quietLeavesOutInformationToo(flag: String) async throws {
    let run = try await apply([flag])
    #expect(!run.errors.contains("creating the rule"))
    #expect(!run.errors.contains("info["))
    #expect(run.errors.contains("warning["))
    #expect(run.output.contains("FAILED "), "\(run)")
  }

  @Test(arguments: ["auto", "plain"])
  func quietAndProgressContradictEachOther(wish: String) {
    let error = #expect(throws: (any Error).self) {
      try OSSReplCommand.parseAsRoot(["plan", "-q", "--progress", wish])
    }
    #expect(error.map(OSSReplCommand.status) == 64)
  }
}
