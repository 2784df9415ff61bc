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

/// The variables that a configuration may use. What is wrong with one is reported once, however often it is used.
final class Inputs {
  private let declared: Definitions<WrittenInput>
  private let variables: OperatorVariables
  private let findings: Findings
  /// What was found for a name, since a fleet asks for one thousands of times.
  private var known: [String: String] = [:]
  private var reported: Set<String> = []

  init(_ declared: Definitions<WrittenInput>, variables: OperatorVariables, findings: Findings) {
    self.declared = declared
    self.variables = variables
    self.findings = findings
  }

  /// The names that are declared.
  var names: [String] { declared.names }

  /// The text of a variable that is used at a place; nil when it has none, which is reported.
  func text(of name: String, at span: SourceSpan) -> String? {
    if let known = known[name] { return known }
    switch declared.lookUp(ExactString(name)) {
    case .invalid: return nil
    case .unknown:
      reportUndeclared(name, at: span)
      return nil
    case .found(let input):
      switch variables.value(of: name) {
      case .text(let text, let origin):
        guard !text.isEmpty else {
          reportMissing(name, input, emptyFrom: origin, at: span)
          return nil
        }
        known[name] = text
        return text
      case .unfit(let reason, let origin):
        reportUnfit(name, reason, origin, at: span)
        return nil
      case .none:
        guard let fallback = input.fallback else {
          reportMissing(name, input, emptyFrom: nil, at: span)
          return nil
        }
        known[name] = fallback.value
        return fallback.value
      }
    }
  }

  /// Reports a variable that is not declared, whether or not anything ever asks for its text.
  func requireDeclared(_ name: Located<String>) {
    if case .unknown = declared.lookUp(ExactString(name.value)) { reportUndeclared(name.value, at: name.span) }
  }

  /// Reports what the command line gives without anything asking for it.
  func checkOptions() {
    for name in variables.options.keys.sorted() {
      guard case .unknown = declared.lookUp(ExactString(name)), reported.insert("--var \(name)").inserted else {
        continue
      }
      let meant = findings.closest(to: name, among: names)
      findings.report(
        Diagnostic(
          .undeclaredInput, "the variable \(QuotedText(name)) of --var is not declared under `inputs`",
          help: [
            meant.map { "did you mean \(QuotedText($0))?" }
              ?? "declare it in the root file: \(QuotedText("inputs: {\(name): {}}"))"
          ]))
    }
  }

  private func reportUndeclared(_ name: String, at span: SourceSpan) {
    guard reported.insert(name).inserted else { return }
    let meant = findings.closest(to: name, among: names).map { "${\(VariableName.input):\($0)}" }
    findings.report(
      Diagnostic(
        .undeclaredInput, "the variable \(QuotedText(name)) is not declared under `inputs`", at: span,
        help: [
          meant.map { "did you mean \(QuotedText($0))?" }
            ?? "declare it in the root file: \(QuotedText("inputs: {\(name): {}}"))"
        ],
        suggestion: meant.map { Diagnostic.Suggestion(span: span, replacement: $0) }))
  }

  private func reportUnfit(
    _ name: String, _ reason: String, _ origin: OperatorVariables.Origin, at span: SourceSpan
  ) {
    guard reported.insert(name).inserted else { return }
    findings.report(
      Diagnostic(
        .unfitVariable, "the text of \(origin.description(of: QuotedText(name).text)) \(reason)", at: span,
        labels: declaration(of: name), help: ["give it a text in UTF-8 without control characters"]))
  }

  private func reportMissing(
    _ name: String, _ input: WrittenInput, emptyFrom origin: OperatorVariables.Origin?, at span: SourceSpan
  ) {
    guard reported.insert(name).inserted else { return }
    let shown = QuotedText(name).text
    let remedy = "give it with `--var \(shown)=TEXT`, or in \(OperatorVariables.prefix)\(shown)"
    findings.report(
      Diagnostic(
        .missingInput,
        origin.map { "the text of \($0.description(of: shown)) is empty" } ?? "the variable `\(shown)` has no text",
        at: span, labels: declaration(of: name),
        notes: input.purpose.map { ["\(shown): \(QuotedText($0).text)"] } ?? [],
        help: [
          origin == nil
            ? "\(remedy); or write a default: `inputs: {\(shown): {default: TEXT}}`"
            : remedy + (input.fallback == nil ? "" : "; or leave it out for the default")
        ]))
  }

  private func declaration(of name: String) -> [Diagnostic.Label] {
    declared.place(of: name).map { [Diagnostic.Label(span: $0, message: "declared here")] } ?? []
  }
}
