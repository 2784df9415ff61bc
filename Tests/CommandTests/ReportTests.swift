import FoundationEssentials
import HTTPTransport
import Testing

@Suite("Reports in files")
struct ReportTests {
  private static let good = """
    version: 1
    manage: listed
    buckets:
      invoices: {region: cn-hangzhou, rules: []}
    """

  private static let bad = good.replacing("buckets", with: "buckts")

  /// A directory of the test's own.
  private func withDirectory(_ work: (String) async throws -> Void) async throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "oss-repl-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }  // Left behind, it is only one more temporary directory.
    try await work(url.path)
  }

  @Test(arguments: [("a.json", "a.json"), ("a.json", "./a.json"), ("x/../a.json", "a.json"), ("-", "-")])
  func twoReportsDoNotGoToOneFile(first: String, second: String) async throws {
    let arguments = ["plan", "--report", "json=\(first)", "--report", "github=\(second)"]
    let result = try await run(arguments)
    #expect(result.status == 64)
    #expect(result.requests.isEmpty)
  }

  private func run(
    _ arguments: [String], _ configuration: String = good, environment: [String: String] = [:]
  ) async throws -> CommandRun {
    try await CommandRun.make(arguments, configuration: configuration, environment: environment) { _, _ in
      HTTPResponse.noRules
    }
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
  }

  @Test(arguments: ["validate", "plan", "apply"])
  func anInvalidConfigurationIsReportedAllTheSame(command: String) async throws {
    try await withDirectory { directory in
      let flags = command == "apply" ? ["--auto-approve"] : []
      let run = try await self.run([command, "--report", "github=\(directory)/report"] + flags, Self.bad)
      #expect(run.status == 3)
      #expect(try text("\(directory)/report").hasPrefix("::error file="))
      #expect(try text("\(directory)/report").contains("line=3,col=1,endLine=3,endColumn=7,title=OSSR1015%3A "))
      #expect(run.errors.contains("error[OSSR1015]"))
    }
  }

  @Test func aFileIsReplacedAndNothingElseStaysBehind() async throws {
    try await withDirectory { directory in
      let path = "\(directory)/report"
      try Data("an older and longer report\n".utf8).write(to: URL(filePath: path))
      let run = try await self.run(["plan", "--report", "github=\(path)"])
      #expect(run.status == 0)
      #expect(try text(path) == "")
      #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["report"])
    }
  }

  @Test func aFileHasThePermissionsOfOrdinaryFiles() async throws {
    try await withDirectory { directory in
      let path = "\(directory)/report"
      _ = try await run(["plan", "--report", "github=\(path)"])
      try Data().write(to: URL(filePath: directory + "/other"))
      let modes = try ["report", "other"].map { name in
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(directory)/\(name)")
        return "\(try #require(attributes[.posixPermissions]))"
      }
      #expect(modes[0] == modes[1])
    }
  }

  @Test(arguments: ["missing/report", ""])
  func aPathThatCannotBeWrittenEndsTheRunBeforeAnythingIsContacted(name: String) async throws {
    try await withDirectory { directory in
      let run = try await self.run(["plan", "--report", "github=\(directory)/\(name)"])
      #expect(run.status == 1)
      #expect(run.requests.isEmpty)
      #expect(run.errors.contains("error[OSSR1060]: can't write \(directory)"))
      #expect(run.errors.contains(name.isEmpty ? "it is a directory" : "there is no such directory"))
      #expect(run.output.isEmpty)
    }
  }

  @Test func aLinkIsNotFollowed() async throws {
    try await withDirectory { directory in
      try Data("before".utf8).write(to: URL(filePath: directory + "/file"))
      try FileManager.default.createSymbolicLink(
        atPath: directory + "/link", withDestinationPath: directory + "/file")
      let run = try await self.run(["validate", "--report", "github=\(directory)/link"], Self.bad)
      #expect(run.status == 1)
      #expect(run.errors.contains("error[OSSR1090]: won't write \(directory)/link: it is a link"))
      #expect(try text(directory + "/file") == "before")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: directory + "/link") == directory + "/file")
    }
  }

  @Test func aReportThatFailsInTheEndIsTold() async throws {
    let run = try await self.run(["validate", "--report", "github=/dev/full"], Self.bad)
    #expect(run.status == 1)
    #expect(run.errors.contains("error[OSSR1015]"))
    #expect(run.errors.contains("can't write /dev/full: there is no space left"))
  }

  @Test func aDashIsStandardOutput() async throws {
    let run = try await self.run(["validate", "--report", "github=-"], Self.bad)
    #expect(run.output.hasPrefix("::error file="))
    let good = try await self.run(["validate", "--report", "github=-"])
    #expect(good.output == "Valid: 0 rules on 1 bucket.\n")
  }

  @Test(arguments: [
    ["--report", "github"], ["--report", "github="], ["--report", "=x"], ["--report", "svg=x"],
    ["--report", "github=-", "--report", "github=-"],
  ])
  func wrongUsage(arguments: [String]) async throws {
    let run = try await self.run(["plan"] + arguments)
    #expect(run.status == 64)
    #expect(run.requests.isEmpty)
  }

  @Test func pathsCountFromTheRootOfTheWorkspace() async throws {
    let temporary = FileManager.default.temporaryDirectory.path
    let run = try await self.run(
      ["validate", "--report", "github=-"], Self.bad, environment: ["GITHUB_WORKSPACE": temporary])
    #expect(run.output.hasPrefix("::error file=oss-repl-"))
    let elsewhere = try await self.run(
      ["validate", "--report", "github=-"], Self.bad, environment: ["GITHUB_WORKSPACE": "/nowhere"])
    #expect(
      elsewhere.output.hasPrefix(
        "::error file=\(temporary.hasSuffix("/") ? String(temporary.dropLast()) : temporary)/oss-repl-"))
  }

  @Test func validateAsDataPrintsNothingElse() async throws {
    let bad = try await self.run(["validate", "--format", "json"], Self.bad)
    #expect(bad.status == 3)
    #expect(bad.errors.isEmpty)
    #expect(bad.output.hasPrefix("{\n"))
    #expect(bad.output.contains("\"code\" : \"OSSR1015\""))
    #expect(bad.output.contains("\"exit\" : 3"))
    let good = try await self.run(["validate", "--format", "json"])
    #expect(good.status == 0)
    #expect(good.errors.isEmpty)
    #expect(good.output.contains("\"diagnostics\" : [\n\n  ]"))
  }

  @Test func theSameDataGoesIntoAFile() async throws {
    try await withDirectory { directory in
      let run = try await self.run(
        ["validate", "--format", "json", "--report", "json=\(directory)/report"], Self.bad)
      #expect(try text(directory + "/report") == run.output)
    }
  }

  @Test func dataAndAReportDoNotShareStandardOutput() async throws {
    let run = try await self.run(["validate", "--format", "json", "--report", "github=-"])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
  }
}
