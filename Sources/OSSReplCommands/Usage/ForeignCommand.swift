/// A command as another tool has it, and what does the same here.
struct ForeignCommand: Sendable {
  let words: [String]
  /// What to do instead, in whole sentences.
  let advice: String

  private init(_ words: String, _ advice: String) {
    self.words = words.split(separator: " ").map(String.init)
    self.advice = advice
  }

  /// What to say of a word that is no command here; nil where nothing is known of it.
  static func advice(on word: String) -> String? {
    table.first { $0.words.contains(word.lowercased()) }?.advice
  }

  static let table: [ForeignCommand] = [
    ForeignCommand("diff preview compare dry-run what-if", "oss-repl plan shows what would change."),
    ForeignCommand(
      "sync push deploy up update run create put set reconcile converge", "oss-repl apply makes the changes."),
    ForeignCommand(
      "destroy delete remove rm down",
      "To remove rules, write rules: [] at the bucket or state: absent at a rule, then run oss-repl apply."),
    ForeignCommand(
      "init new setup", "Nothing has to be set up. oss-repl import prints live rules as a first configuration."),
    ForeignCommand(
      "refresh state workspace lock unlock force-unlock",
      "There is no state file: every run reads the live rules. oss-repl drift shows what differs from the configuration."
    ),
    ForeignCommand("taint untaint replace recreate", "oss-repl apply --replace SOURCE:DESTINATION makes a rule anew."),
    ForeignCommand("check lint test verify", "oss-repl validate checks a configuration."),
    ForeignCommand("pull dump export get list ls describe", "oss-repl import prints the live rules."),
    ForeignCommand(
      "completion completions", "oss-repl --generate-completion-script prints them: add bash, zsh or fish."),
    ForeignCommand(
      "login configure configuration config auth",
      "Credentials come from OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET; the configuration is a file, oss-repl.yaml."),
    ForeignCommand("graph", "oss-repl plan --format markdown draws one."),
    ForeignCommand("man doc docs", "oss-repl help COMMAND explains a command, oss-repl explain CODE a message."),
  ]
}
