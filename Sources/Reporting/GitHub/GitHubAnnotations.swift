package import Diagnostics
internal import TerminalText

/// Diagnostics as workflow commands of GitHub Actions, which shows them beside the lines that a pull request changes.
///
/// One line a diagnostic: `::error file=…,line=…,col=…,endLine=…,endColumn=…,title=…::message`. Errors come first, then
/// warnings, then information, each in the order given. GitHub keeps ten of each kind for a step and drops the rest without
/// a word, so a longer list ends with a command that counts what was left out.
///
/// - Parameter path: turns the name of a file into its path from the root of the repository, which GitHub wants.
package func gitHubAnnotations(_ diagnostics: [Diagnostic], path: (String) -> String = { $0 }) -> String {
  Severity.allCases.sorted(by: >).flatMap { severity in
    commands(for: diagnostics.filter { $0.severity == severity }, severity, path)
  }.map { $0.line + "\n" }.joined()
}

/// How many annotations of each kind GitHub keeps for a step.
private let annotationsPerKind = 10

private func commands(
  for diagnostics: [Diagnostic], _ severity: Severity, _ path: (String) -> String
) -> [WorkflowCommand] {
  guard diagnostics.count > annotationsPerKind else { return diagnostics.map { WorkflowCommand($0, path) } }
  let shown = diagnostics.prefix(annotationsPerKind - 1)
  let left = diagnostics.count - shown.count
  let summary = WorkflowCommand(
    name: severity.commandName, properties: [("title", "oss-repl")],
    message: "and \(left) more of this kind, which stand in the output of this step: GitHub shows "
      + "\(annotationsPerKind) for a step")
  return shown.map { WorkflowCommand($0, path) } + [summary]
}

/// One command to the runner, with its escapes.
private struct WorkflowCommand {
  let name: String
  let properties: [(name: String, value: String)]
  let message: String

  /// The command as a line without its end.
  var line: String {
    let written = properties.map { "\($0.name)=\(Self.escaped($0.value, inProperty: true))" }
    let body = "\(name) \(written.joined(separator: ","))::\(Self.escaped(message, inProperty: false))"
    return "::" + RunnerCommands.disarmed(within: body, numberSign: ("#" as Unicode.Scalar).escapeSequence)
  }

  /// What can't be seen is written as an escape. The runner reads `%25`, `%0D` and `%0A` everywhere, and in properties, which end at `:` and `,`, also `%3A` and `%2C`.
  private static func escaped(_ text: String, inProperty: Bool) -> String {
    let display = DisplayText(ascii: false)
    var escaped = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": escaped.append(contentsOf: "%25".unicodeScalars)
      case "\r": escaped.append(contentsOf: "%0D".unicodeScalars)
      case "\n": escaped.append(contentsOf: "%0A".unicodeScalars)
      case ":" where inProperty: escaped.append(contentsOf: "%3A".unicodeScalars)
      case "," where inProperty: escaped.append(contentsOf: "%2C".unicodeScalars)
      default: escaped.append(contentsOf: display.cell(scalar).text.unicodeScalars)
      }
    }
    return String(escaped)
  }
}

extension WorkflowCommand {
  fileprivate init(_ diagnostic: Diagnostic, _ path: (String) -> String) {
    name = diagnostic.severity.commandName
    let place = diagnostic.span.map { span in Self.place(span, path) } ?? []
    properties = place + [("title", "\(diagnostic.code): \(diagnostic.code.title)")]
    // Line breaks are the command's own; those in a user's text are written as escapes, like all that can't be seen.
    let display = DisplayText(ascii: false)
    message =
      ([diagnostic.message] + diagnostic.labels.map { "\(path($0.span.file)):\($0.span.start.line): \($0.message)" }
      + diagnostic.notes.map { "note: \($0)" } + diagnostic.help.map { "help: \($0)" })
      .map(display.line).joined(separator: "\n")
  }

  /// The place of a span. GitHub takes columns only for a place within one line.
  private static func place(_ span: SourceSpan, _ path: (String) -> String) -> [(name: String, value: String)] {
    let lines = [("file", path(span.file)), ("line", "\(span.start.line)")]
    guard span.start.line == span.end.line else { return lines + [("endLine", "\(span.end.line)")] }
    return lines + [
      ("col", "\(span.start.column)"), ("endLine", "\(span.end.line)"), ("endColumn", "\(span.end.column)"),
    ]
  }
}

extension Severity {
  fileprivate var commandName: String {
    switch self {
    case .error: "error"
    case .warning: "warning"
    case .information: "notice"
    }
  }
}
