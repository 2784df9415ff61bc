import TestSupport
import Testing

/// What an author, or a server, writes for the log of a CI job to obey, and for people to misread.
@Suite("Attacks: the log", .takingTurns)
struct LogAttackTests {
  /// Words that a runner takes for commands, and characters that people don't see.
  static let commands = [
    "::stop-commands::pwned", "##[add-mask]pwned", "##vso[task.setvariable variable=x]pwned", "\u{A0}::warning::pwned",
    "::error file=a::pwned", "a\u{202E}b\u{200B}c\u{2800}d\u{FE0F}e\u{34F}f",
  ]

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// A configuration that says a text wherever an author may say what he wants.
  static func configuration(_ text: String) -> String {
    let filler = String(repeating: "word ", count: 12)
    let words = (8...16).map { "\(filler.prefix($0 * 4))\(text) " }.joined()
    return """
      version: 1
      project: \(quoted(text))
      manage: listed
      buckets:
        invoices:
          region: cn-hangzhou
          rules:
            - destination: {bucket: invoices-dr, location: oss-cn-beijing}
              action: PUT
              historical_object_replication: disabled
              note: \(quoted(words))
              prefixes: [\(quoted(text)), \(quoted(text + "/"))]

      """
  }

  /// What a run has to hold, whatever it printed.
  private func judge(_ run: Programs.Run, _ name: String) {
    for text in [run.output, run.errors] {
      #expect(LogRunner.commands(in: text) == [], "\(name)")
      for scalar in text.unicodeScalars where scalar.properties.isDefaultIgnorableCodePoint || scalar == "\u{2800}" {
        Issue.record("\(name) shows U+\(String(scalar.value, radix: 16))")
      }
    }
  }

  static let runs = [
    "validate", "validate --format json", "plan", "plan --format json", "plan --format markdown", "plan --detail full",
    "plan --color always", "drift", "drift --format json", "plan --out plan.json; $oss_repl show plan.json",
    "apply --auto-approve --format ndjson", "apply --auto-approve --format json", "apply --auto-approve",
    "plan --report markdown=page --report json=data --out plan.json; cat page data plan.json",
    "apply --auto-approve --journal journal --progress plain; cat journal", "import --all",
    "validate --show-origins invoices:invoices-dr",
  ]

  @Test(arguments: runs)
  func nothingOfAConfigurationIsObeyed(command: String) async throws {
    for text in Self.commands {
      let repository = try Repository(Self.configuration(text))
      try await Programs.withEmulator(seed: FirstWayTests.seed, in: repository.scratch, key: ("id", "Xq7secretXq7")) {
        address in
        for columns in [20, 43, 80] {
          let run = try await repository.run(
            "unset OSS_SESSION_TOKEN; export COLUMNS=\(columns); $oss_repl \(command)", endpoint: address)
          judge(run, "\(command) at \(columns) columns with \(text)")
          #expect(run.status <= 4, "\(run)")
        }
      }
    }
  }

  /// Mistakes are quoted with their lines, their files and what was meant.
  @Test(arguments: commands)
  func nothingOfAMistakeIsObeyed(text: String) async throws {
    let repository = try Repository("version: 1\n\(Self.quoted(text)): \(Self.quoted(text))\n# \(text)\n\(text)\n")
    let name = text.replacing("/", with: "")
    for script in [
      "$oss_repl validate", "$oss_repl validate --color always --format text", "$oss_repl validate --format json",
      "$oss_repl plan --config '\(name)'", "cp oss-repl.yaml '\(name)'; $oss_repl plan --config '\(name)'",
      "$oss_repl plan '\(text)'", "$oss_repl '\(text)'", "$oss_repl plan --only '\n\(text)'",
      "$oss_repl explain '\(text)'",
      "$oss_repl plan --out '\(name)/x'", "$oss_repl validate --report '\n\(text)=x'",
      "$oss_repl apply --expect '\n\(text)'", "$oss_repl apply 'x\n\(name)'", "$oss_repl --no-such '\n\(text)'",
    ] {
      let run = try await repository.run(script)
      #expect(run.status != 0)
      judge(run, script)
    }
  }

  /// Our own annotations arrive, each as one, and hold nobody else's command.
  @Test(arguments: ["-", "annotations; cat annotations", "/dev/stdout"])
  func annotationsPassAndNoneIsAdded(path: String) async throws {
    for text in Self.commands {
      let repository = try Repository("version: 1\n\(Self.quoted(text + "\\n::error::pwned")): 1\n")
      let run = try await repository.run("$oss_repl validate --report github=\(path) 2> messages")
      let lines = run.output.split(separator: "\n")
      #expect(!lines.isEmpty)
      #expect(lines.allSatisfy { $0.hasPrefix("::error file=") }, "\(run)")
      #expect(LogRunner.commands(in: lines.map { $0.dropFirst(2) }.joined(separator: "\n")) == [], "\(run)")
    }
  }
}
