/// An option as another tool has it, and what does the same here. People type what Terraform, kubectl, octoDNS and the cloud's own
/// tools have taught them.
struct ForeignOption: Sendable {
  /// The option without its dashes, in all the ways in which it is written elsewhere.
  let words: [String]
  /// The commands for which the advice holds.
  let commands: Set<String>
  /// What to write or do instead, in whole sentences.
  let advice: String

  private init(_ words: String, _ commands: Set<String>, _ advice: String) {
    self.words = words.split(separator: " ").map(String.init)
    (self.commands, self.advice) = (commands, advice)
  }

  /// What to say of an option that a command does not have; nil where nothing is known of it.
  ///
  /// - Parameter name: as it was typed, with its dashes and perhaps `=VALUE`.
  static func advice(on name: String, for command: String) -> String? {
    let word = name.drop { $0 == "-" }.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).first
    let plain = String(word ?? "").lowercased().replacing("_", with: "-")
    return table.first { $0.words.contains(plain) && $0.commands.contains(command) }?.advice
  }

  private static let reading: Set = ["validate", "plan", "drift"]
  private static let planning: Set = ["plan", "apply"]
  private static let configured: Set = ["validate", "plan", "apply", "drift"]
  private static let connected: Set = ["validate", "plan", "apply", "drift", "import"]
  private static let displaying: Set = ["validate", "plan", "show", "apply", "drift", "import"]
  private static let formatting: Set = ["validate", "plan", "show", "apply", "drift"]

  /// The first row that fits is taken.
  static let table: [ForeignOption] = [
    ForeignOption("yes y assume-yes no-input auto-approve", ["apply"], "--auto-approve applies without asking."),
    ForeignOption("input", ["apply"], "--auto-approve applies without asking; without a terminal nothing is asked."),
    ForeignOption(
      "yes y assume-yes no-input auto-approve input", displaying, "Nothing is asked here; leave it out."),
    ForeignOption("json", formatting, "Write --format json."),
    ForeignOption("markdown md", ["plan", "show"], "Write --format markdown."),
    ForeignOption("o output out save", ["plan"], "--out FILE saves the plan; --format says how it is printed."),
    ForeignOption(
      "o output out save", formatting, "--format says how to print; --report FORMAT=PATH writes a file too."),
    ForeignOption(
      "o output out save", ["import"], "The document goes to standard output: oss-repl import … > oss-repl.yaml"),
    ForeignOption(
      "target t limit bucket filter select selector l", configured,
      "--only SOURCE:DESTINATION narrows the run, such as --only 'invoices:*'."),
    ForeignOption("b name", ["import"], "Write --bucket NAME."),
    ForeignOption(
      "f file filename c config-file configuration conf k kustomize", configured,
      "A configuration goes to --config FILE."),
    ForeignOption("no-color no-colors nocolor no-colour", displaying, "Write --color never."),
    ForeignOption("colour colors", displaying, "Write --color auto, always or never."),
    ForeignOption(
      "dry-run dryrun n noop check what-if whatif preview plan-only", ["apply"],
      "oss-repl plan shows what would change and writes nothing."),
    ForeignOption(
      "dry-run dryrun n noop check what-if whatif preview plan-only", reading,
      "It writes nothing anyway; leave it out."),
    ForeignOption("doit apply", ["plan"], "oss-repl apply makes the changes."),
    ForeignOption("var-file", configured, "Write --var NAME=VALUE, or set the variable OSS_REPL_VAR_NAME."),
    ForeignOption(
      "parallelism parallel p j concurrency workers threads", connected, "--jobs N says how many buckets are in flight."
    ),
    ForeignOption("chdir directory dir workdir working-dir cwd d", configured, "Write -C DIR."),
    ForeignOption(
      "destroy delete", planning,
      "To remove rules, write rules: [] at the bucket or state: absent at a rule."),
    ForeignOption(
      "refresh refresh-only lock lock-timeout state state-out backup backend backend-config", configured,
      "There is no state file: every run reads the live rules."),
    ForeignOption("force overwrite", planning, "Nothing lets everything through; --allow KIND:WHAT lets one thing."),
    ForeignOption("taint recreate force-replace", planning, "--replace SOURCE:DESTINATION makes a rule anew."),
    ForeignOption(
      "prune", planning, "What the configuration does not list is deleted where it says manage: exclusive."),
    ForeignOption(
      "region", configured, "The region stands in the configuration: defaults.region, or region: at the bucket."),
    ForeignOption(
      "profile i k ak sk access-key-id access-key-secret sts-token token", connected,
      "Credentials come from OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET, never from the command line."),
    ForeignOption("endpoint-url e host", connected, "Write --endpoint URL."),
    ForeignOption("max-retries retry retry-times", connected, "Write --retries N."),
    ForeignOption("request-timeout read-timeout connect-timeout", connected, "Write --timeout DURATION, such as 30s."),
    ForeignOption("no-progress", connected, "Write --progress none."),
    ForeignOption("silent s", connected, "Write --quiet."),
    ForeignOption("debug trace log-level loglevel log vv", connected, "-v tells of each request on standard error."),
    ForeignOption("detailed-exit-code exit-code", ["plan"], "Write --detailed-exitcode."),
    ForeignOption("stdin", configured, "--config - reads the configuration from standard input."),
  ]
}
