import Testing

@Suite("Every command explains itself")
struct HelpTests {
  @Test(arguments: ["validate", "plan", "apply", "drift", "import", "explain", "schema", "version"])
  func helpHasAPurposeAnExampleAndTheExitCodes(command: String) async throws {
    let run = try await Programs.replicate([command, "--help"], in: try Scratch(), environment: [:])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("OVERVIEW: "))
    #expect(run.output.contains("Example: oss-repl \(command)"))
    #expect(run.output.contains("Exit codes: 0 "))
    #expect(run.errors.isEmpty)
  }

  /// A run whose arguments got lost on the way must not look like one that has done its work.
  @Test func withoutArgumentsTheOverviewIsNoSuccess() async throws {
    let run = try await Programs.replicate([], in: try Scratch(), environment: [:])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("OVERVIEW: "))
  }

  @Test func theOverviewListsEveryCommand() async throws {
    let run = try await Programs.replicate(["--help"], in: try Scratch(), environment: [:])
    for command in ["validate", "plan", "apply", "drift", "import", "explain", "schema", "version"] {
      #expect(run.output.contains("  \(command) "))
    }
  }

  @Test(arguments: [
    ("plna", "Did you mean 'plan'?"), ("aply", "Did you mean 'apply'?"), ("Plan", "Did you mean 'plan'?"),
    ("destroy-everything", "The commands are validate, plan, "),
  ])
  func anUnknownCommandIsAnsweredWithTheClosestOne(word: String, answer: String) async throws {
    let run = try await Programs.replicate([word], in: try Scratch(), environment: [:])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("there is no command '\(word)'. \(answer)"), "\(run.errors)")
  }

  @Test(arguments: [["apply"], ["explain", "12"], ["import", "--bucket", "invoices"]])
  func whatACommandFindsWrongComesWithItsOwnUsage(arguments: [String]) async throws {
    let run = try await Programs.replicate(arguments, in: try Scratch(), environment: [:])
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.hasPrefix("Error: "))
    #expect(run.errors.contains("\nUsage: oss-repl \(arguments[0]) "), "\(run.errors)")
    #expect(run.errors.hasSuffix("\n  See 'oss-repl \(arguments[0]) --help' for more information.\n"), "\(run.errors)")
  }

  @Test func aCodeIsExplained() async throws {
    let run = try await Programs.replicate(["explain", "ossr1019"], in: try Scratch(), environment: [:])
    #expect(run.status == 0)
    #expect(run.output.hasPrefix("OSSR1019: prefixes overlap inside one rule\n\n"))
    let unknown = try await Programs.replicate(["explain", "12"], in: try Scratch(), environment: [:])
    #expect(unknown.status == 64)
  }
}
