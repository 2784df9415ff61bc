import ArgumentParser
import OSSReplCommands
import Testing

/// What a command line gets that is wrong in its words, not in what it asks for.
@Suite("A command line in other tools' words leads to ours")
struct UsageTests {
  private func answer(_ line: String) throws -> (text: String, status: Int32) {
    let arguments = line.split(separator: " ").map { $0 == "''" ? "" : String($0) }
    func told(_ error: any Error) -> (String, Int32) {
      (OSSReplCommand.usageText(for: error, after: arguments), OSSReplCommand.status(of: error))
    }
    if let problem = OSSReplCommand.unknownCommand(in: arguments) { return told(problem) }
    do {
      let command = try OSSReplCommand.parseAsRoot(arguments)
      Issue.record("\(line) is understood: \(type(of: command))")
      return ("", 0)
    } catch {
      return told(error)
    }
  }

  /// Command lines, and what has to be named in the answer.
  static let foreignWords: [(line: String, ours: String)] = [
    ("apply --yes", "--auto-approve"), ("apply -y", "--auto-approve"), ("plan --yes", "Nothing is asked here"),
    ("plan --auto-approve", "Nothing is asked here"), ("apply -auto-approve", "two dashes: --auto-approve"),
    ("apply -input=false", "--auto-approve"), ("plan --json", "--format json"), ("show --json p", "--format json"),
    ("drift -json", "--format json"), ("plan -o json", "--format"), ("apply --output x", "--report FORMAT=PATH"),
    ("plan -out p.json", "two dashes: --out"), ("apply --out p.json", "--report FORMAT=PATH"),
    ("plan -target a:b", "--only SOURCE:DESTINATION"), ("plan --target=a:b", "--only SOURCE:DESTINATION"),
    ("apply --limit a", "--only SOURCE:DESTINATION"), ("plan -f oss-repl.yaml", "--config FILE"),
    ("validate --file x.yaml", "--config FILE"), ("plan -c x", "--config FILE"), ("plan --no-color", "--color never"),
    ("plan -no-color", "--color never"), ("import --all --no-color", "--color never"),
    ("apply --dry-run", "oss-repl plan"),
    ("apply --check", "oss-repl plan"), ("plan --dry-run", "writes nothing anyway"), ("plan --doit", "oss-repl apply"),
    ("plan -var stage=x", "two dashes: --var"), ("plan -var-file x", "--var NAME=VALUE"),
    ("apply -parallelism=10", "--jobs N"), ("plan -chdir=x", "-C DIR"), ("plan -destroy", "state: absent"),
    ("apply -lock=false", "no state file"), ("plan --refresh-only", "no state file"),
    ("apply --force", "--allow KIND:WHAT"), ("apply --taint x", "--replace SOURCE:DESTINATION"),
    ("apply --prune", "manage: exclusive"), ("plan --region cn-hangzhou", "defaults.region"),
    ("plan --profile x", "OSS_ACCESS_KEY_ID"), ("plan --endpoint-url x", "--endpoint URL"),
    ("plan --max_retries 3", "--retries N"), ("plan --no-progress", "--progress none"),
    ("plan --silent", "--quiet"), ("plan --exit-code", "--detailed-exitcode"), ("plan --stdin", "--config -"),
    ("plan oss-repl.yaml", "--config FILE"), ("apply oss-repl.yaml", "--config FILE"),
    ("plan plan.json", "oss-repl show FILE"), ("plan invoices:invoices-dr", "--only"),
    ("plan help", "oss-repl help plan"),
    ("diff", "oss-repl plan"), ("init", "oss-repl import"), ("destroy", "state: absent"),
    ("refresh", "oss-repl drift"), ("sync", "oss-repl apply"), ("taint", "--replace"), ("check", "oss-repl validate"),
    ("list", "oss-repl import"), ("completion", "--generate-completion-script"), ("configure", "OSS_ACCESS_KEY_ID"),
    ("graph", "--format markdown"), ("man", "oss-repl help"), ("oss-repl.yaml", "--config FILE"),
    ("pla", "Did you mean 'plan'?"), ("help nope", "The commands are validate, plan"), ("help aply", "'apply'"),
    ("help diff", "oss-repl plan"), ("help plan apply", "oss-repl help plan"),
  ]

  @Test(arguments: foreignWords)
  func aForeignWordIsAnsweredWithOurs(line: String, ours: String) throws {
    let answer = try answer(line)
    #expect(answer.status == 64)
    #expect(answer.text.hasPrefix("Error: "))
    #expect(answer.text.contains(ours), "\(answer.text)")
    #expect(answer.text.contains("Usage: oss-repl "), "\(answer.text)")
  }

  /// Values that can't be taken, and what the answer says would be.
  static let values: [(line: String, taken: String)] = [
    ("plan --timeout 30", "write 30s for seconds"), ("plan --timeout soon", "such as 30s"),
    ("plan --timeout 0s", "the shortest is 1ms"), ("apply --wait-timeout 10ms", "the shortest is 1s"),
    ("plan --timeout -1s", "such as 30s"), ("apply --wait-timeout x", "such as 30m"),
    ("plan --jobs 0", "from 1 to 1024, such as 32"), ("plan --jobs x", "from 1 to 1024, such as 32"),
    ("plan --rate x", "from 1 to 100000, such as 50"), ("plan --rate 0", "from 1 to 100000"),
    ("plan --retries 21", "from 0 to 20, such as 4"), ("apply --max-failures 0", "a whole number from 1, such as 5"),
    ("plan --format markdown --max-size 4095", "a whole number from 4096, such as 65536"),
    ("plan --max-config-bytes x", "such as 33554432"), ("plan --var x", "NAME=VALUE, such as STAGE=test"),
    ("plan --var =1", "such as STAGE=test"), ("plan --only ''", "Every rule of one bucket is 'invoices:*'"),
    ("plan --only x", "Every rule of one bucket is 'x:*'"), ("plan --exclude a:b:c", "SOURCE:DESTINATION"),
    ("plan --report foo", "write FORMAT=PATH, such as "), ("plan --report foo=x", "write github, json or markdown"),
    ("validate --show-origins x", "SOURCE:DESTINATION, such as invoices:invoices-dr"),
    ("plan --replace x", "SOURCE:DESTINATION, such as invoices:invoices-dr"), ("plan --allow x", "delete:N"),
    ("apply --expect x", "as plan prints it"), ("apply --wait never", "'none', 'closing' or 'doing'"),
    ("plan --color sometimes", "'auto', 'always' or 'never'"), ("plan --detail x", "'summary', 'changes' or 'full'"),
    ("plan --format yaml", "'text', 'json' or 'markdown'"), ("plan --progress x", "'auto', 'plain' or 'none'"),
    ("import --bucket invoices --region x", "such as cn-hangzhou"), ("schema confg", "Did you mean 'config'?"),
    ("schema nope", "They are config, diagnostics"), ("plan --config a --config b", "--config is given twice"),
    ("plan --config ''", "--config needs a file"), ("plan -C ''", "-C needs a directory"),
    ("plan --endpoint ftp://x", "--endpoint: "),
  ]

  @Test(arguments: values)
  func aValueIsRefusedWithWhatIsTaken(line: String, taken: String) throws {
    let answer = try answer(line)
    #expect(answer.status == 64)
    #expect(answer.text.contains(taken), "\(answer.text)")
  }

  @Test(arguments: [("plan --regoin x", "regoin"), ("plan --zzz", "zzz"), ("schema --json config", "json")])
  func aGuessThatIsFarOffIsNotMade(line: String, word: String) throws {
    let answer = try answer(line)
    #expect(answer.text.hasPrefix("Error: Unknown option '--\(word)'.\nUsage: "), "\(answer.text)")
  }

  @Test func aNearOptionIsNamed() throws {
    #expect(
      try answer("plan --detial x").text.hasPrefix("Error: Unknown option '--detial'. Did you mean '--detail'?\n"))
  }

  @Test func whatIsTypedCanBeNoCommandOfATerminal() throws {
    #expect(try !answer("plan --\u{1B}[31m").text.contains("\u{1B}"))
    #expect(try !answer("pl\u{1B}[31m").text.contains("\u{1B}"))
  }
}
