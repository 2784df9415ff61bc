internal import Planning
internal import Replication

/// The command that applies exactly a plan, as a paragraph.
struct MarkdownCommands {
  private let plan: Plan
  private let command: ApplyCommandLine

  /// - Parameter file: where the plan is saved; nil where it is not.
  init(_ plan: Plan, file: String?) {
    self.plan = plan
    command = ApplyCommandLine(plan, file: file)
  }

  /// The paragraphs about it; none for a plan that apply would not take.
  ///
  /// - Parameter longest: the most characters of a command that is still printed.
  func add(to page: inout MarkdownPage, longest: Int) {
    guard command.isPossible else { return }
    guard let line = command.text, line.utf8.count <= longest else {
      return page.addParagraph([
        "To apply exactly this plan, run `oss-repl apply --expect \(plan.checksum)` with every `--only`, `--exclude`, "
          + "`--allow` and `--replace` of the plan. Anything else is refused."
      ])
    }
    page.addParagraph([
      "To apply exactly this plan, with its configuration and connection options; anything else is refused:"
    ])
    let fence = String(repeating: "`", count: max(3, line.longestRunOfBackticks + 1))
    page.addParagraph([fence + "sh", line, fence])
  }
}

extension String {
  fileprivate var longestRunOfBackticks: Int {
    utf8.split { $0 != UInt8(ascii: "`") }.map(\.count).max() ?? 0
  }
}
