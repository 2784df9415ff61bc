internal import Diagnostics
internal import Planning
internal import Replication

/// The commands that apply exactly a plan and refuse anything else.
struct MarkdownCommands {
  private let plan: Plan
  private let file: String?

  /// - Parameter file: where the plan is saved; nil where it is not.
  init(_ plan: Plan, file: String?) {
    self.plan = plan
    self.file = file
  }

  /// The paragraphs about it; none for a plan that apply would not take.
  ///
  /// - Parameter longest: the most characters of a command that is still printed.
  func add(to page: inout MarkdownPage, longest: Int) {
    guard !plan.changes.isEmpty, plan.blocks.isEmpty, plan.unknown.isEmpty else { return }
    let checksum = ["--expect", plan.checksum.description] + scope
    let commands = [file.map { [$0] }, checksum].compactMap { $0 }.map { ["oss-repl", "apply"] + $0 + requests }
    let lines = commands.filter { $0.allSatisfy(\.canBeTyped) }.map { $0.map(\.quotedForShell).joined(separator: " ") }
      .filter { $0.utf8.count <= longest }
    guard !lines.isEmpty else {
      return page.addParagraph([
        "To apply exactly this plan, run `oss-repl apply --expect \(plan.checksum)` with every `--only`, `--exclude`, "
          + "`--allow` and `--replace` of the plan. Anything else is refused."
      ])
    }
    page.addParagraph([
      lines.count > 1
        ? "To apply exactly this plan, run one of these, with the plan's configuration and connection options. "
          + "Anything else is refused."
        : "To apply exactly this plan, with its configuration and connection options; anything else is refused:"
    ])
    let fence = String(repeating: "`", count: max(3, (lines.map(\.longestRunOfBackticks).max() ?? 0) + 1))
    page.addParagraph([fence + "sh"] + lines + [fence])
  }

  /// The options that a saved plan carries and a checksum does not.
  private var scope: [String] {
    plan.scope.only.flatMap { ["--only", $0.description] }
      + plan.scope.exclude.flatMap { ["--exclude", $0.description] }
  }

  /// What has to be asked for again, however the plan is given.
  private var requests: [String] {
    plan.forceReplace.sorted().flatMap { ["--replace", $0.description] }
      + plan.consents.all.flatMap { ["--allow", $0.description] }
  }
}

extension String {
  /// Whether it can be typed as it is shown.
  var canBeTyped: Bool { utf8.elementsEqual(DisplayText(ascii: false).line(self).utf8) }

  /// The word as a POSIX shell reads it.
  var quotedForShell: String {
    let plain = utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", "_", ".", "/", ":", "=", ",", "+": true
      default: false
      }
    }
    guard !plain || isEmpty else { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
  }

  fileprivate var longestRunOfBackticks: Int {
    utf8.split { $0 != UInt8(ascii: "`") }.map(\.count).max() ?? 0
  }
}
