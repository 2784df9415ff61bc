import FoundationEssentials
import Subprocess
import SystemPackage
import Testing

/// What the files of a pull request may make the program read: nothing but themselves. Every attack is made with the built
/// program in a folder `repo`, beside which lies what only the operator may see.
@Suite("Files that an author names", .takingTurns)
struct AuthorFilesTests {
  /// What no output may hold.
  private static let secret = "k3pt-s3cret"

  private static func world() throws -> Scratch {
    let scratch = try Scratch()
    for folder in ["repo/buckets", "repo/.git", "outside"] {
      try FileManager.default.createDirectory(
        atPath: scratch.path.appending(folder).string, withIntermediateDirectories: true)
    }
    for file in ["outside/a.yaml", "outside/a.txt", "outside/netrc", "repo/.git/config.yaml", "repo/notes.cfg"] {
      try scratch.write("password \(secret): \"\(secret)\n", to: file)
    }
    return scratch
  }

  private static func link(_ name: String, to target: String, in scratch: Scratch) throws {
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path.appending(name).string, withDestinationPath: target)
  }

  private static func configuration(_ lines: String) -> String {
    "version: 1\nmanage: listed\ndefaults: {region: cn-hangzhou}\n" + lines + "\n"
  }

  private static func group(file: String) -> String {
    "groups: {g: {each: {x: {file: \"\(file)\"}}, bucket: \"b-${x}\", rules: []}}"
  }

  struct Attack: CustomTestStringConvertible, Sendable {
    let testDescription: String
    var lines = "buckets: {}"
    var links: [String: String] = [:]
    let code: String
  }

  static let attacks = [
    Attack(testDescription: "a path up", lines: "include: [../outside/a.yaml]", code: "OSSR1061"),
    Attack(testDescription: "a pattern up", lines: "include: [\"../outside/*.yaml\"]", code: "OSSR1061"),
    Attack(testDescription: "a pattern whose part leads up", lines: "include: [\"../out*/a.yaml\"]", code: "OSSR1061"),
    Attack(
      testDescription: "a link to a file", lines: "include: [x.yaml]", links: ["x.yaml": "../outside/a.yaml"],
      code: "OSSR1061"),
    Attack(
      testDescription: "a link to a file that a pattern finds", lines: "include: [\"buckets/*.yaml\"]",
      links: ["buckets/x.yaml": "../../outside/a.yaml"], code: "OSSR1061"),
    Attack(
      testDescription: "a link to a folder", lines: "include: [\"common/*.yaml\"]", links: ["common": "../outside"],
      code: "OSSR1061"),
    Attack(
      testDescription: "a link to a folder that a pattern finds", lines: "include: [\"co*/a.yaml\"]",
      links: ["common": "../outside"], code: "OSSR1061"),
    Attack(
      testDescription: "a link over a link", lines: "include: [a.yaml]",
      links: ["a.yaml": "b", "b": "../outside/a.yaml"],
      code: "OSSR1061"),
    Attack(
      testDescription: "a link to itself", lines: "include: [a.yaml]", links: ["a.yaml": "a.yaml"], code: "OSSR1061"),
    Attack(
      testDescription: "a way out and back", lines: "include: [../outside/../repo/buckets/x.yaml]", code: "OSSR1061"),
    Attack(
      testDescription: "a way back over a link outside", lines: "include: [/proc/self/cwd/repo/buckets/x.yaml]",
      code: "OSSR1061"),
    Attack(testDescription: "the environment", lines: "include: [/proc/self/environ]", code: "OSSR1062"),
    Attack(
      testDescription: "the environment over a link", lines: "include: [e.yaml]",
      links: ["e.yaml": "/proc/self/environ"], code: "OSSR1061"),
    Attack(testDescription: "items outside", lines: group(file: "../outside/a.txt"), code: "OSSR1061"),
    Attack(testDescription: "items without an ending", lines: group(file: "../outside/netrc"), code: "OSSR1062"),
    Attack(testDescription: "items of Git", lines: group(file: ".git/config.yaml"), code: "OSSR1062"),
    Attack(
      testDescription: "Git over a link", lines: group(file: "g/config.yaml"), links: ["g": ".git"], code: "OSSR1062"),
    Attack(
      testDescription: "another ending behind a link", lines: "include: [x.yaml]", links: ["x.yaml": "notes.cfg"],
      code: "OSSR1062"),
    Attack(testDescription: "a device", lines: "include: [x.yaml]", links: ["x.yaml": "/dev/zero"], code: "OSSR1061"),
  ]

  @Test(arguments: attacks)
  func nothingOutsideIsReadOrTold(attack: Attack) async throws {
    let scratch = try Self.world()
    try scratch.write(Self.configuration(attack.lines), to: "repo/oss-repl.yaml")
    for (name, target) in attack.links { try Self.link("repo/" + name, to: target, in: scratch) }
    for format in ["text", "json"] {
      let run = try await Programs.replicate(
        ["validate", "-C", "repo", "--format", format], in: scratch, environment: ["TOKEN": Self.secret])
      #expect(run.status == 3, "\(run)")
      #expect((run.output + run.errors).contains(attack.code), "\(run)")
      #expect(!(run.output + run.errors).contains(Self.secret), "\(run)")
    }
  }

  /// Whether there is something at the end of a way out can't be learned.
  @Test(arguments: ["include: [../outside/N.yaml]", "include: [l/N.yaml]", "include: [N.yaml]"])
  func aFileOutsideIsToldLikeNone(lines: String) async throws {
    var told: [String] = []
    for name in ["a", "b"] {
      let scratch = try Self.world()
      try Self.link("repo/l", to: "../outside", in: scratch)
      try Self.link("repo/\(name).yaml", to: "../outside/\(name).yaml", in: scratch)
      try scratch.write(
        Self.configuration(lines.replacing("N", with: name)), to: "repo/oss-repl.yaml")
      let run = try await Programs.replicate(["validate", "-C", "repo"], in: scratch)
      #expect(run.errors.contains("OSSR1061"))
      told.append(run.errors.replacing("\(name).yaml", with: "N.yaml"))
    }
    #expect(told[0] == told[1])
  }

  @Test(arguments: [
    "/etc/passwd", "../outside/a.yaml", "../outside/netrc", "notes.cfg", ".git/config.yaml", "/proc/self/environ",
  ])
  func aRootFileThatIsALinkIsOneOfTheFolder(target: String) async throws {
    let scratch = try Self.world()
    try Self.link("repo/oss-repl.yaml", to: target, in: scratch)
    let run = try await Programs.replicate(
      ["validate", "-C", "repo"], in: scratch, environment: ["TOKEN": Self.secret])
    #expect(run.status == 3)
    #expect(run.errors.contains("OSSR1061") || run.errors.contains("OSSR1062"), "\(run)")
    #expect(!run.errors.contains(Self.secret) && !run.errors.contains("root:"))
  }

  /// A pipe that a pattern finds would hold the run up for ever.
  @Test func aPipeIsNoFileOfAConfiguration() async throws {
    let scratch = try Self.world()
    try scratch.write(Self.configuration("include: [\"buckets/*.yaml\"]"), to: "repo/oss-repl.yaml")
    let program = Programs.directory.appending("oss-repl").string
    let run = try await Self.shell(
      "mkfifo repo/buckets/a.yaml && timeout 30 '\(program)' validate -C repo", in: scratch)
    #expect(run.errors.contains("OSSR1001") && run.errors.contains("not an ordinary file"), "\(run)")
  }

  /// Kubernetes mounts a ConfigMap as links over a folder that it changes in one step.
  @Test func aMountedConfigMapIsRead() async throws {
    let scratch = try Scratch()
    let folder = scratch.path.appending("etc/..2026_11_29/").string
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try scratch.write(Self.configuration("include: [\"team-*.yaml\"]"), to: "etc/..2026_11_29/oss-repl.yaml")
    try scratch.write("buckets: {a-b: {rules: []}}\n", to: "etc/..2026_11_29/team-a.yaml")
    try Self.link("etc/..data", to: "..2026_11_29", in: scratch)
    for name in ["oss-repl.yaml", "team-a.yaml"] { try Self.link("etc/" + name, to: "..data/" + name, in: scratch) }
    let run = try await Programs.replicate(["validate", "--config", "etc/oss-repl.yaml"], in: scratch)
    #expect(run.output.contains("on 1 bucket"), "\(run)")
  }

  /// A monorepo's operator names a wider folder; absolute paths and ways up are then good where they end up inside.
  @Test(arguments: [["--root", "."], []])
  func theOperatorMayNameAWiderFolder(arguments: [String]) async throws {
    let scratch = try Self.world()
    let inside = scratch.path.appending("common/b.yaml").string
    try FileManager.default.createDirectory(
      atPath: scratch.path.appending("common").string, withIntermediateDirectories: true)
    try scratch.write("buckets: {a-b: {rules: []}}\n", to: "common/a.yaml")
    try scratch.write("buckets: {c-d: {rules: []}}\n", to: "common/b.yaml")
    try scratch.write(
      Self.configuration("include: [../common/a.yaml, \"\(inside)\", \"../repo/../common/*.yaml\"]"),
      to: "repo/oss-repl.yaml")
    let environment: [Environment.Key: String] = arguments.isEmpty ? ["OSS_REPL_ROOT": "."] : [:]
    let wide = try await Programs.replicate(
      ["validate", "-C", "repo"] + arguments, in: scratch, environment: environment)
    #expect(wide.output.contains("on 2 buckets"), "\(wide)")
    let elsewhere = try await Programs.replicate(["validate", "-C", "repo", "--root", "outside"], in: scratch)
    #expect(elsewhere.errors.contains("OSSR1061"), "\(elsewhere)")
    let nowhere = try await Programs.replicate(["validate", "-C", "repo", "--root", "nowhere"], in: scratch)
    #expect(nowhere.status == 3 && nowhere.errors.contains("--root"), "\(nowhere)")
  }

  /// The operator names these, so they may be pipes.
  @Test func standardInputAndPipesAreRootFiles() async throws {
    let scratch = try Self.world()
    try scratch.write(Self.configuration("include: [\"*/*.yaml\"]"), to: "repo/root.yaml")
    try scratch.write("buckets: {a-b: {rules: []}}\n", to: "repo/buckets/a.yaml")
    let program = Programs.directory.appending("oss-repl").string
    for command in [
      "cd repo && '\(program)' validate --config - <root.yaml",
      "'\(program)' validate -C repo --config - <repo/root.yaml",
      "cat repo/root.yaml | OSS_REPL_CONFIG=- '\(program)' validate -C repo",
      "cd repo && cp root.yaml x && '\(program)' validate --config x",
    ] {
      let run = try await Self.shell(command, in: scratch)
      #expect(run.output.contains("on 1 bucket"), "\(command) \(run)")
    }
    try scratch.write(Self.configuration("buckets: {a-b: {rules: []}}"), to: "repo/root.yaml")
    let run = try await Self.shell("'\(program)' validate --config <(cat repo/root.yaml)", in: scratch)
    #expect(run.output.contains("on 1 bucket"), "\(run)")
    let bad = try await Self.shell("echo 'version: 2' | '\(program)' validate --config -", in: scratch)
    #expect(bad.errors.contains("<stdin>:1:10"), "\(bad)")
  }

  static func shell(_ command: String, in scratch: Scratch) async throws -> (output: String, errors: String) {
    let result = try await run(
      .path("/bin/bash"), arguments: ["-c", command],
      environment: .custom(["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]),
      workingDirectory: scratch.path, output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
    return (result.standardOutput, result.standardError)
  }
}
