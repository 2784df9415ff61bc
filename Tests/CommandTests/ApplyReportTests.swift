import FoundationEssentials
import HTTPTransport
import TestSupport
import Testing

@Suite("The report of apply as data")
struct ApplyReportTests {
  private struct Report: Decodable {
    struct Change: Decodable {
      struct Failure: Decodable {
        let status: Int?
        let code: String?
        let ec: String?
        let requestID: String?

        enum CodingKeys: String, CodingKey {
          case status, code, ec
          case requestID = "request_id"
        }
      }
      let address: String
      let ending: String
      let pair: String
      let failure: Failure?
    }
    let actor: String?
    let commit: String?
    let run: String?
    let checksum: String?
    let changes: [Change]
    let exit: Int32
  }

  private func report(_ run: CommandRun) throws -> Report {
    try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
  }

  private static let refusal = HTTPResponse.answer(
    400, "<Error><Code>InvalidArgument</Code><Message>No.</Message><EC>0031-00000019</EC></Error>",
    headers: [HTTPHeader("x-oss-request-id", "5C3D9175B6FC201293AD4890")])

  @Test func aRunThatFailsInPartIsReported() async throws {
    let run = try await SmallOSS(refusing: ["add two": Self.refusal]).apply(["--format", "json"])
    #expect(run.status == 6)
    let text = run.output.replacing(/"[^"]*oss-repl-[0-9A-F-]+\.yaml"/, with: "\"oss-repl.yaml\"")
    #expect(text == (try Golden.text("report-apply.json", now: text)))
    let failed = try report(run).changes.first { $0.address == "two:two-dr" }
    #expect(failed?.ending == "failed" && failed?.pair == "as-before")
    #expect(failed?.failure?.status == 400 && failed?.failure?.code == "InvalidArgument")
    #expect(failed?.failure?.ec == "0031-00000019" && failed?.failure?.requestID == "5C3D9175B6FC201293AD4890")
  }

  @Test func theTextOfAFailureSaysWhatOSSSaidAndThatRunningAgainIsSafe() async throws {
    let run = try await SmallOSS(refusing: ["add two": Self.refusal]).apply([])
    for part in [
      "HTTP 400, Code InvalidArgument, EC 0031-00000019, request ID", "5C3D9175B6FC201293AD4890",
      "the pair is as it was before", "Running oss-repl apply again is safe",
      "Applied: 1 replaced, 1 deleted. Not applied: 1 failed.",
    ] { #expect(run.output.contains(part), "\(part)") }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    // The result of the run is the last that is told, and no error stands on the other stream too.
    #expect(run.output.split(separator: "\n").last?.hasPrefix("Took ") == true)
    #expect(!run.errors.contains("error["), "\(run)")
  }

  @Test func aReportIsWrittenHoweverTheRunEnds() async throws {
    let scratch = try PlanDirectory(SmallOSS.configuration)
    let arguments = ["--report", "json=\(scratch.path)/report.json"]
    func exit() throws -> Int32 {
      try JSONDecoder().decode(Report.self, from: Data(try scratch.read("report.json").utf8)).exit
    }
    let oss = SmallOSS()
    for (status, configuration) in [
      (Int32(3), "version: 1\nbuckts: {}"), (4, SmallOSS.configuration + "\nlimits: {delete: {max: 0}}"),
      (0, SmallOSS.configuration), (0, SmallOSS.configuration),
    ] {
      let run = try await oss.apply(arguments, configuration: configuration)
      #expect(run.status == status, "\(run)")
      #expect(try exit() == status)
    }
    let stale = try await SmallOSS().apply(arguments + ["--expect", "orp2-" + String(repeating: "a", count: 52)])
    #expect(stale.status == 5)
    #expect(try exit() == 5)
    let keyless = try await SmallOSS().apply(arguments, environment: ["OSS_ACCESS_KEY_ID": ""])
    #expect(keyless.status == 7)
    #expect(try exit() == 7)
    let full = try await SmallOSS().apply(arguments + ["--journal", "/dev/full"])
    #expect(full.status == 1)
    #expect(try exit() == 1)
  }

  @Test func aReportThatCannotBeWrittenAfterWritesIsAnIncompleteRun() async throws {
    let oss = SmallOSS()
    let arguments = ["--report", "json=/dev/full"]
    let run = try await oss.apply(arguments)
    #expect(run.status == 6)
    #expect(run.errors.contains("can't write /dev/full: there is no space left"))
    // With nothing to do, nothing was written either.
    #expect(try await oss.apply(arguments).status == 1)
    let stale = try await SmallOSS().apply(arguments + ["--expect", "orp2-" + String(repeating: "a", count: 52)])
    #expect(stale.status == 5)
  }

  /// Whatever could not be written, and wherever it stands among the others.
  @Test(arguments: [
    ["--report", "json=/dev/full", "--report", "json=FILE"], ["--report", "json=FILE", "--report", "json=/dev/full"],
    ["--report", "json=FILE", "--report", "json=/dev/full", "--format", "ndjson"],
  ])
  func everyReportSaysTheStatusThatTheRunEndsWith(arguments: [String]) async throws {
    let scratch = try PlanDirectory(SmallOSS.configuration)
    let journal = "\(scratch.path)/journal.ndjson"
    let run = try await SmallOSS().apply(
      arguments.map { $0.replacing("FILE", with: "\(scratch.path)/report.json") } + ["--journal", journal])
    #expect(run.status == 6, "\(run)")
    #expect(try JSONDecoder().decode(Report.self, from: Data(try scratch.read("report.json").utf8)).exit == 6)
    #expect(try scratch.read("journal.ndjson").hasSuffix("\"exit\":6}\n"))
    guard arguments.contains("ndjson") else { return }
    #expect(run.output.hasSuffix("\"exit\":6}\n"))
    #expect(run.output.ranges(of: "\"event\":\"end\"").count == 1)
  }

  struct Origin: Sendable {
    let environment: [String: String]
    let actor: String?
    let commit: String?
    let run: String?
  }

  private static let hash = "0123456789abcdef0123456789abcdef01234567"

  static let origins: [Origin] = [
    Origin(environment: ["USER": "mona"], actor: "mona", commit: nil, run: nil),
    Origin(environment: [:], actor: nil, commit: nil, run: nil),
    Origin(
      environment: [
        "GITHUB_ACTIONS": "true", "GITHUB_ACTOR": "octocat", "GITHUB_SHA": hash, "GITHUB_RUN_ID": "7", "USER": "runner",
        "GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "acme/dr",
      ], actor: "octocat", commit: hash, run: "https://github.com/acme/dr/actions/runs/7"),
    Origin(
      environment: [
        "GITHUB_ACTIONS": "true", "GITHUB_ACTOR": "octocat", "GITHUB_TRIGGERING_ACTOR": "hubot", "GITHUB_RUN_ID": "7",
      ], actor: "hubot", commit: nil, run: "7"),
    Origin(
      environment: [
        "GITLAB_CI": "true", "GITLAB_USER_LOGIN": "tanuki", "CI_COMMIT_SHA": hash,
        "CI_JOB_URL": "https://gitlab.example.com/acme/dr/-/jobs/42",
      ], actor: "tanuki", commit: hash, run: "https://gitlab.example.com/acme/dr/-/jobs/42"),
    Origin(
      environment: [
        "BUILDKITE": "true", "BUILDKITE_BUILD_CREATOR": "Łukasz Ż", "BUILDKITE_COMMIT": "HEAD",
        "BUILDKITE_BUILD_URL": "https://buildkite.com/acme/dr/builds/3",
      ], actor: "Łukasz Ż", commit: nil, run: "https://buildkite.com/acme/dr/builds/3"),
    Origin(
      environment: [
        "JENKINS_URL": "https://ci.example.com/", "BUILD_USER_ID": "alice", "GIT_COMMIT": hash,
        "BUILD_URL": "https://ci.example.com/job/dr/9/",
      ], actor: "alice", commit: hash, run: "https://ci.example.com/job/dr/9/"),
    // Variables of a system that is not there say nothing.
    Origin(environment: ["GITHUB_ACTOR": "octocat", "GITHUB_SHA": hash], actor: nil, commit: nil, run: nil),
    // What is not sane is left out; the user who runs the program serves in place of the actor.
    Origin(
      environment: [
        "GITLAB_CI": "true", "GITLAB_USER_LOGIN": "a\nb", "USER": "runner", "CI_COMMIT_SHA": "main; rm -rf",
        "CI_JOB_URL": "https://user:password@gitlab.example.com/", "CI_JOB_ID": "42",
      ], actor: "runner", commit: nil, run: "42"),
    Origin(
      environment: ["JENKINS_URL": "x", "BUILD_USER_ID": String(repeating: "a", count: 101), "BUILD_URL": "a b"],
      actor: nil, commit: nil, run: nil),
    Origin(environment: ["USER": "x\u{202E}y"], actor: nil, commit: nil, run: nil),
  ]

  @Test(arguments: origins)
  func aRunIsTracedByWhatTheCISystemSays(origin: Origin) async throws {
    let run = try await SmallOSS().apply(["--format", "json"], environment: origin.environment)
    let report = try report(run)
    #expect(report.actor == origin.actor)
    #expect(report.commit == origin.commit)
    #expect(report.run == origin.run)
    #expect(report.checksum?.hasPrefix("orp2-") == true)
  }
}
