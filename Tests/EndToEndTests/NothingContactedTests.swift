import Subprocess
import Testing

@Suite("Mistakes that end a run before anything is contacted")
struct NothingContactedTests {
  /// An address at which a request would fail with exit status 1, so that another status proves that none was made.
  private let nowhere = ["--endpoint", "http://127.0.0.1:1", "--retries", "0"]

  private func plan(_ configuration: String?, _ arguments: [String] = []) async throws -> Programs.Run {
    let scratch = try Scratch()
    if let configuration { try scratch.write(configuration, to: "oss-repl.yaml") }
    return try await Programs.replicate(["plan"] + nowhere + arguments, in: scratch)
  }

  @Test func aMissingFile() async throws {
    let run = try await plan(nil)
    #expect(run.status == 3)
    #expect(run.errors.contains("error[OSSR1001]: can't read oss-repl.yaml: there is no such file"))
    #expect(run.output.isEmpty)
  }

  @Test func aDirectory() async throws {
    let run = try await plan(nil, ["--config", "."])
    #expect(run.status == 3)
    #expect(run.errors.contains("it is a directory"))
  }

  @Test func anotherDirectory() async throws {
    let scratch = try Scratch()
    let run = try await Programs.replicate(["plan", "-C", "elsewhere/"] + nowhere, in: scratch)
    #expect(run.status == 3)
    #expect(run.errors.contains("can't read elsewhere/oss-repl.yaml"))
  }

  static let invalid: [(String, String)] = [
    ("", "error["), ("version: 1\n", "error["), ("version: 2\nmanage: listed\nbuckets: {}\n", "version"),
    ("version: 1\nmanage: listed\nbuckts: {}\n", "did you mean `buckets`"),
    ("version: 1\nmanage: listed\nbuckets:\n  b1x: {region: cn-hangzhou, rules: }\n", "error["),
    (FirstWayTests.configuration.replacing("action: PUT", with: "action: SET"), "oss-repl.yaml:5:18"),
    (FirstWayTests.configuration.replacing("\"2026/\"", with: "\"2025/a\""), "error[OSSR1019]"),
  ]

  @Test(arguments: invalid)
  func anInvalidConfiguration(text: String, part: String) async throws {
    let run = try await plan(text)
    #expect(run.status == 3, "\(run)")
    #expect(run.errors.contains(part), "\(run.errors)")
    #expect(run.output.isEmpty)
  }

  @Test func missingCredentials() async throws {
    let scratch = try Scratch()
    try scratch.write(FirstWayTests.configuration, to: "oss-repl.yaml")
    let run = try await Programs.replicate(["plan"] + nowhere, in: scratch, environment: [:])
    #expect(run.status == 7)
    #expect(run.errors.contains("export OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET"))
  }

  @Test(arguments: [
    ["plan", "--endpoint", "ftp://x"], ["plan", "--jobs", "0"], ["plan", "--timeout", "soon"],
    ["plan", "--enpoint", "x"],
    ["plan", "--allow", "everything"], ["plam"], ["apply"], ["plan", "--retries", "-1"],
  ])
  func wrongUsage(arguments: [String]) async throws {
    let run = try await Programs.replicate(arguments, in: try Scratch())
    #expect(run.status == 64, "\(run)")
    #expect(run.output.isEmpty)
  }

  @Test func nobodyListens() async throws {
    let run = try await plan(FirstWayTests.configuration)
    #expect(run.status == 1)
    #expect(run.errors.contains("error[OSSR7005]"))
    #expect(run.output == "Incomplete: 3 buckets could not be read.\n")
  }
}
