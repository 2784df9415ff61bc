import HTTPTransport
import TestSupport
import Testing

@Suite("What plan prints, where it prints it")
struct PlanOutputTests {
  static let configuration = """
    version: 1
    manage: exclusive
    defaults:
      region: cn-hangzhou
      rule: {action: PUT, historical_object_replication: enabled}
    buckets:
      invoices:
        rules:
          - destination: {bucket: invoices-dr, location: oss-cn-beijing}
            note: café
            prefixes: ["2025/", "2026/"]
      media-1: {rules: [{destination: {bucket: media-1-dr, location: oss-cn-beijing}}]}
      media-2: {rules: [{destination: {bucket: media-2-dr, location: oss-cn-beijing}}]}
      media-3: {rules: [{destination: {bucket: media-3-dr, location: oss-cn-beijing}}]}
    """

  static let listed = RuleXML.list(RuleXML.rule("live-id", prefixes: ["2025/"]))

  /// What a run prints, without the lines that name its file, whose name is another each time: of the command that applies
  /// the plan there is only one, and it is never broken.
  private func plan(
    _ arguments: [String] = [], _ environment: [String: String] = [:], terminal: Bool = false, columns: Int? = nil
  ) async throws -> String {
    let run = try await CommandRun.make(
      ["plan"] + arguments, configuration: Self.configuration, environment: environment, typed: terminal ? [] : nil,
      columns: columns,
      answers: FeasibilityAnswers.positive { _, url in
        url.contains("//invoices.") ? HTTPResponse.answer(200, Self.listed) : HTTPResponse.noRules
      })
    #expect(run.status == 0, "\(run)")
    #expect(run.errors.isEmpty)
    return run.output.split(separator: "\n", omittingEmptySubsequences: false).filter {
      !$0.contains(".yaml:") && !$0.hasPrefix("To apply exactly this: ")
    }
    .joined(separator: "\n")
  }

  private func longestLine(_ text: String) -> Int { text.split(separator: "\n").map(\.unicodeScalars.count).max() ?? 0 }

  @Test func withoutATerminalItIsPlainAndEightyColumnsWide() async throws {
    let output = try await plan()
    #expect(output.contains("\n      media-1 … 3 -> media-1-dr … 3-dr   cn-hangzhou -> cn-beijing\n"))
    #expect(!output.contains("\u{1B}"))
    #expect(longestLine(output) <= 80)
  }

  @Test func aTerminalGetsColourAndItsOwnWidth() async throws {
    let output = try await plan(terminal: true, columns: 110)
    #expect(output.contains("\u{1B}[32m+ create"))
    #expect((81...140).contains(longestLine(output)))
  }

  @Test(arguments: ["NO_COLOR", "TERM"])
  func theEnvironmentMaySwitchColourOff(name: String) async throws {
    let output = try await plan([], [name: "dumb"], terminal: true, columns: 80)
    #expect(!output.contains("\u{1B}"))
    #expect(output == (try await plan()))
  }

  @Test func colourMayBeForced() async throws {
    for (arguments, environment) in [([], ["CLICOLOR_FORCE": "1"]), (["--color", "always"], ["NO_COLOR": "1"])] {
      #expect(try await plan(arguments, environment).contains("\u{1B}[32m+ create"))
    }
    let (never, off) = (
      try await plan(["--color", "never"], terminal: true), try await plan([], ["CLICOLOR_FORCE": "0"])
    )
    #expect(!never.contains("\u{1B}"))
    #expect(!off.contains("\u{1B}"))
  }

  @Test func columnsWinOverTheTerminal() async throws {
    let wide = try await plan([], ["COLUMNS": "200", "NO_COLOR": "1"], terminal: true, columns: 60)
    #expect(wide == (try await plan([], ["COLUMNS": "200"])))
    #expect(longestLine(wide) > 80)
    for nonsense in ["", "0", "-5", "wide"] {
      #expect(try await plan([], ["COLUMNS": nonsense]) == (try await plan()))
    }
  }

  @Test(arguments: [(["--ascii"], "C.UTF-8"), ([], "C"), ([], "de_DE.ISO-8859-1"), ([], "")])
  func whatIsNoUTF8GetsASCII(arguments: [String], locale: String) async throws {
    let output = try await plan(arguments, ["LANG": locale])
    #expect(output.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(output.contains("media-1 ... 3 -> media-1-dr ... 3-dr"))
    #expect(output.contains("note         caf\\u{E9}"))
  }

  @Test func detailIsMoreOrLess() async throws {
    let summary = try await plan(["--detail", "summary"])
    let full = try await plan(["--detail", "full"])
    let changes = try await plan(["--detail", "changes"])
    #expect(changes == (try await plan()))
    #expect(!changes.contains("live-id") && full.contains("live-id"))
    #expect(full.contains("media-2 -> media-2-dr") && !changes.contains("media-2 -> media-2-dr"))
    #expect(changes.contains("prefixes") && !summary.contains("prefixes"))
    let last = "\nPlan: 3 to create, 1 to replace. 0 unchanged.\nChecksum: orp2-"
    #expect([summary, full, changes].allSatisfy { $0.contains(last) })
  }

  @Test func applyTellsAsMuch() async throws {
    let run = try await CommandRun.make(
      ["apply", "--detail", "summary", "--ascii"], configuration: Self.configuration, typed: ["no"]
    ) { _, _ in HTTPResponse.noRules }
    #expect(run.status == 4)
    #expect(run.output.contains("media-1 ... 3 ->"))
    #expect(!run.output.contains("prefixes"))
  }

  /// What OSS says against a value is shown as what the file says against one is.
  @Test func aFindingOfOSSUnderlinesTheWholeValueAndStandsApartFromThePlan() async throws {
    let configuration = """
      version: 1
      manage: exclusive
      defaults: {region: cn-hangzhou, rule: {action: PUT, historical_object_replication: enabled}}
      buckets: {invoices: {rules: []}}
      """
    func run(_ arguments: [String], _ code: String, typed: [String]?) async throws -> CommandRun {
      let body =
        "<Error><Code>\(code)</Code><Message>No.</Message><Endpoint>oss-cn-beijing.aliyuncs.com</Endpoint></Error>"
      return try await CommandRun.make(arguments, configuration: configuration, typed: typed) { _, _ in
        HTTPResponse.answer(code == "NoSuchBucket" ? 404 : 403, body)
      }
    }
    for arguments in [["plan"], ["validate", "--online"], ["drift"]] {
      let missing = try await run(arguments, "NoSuchBucket", typed: nil)
      let name = "4 | buckets: {invoices: {rules: []}}\n  |           ^^^^^^^^\n"
      #expect(missing.errors.contains(name), "\(missing)")
      #expect(!missing.errors.contains("\n\n"), "\(missing)")
    }
    let elsewhere = try await run(["plan"], "AccessDenied", typed: nil)
    let given = "\n  |                    ----------- cn-hangzhou comes from here\n"
    #expect(elsewhere.errors.contains(given), "\(elsewhere)")
    #expect(elsewhere.errors.contains("\n  |           ^^^^^^^^\n"), "\(elsewhere)")
    // On a terminal that shows both streams there is a line between them.
    #expect(try await run(["plan"], "NoSuchBucket", typed: []).errors.hasSuffix("\n\n"))
  }
}
