package import ArgumentParser
internal import Documents
internal import Planning
internal import Reporting

/// `oss-repl show`: renders a saved plan. It has no means to reach OSS.
package struct ShowCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show a saved plan. Nothing is contacted and no credentials are needed.",
    usage: "oss-repl show <plan> [<options>]",
    discussion: """
      Prints what plan printed when it saved the plan. Whether that is still true is not looked at: apply does that.

      Example: oss-repl show plan.json

      Exit codes: 0 done; 3 the file is not a plan, or was edited; 64 wrong usage.
      """)

  @Argument(
    help: ArgumentHelp("A file that 'oss-repl plan --out' has written.", valueName: "plan"),
    completion: .file())
  var path: String

  @Option(help: ArgumentHelp("How to print the plan.", valueName: "format"))
  var format = PlanFormat.text

  @OptionGroup var display: OutputOptions
  @OptionGroup var detail: DetailOptions
  @OptionGroup var markdown: MarkdownOptions

  package init() {}

  package func validate() throws {
    try markdown.check(isAskedFor: format == .markdown, how: "--format markdown")
    try checkIsNoConfiguration(path, for: "show")
  }

  package func run() throws {
    let runtime = Runtime.current
    let console = ConsoleReporter(runtime: runtime, options: display, isSilent: format == .json)
    let saved: SavedPlan
    do throws(Rejection) {
      saved = try loadSavedPlan(path)
    } catch {
      // A file that is no plan has nothing that could be printed as data.
      ConsoleReporter(runtime: runtime, options: display).report([error.diagnostic])
      return try Outcome.invalid.end()
    }
    switch format {
    case .text: runtime.output(planText(saved, file: path, detail: detail.detail, layout: display.layout(runtime)))
    case .json: runtime.output(try jsonText(saved.document))
    case .markdown:
      runtime.output(
        planMarkdown(
          saved, for: MarkdownTarget(limit: markdown.limit, project: saved.document.project, file: path)))
    }
    console.report(saved.diagnostics)
  }
}

/// How a plan is printed.
enum PlanFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, markdown
}
