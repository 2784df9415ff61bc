import Subprocess
import TestSupport
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

  /// A file as bytes; shown by its name, since some are large.
  struct Damaged: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let part: String

    init(_ name: String, _ bytes: [UInt8], _ part: String) {
      testDescription = name
      self.bytes = bytes
      self.part = part
    }
  }

  static let damaged: [Damaged] = [
    Damaged("a byte order mark", [0xEF, 0xBB, 0xBF] + Array(FirstWayTests.configuration.utf8), "byte order mark"),
    Damaged(
      "UTF-16", [0xFF, 0xFE] + FirstWayTests.configuration.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      "UTF-16"),
    Damaged("Latin-1", Array("version: 1 # caf".utf8) + [0xE9, 0x0A], "UTF-8"),
    Damaged("a tab", Array("version: 1\nbuckets:\n\tinvoices: {}\n".utf8), "tab"),
    Damaged("an open quote", Array("version: 1\nproject: \"acme\n".utf8), "oss-repl.yaml:2:"),
    Damaged("two documents", Array((FirstWayTests.configuration + "\n---\nversion: 1\n").utf8), "document"),
    Damaged(
      "33 MB of nested sequences", Array(repeating: UInt8(ascii: "["), count: 33 << 20), "more than 33554432 bytes"),
    Damaged("9 MB of nested sequences", Array(repeating: UInt8(ascii: "["), count: 9 << 20), "deep"),
    Damaged("a bomb of aliases", Array(aliasBomb.utf8), "alias"),
  ]

  /// Ten levels of ten aliases each: ten thousand million values, if they were all made.
  private static let aliasBomb = (1...10).reduce("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n") { text, level in
    text + "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n"
  }

  @Test(arguments: damaged)
  func aDamagedFile(sample: Damaged) async throws {
    let scratch = try Scratch()
    try scratch.write(sample.bytes, to: "oss-repl.yaml")
    let run = try await Programs.replicate(["plan"] + nowhere, in: scratch)
    #expect(run.status == 3, "\(run.errors.prefix(2_000))")
    #expect(run.errors.contains(sample.part), "\(run.errors.prefix(2_000))")
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

  @Test func aPasswordInAnEndpointIsNotRepeated() async throws {
    let endpoint = "http://user:very-secret-word@127.0.0.1"
    let flag = try await Programs.replicate(["plan", "--endpoint", endpoint], in: try Scratch())
    let scratch = try Scratch()
    try scratch.write(FirstWayTests.configuration, to: "oss-repl.yaml")
    let environment = Programs.credentials.merging(["OSS_ENDPOINT": endpoint]) { $1 }
    let variable = try await Programs.replicate(["plan"], in: scratch, environment: environment)
    for run in [flag, variable] {
      #expect(run.status == 64)
      #expect(run.errors.contains("without user, path or query"))
      #expect(!(run.errors + run.output).contains("very-secret-word"))
    }
  }

  @Test func nobodyListens() async throws {
    let run = try await plan(FirstWayTests.configuration)
    #expect(run.status == 1)
    #expect(run.errors.contains("error[OSSR7005]"))
    #expect(run.output.hasSuffix("\n\nIncomplete: 3 buckets could not be read.\n"))
  }
}
