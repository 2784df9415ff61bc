internal import Diagnostics
internal import Replication
internal import YAMLDocument

/// An entry under `inputs`, as it is written.
struct WrittenInput: Sendable {
  /// The text where the variable is not set.
  var fallback: Located<String>?
  /// What the variable is for.
  var purpose: String?
}

/// The environment variables that a configuration may use. What is wrong with one is reported once, however often it is
/// used.
final class Inputs {
  private let declared: Definitions<WrittenInput>
  /// The variables that are declared and set.
  let environment: [String: String]
  private let findings: Findings
  private var reported: Set<String> = []

  init(_ declared: Definitions<WrittenInput>, environment: [String: String], findings: Findings) {
    self.declared = declared
    self.environment = environment.isEmpty ? [:] : environment.filter { declared.place(of: $0.key) != nil }
    self.findings = findings
  }

  /// The names that are declared.
  var names: [String] { declared.names }

  /// The text of a variable that is used at a place; nil when it has none, which is reported.
  func text(of name: String, at span: SourceSpan) -> String? {
    switch declared.lookUp(ExactString(name)) {
    case .invalid: return nil
    case .unknown:
      reportUndeclared(name, at: span)
      return nil
    case .found(let input):
      if let text = environment[name], !text.isEmpty { return text }
      if environment[name] == nil, let fallback = input.fallback { return fallback.value }
      reportMissing(name, input, at: span)
      return nil
    }
  }

  /// Reports a variable that is not declared, whether or not anything ever asks for its text.
  func requireDeclared(_ name: Located<String>) {
    if case .unknown = declared.lookUp(ExactString(name.value)) { reportUndeclared(name.value, at: name.span) }
  }

  private func reportUndeclared(_ name: String, at span: SourceSpan) {
    guard reported.insert(name).inserted else { return }
    let meant = findings.closest(to: name, among: names).map { "${env:\($0)}" }
    findings.report(
      Diagnostic(
        .undeclaredInput, "the environment variable \(QuotedText(name)) is not declared under `inputs`", at: span,
        help: [
          meant.map { "did you mean \(QuotedText($0))?" }
            ?? "declare it in the root file: \(QuotedText("inputs: {\(name): {}}"))"
        ],
        suggestion: meant.map { Diagnostic.Suggestion(span: span, replacement: $0) }))
  }

  private func reportMissing(_ name: String, _ input: WrittenInput, at span: SourceSpan) {
    guard reported.insert(name).inserted else { return }
    let isEmpty = environment[name] != nil
    let shown = QuotedText(name).text
    findings.report(
      Diagnostic(
        .missingInput, "the environment variable \(QuotedText(name)) is \(isEmpty ? "empty" : "not set")", at: span,
        labels: declared.place(of: name).map { [Diagnostic.Label(span: $0, message: "declared here")] } ?? [],
        notes: input.purpose.map { ["\(QuotedText(name).text): \(QuotedText($0).text)"] } ?? [],
        help: [
          isEmpty && input.fallback != nil
            ? "run `export \(shown)=TEXT`, or `unset \(shown)` for the default"
            : "run `export \(shown)=TEXT`"
              + (isEmpty ? "" : ", or give it a default: `inputs: {\(shown): {default: TEXT}}`")
        ]))
  }
}
