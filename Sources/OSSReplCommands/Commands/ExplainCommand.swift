package import ArgumentParser
internal import Diagnostics

/// `oss-repl explain`: prints the long form of a diagnostic.
package struct ExplainCommand: ParsableCommand {
  package static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Explain a diagnostic's code: what it means, why it matters and what to do. Works offline.",
    discussion: """
      Example: oss-repl explain OSSR1019

      Exit codes: 0 done; 64 wrong usage or an unknown code.
      """)

  @Argument(
    help: ArgumentHelp("The code, such as OSSR1019 or 1019; without one, all codes are listed.", valueName: "code"),
    completion: .custom { _, _, _ in DiagnosticCode.all.map(\.description) })
  var code: String?

  package init() {}

  package func run() throws {
    let runtime = Runtime.current
    guard let code else {
      runtime.output(DiagnosticCode.all.map { "\($0)  \($0.title)\n" }.joined())
      return
    }
    let digits = code.uppercased().hasPrefix("OSSR") ? String(code.dropFirst(4)) : code
    guard let number = Int(digits), let found = DiagnosticCode.all.first(where: { $0.number == number }) else {
      let meant = Suggestion.closest(to: "OSSR\(digits)", among: DiagnosticCode.all.map(\.description))
      throw ValidationError(
        "There is no code '\(code)'." + (meant.map { " Did you mean \($0)?" } ?? " A code is OSSR and four digits.")
          + " 'oss-repl explain' lists them all.")
    }
    runtime.output("\(found): \(found.title)\n\n\(found.page)\n")
  }
}
