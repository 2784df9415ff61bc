import FoundationEssentials
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// A repository as an author may fill it, the operator's own directory beside it, and an environment that is worth stealing.
struct Repository {
  /// Values that no output may hold.
  static let secrets: [Environment.Key: String] = [
    "OSS_ACCESS_KEY_SECRET": "Xq7secretXq7", "OSS_SESSION_TOKEN": "Tk9tokenTk9", "GITHUB_TOKEN": "ghp_Wm3Wm3Wm3",
    "AWS_SECRET_ACCESS_KEY": "Zr5Zr5Zr5",
  ]

  let scratch: Scratch

  /// What stands in the operator's file before every attack.
  static let untouched = "the operator's own\n"

  init(_ configuration: String = FirstWayTests.configuration) throws {
    scratch = try Scratch()
    for name in ["repository", "repository/inside", "home"] {
      try FileManager.default.createDirectory(
        atPath: scratch.path.appending(name).string, withIntermediateDirectories: false)
    }
    try scratch.write(configuration, to: "repository/oss-repl.yaml")
    try scratch.write(Self.untouched, to: "home/file")
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path.appending("repository/\(name)").string, withDestinationPath: target)
  }

  /// The path of something in the operator's directory.
  func home(_ name: String) -> String { scratch.path.appending("home/\(name)").string }

  /// Runs a script of the shell in the repository, where `$oss_repl` is the program.
  func run(_ script: String, endpoint: String = "http://127.0.0.1:9") async throws -> Programs.Run {
    let environment: [Environment.Key: String] = [
      "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OSS_ENDPOINT": endpoint, "OSS_ACCESS_KEY_ID": "id",
      "oss_repl": Programs.directory.appending("oss-repl").string, "home": home(""),
    ]
    let result = try await Subprocess.run(
      .path("/bin/sh"), arguments: ["-c", script],
      environment: .custom(environment.merging(Self.secrets) { $1 }),
      workingDirectory: scratch.path.appending("repository"), input: .none, output: .string(limit: 1 << 22),
      error: .string(limit: 1 << 22))
    let run = Programs.Run(
      output: result.standardOutput, errors: result.standardError, status: Programs.status(result.terminationStatus))
    for secret in Self.secrets.values {
      #expect(!run.output.contains(secret) && !run.errors.contains(secret), "\(run)")
    }
    return run
  }

  /// What lies in a directory, by name.
  func names(in directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: scratch.path.appending(directory).string).sorted()
  }

  /// Makes sure that the operator's directory is as it was.
  func expectHomeUntouched() throws {
    #expect(try names(in: "home") == ["file"])
    #expect(try scratch.read("home/file") == Self.untouched)
  }
}
