internal import Diagnostics
internal import Replication

/// What the variables of a text stand for in one place of the configuration.
struct VariableScope {
  /// What `${source.bucket}` stands for.
  enum Source {
    case known(String)
    /// There is a bucket, but its name is wrong and reported.
    case invalid
    /// The text is the bucket's own name.
    case unavailable
  }

  /// The item of the group that is being expanded; nil outside groups.
  let expansion: Expansion?
  var source: Source
}

/// Replaces the variables of texts and judges what comes of it.
struct Evaluator {
  var scope: VariableScope
  let inputs: Inputs
  let allowance: TextAllowance
  let findings: Findings

  /// The value of a text; nil when it is wrong and reported.
  func value<Value>(
    _ text: Interpolable<Value>, at span: SourceSpan, as kind: TextKind<Value>, named name: String
  ) -> Value? {
    switch text {
    case .fixed(let value): return value
    case .open(let text):
      guard let replaced = replaced(text, at: span) else { return nil }
      if let value = kind.value(replaced) { return value }
      let problem = kind.problem(Located(value: replaced, span: span), name)
      report(problem.adding(note: "it comes of \(QuotedText(text.written))"))
      return nil
    }
  }

  private func report(_ diagnostic: Diagnostic) { findings.report(diagnostic, of: scope.expansion) }

  private func replaced(_ text: InterpolatedText, at place: SourceSpan) -> String? {
    var replaced = ""
    var isGood = true
    for segment in text.segments {
      let part: String
      switch segment {
      case .literal(let literal): part = literal
      case .variable(let variable, let span):
        guard let value = value(of: variable, at: span) else {
          isGood = false
          continue
        }
        part = value
      }
      guard allowance.take(part.utf8.count, at: place) else { return nil }
      replaced += part
    }
    return isGood ? replaced : nil
  }

  private func value(of variable: Variable, at span: SourceSpan) -> String? {
    switch variable {
    case .item(let key):
      if let expansion = scope.expansion, expansion.each.key == key { return expansion.item.text }
      reportUnknown(variable, key, at: span)
    case .field(let key, let name):
      guard let expansion = scope.expansion, expansion.each.key == key else {
        reportUnknown(variable, name == "bucket" ? "\(key).\(name)" : key, at: span)
        return nil
      }
      if let text = expansion.item[name] { return text.value }
      reportFieldless(variable, name, expansion, at: span)
    case .sourceBucket:
      switch scope.source {
      case .known(let name): return name
      case .invalid: break
      case .unavailable:
        report(
          Diagnostic(
            .unknownVariable, "a bucket's own name can't hold \(QuotedText("\(variable)"))", at: span,
            help: ["write the name itself"]))
      }
    case .input(let name): return inputs.text(of: name, at: span)
    }
    return nil
  }

  private func reportUnknown(_ variable: Variable, _ key: String, at span: SourceSpan) {
    let expansion = scope.expansion
    let known = [expansion?.each.key].compactMap(\.self)
    let candidates = known + ["source.bucket"] + inputs.names.map { "\(VariableName.input):\($0)" }
    var meant = findings.closest(to: key, among: candidates).map { "${\($0)}" }
    if meant == nil, inputs.names.contains(key) { meant = "${\(VariableName.input):\(key)}" }
    let help =
      meant.map { ["did you mean \(QuotedText($0))?"] }
      ?? expansion.map { ["write \(QuotedText("${\($0.each.key)}")), the each-key of the group"] }
      ?? Self.help(for: variable, key)
    report(
      Diagnostic(
        .unknownVariable, "there is no variable \(QuotedText("\(variable)")) here", at: span,
        labels: expansion.map { [Diagnostic.Label(span: $0.each.keySpan, message: "the group's each-key")] } ?? [],
        notes: expansion == nil ? ["an each-key is known within its group only"] : [], help: help,
        suggestion: meant.map { Diagnostic.Suggestion(span: span, replacement: $0) }))
  }

  /// What to write for a variable that is none, where nothing is close to it.
  private static func help(for variable: Variable, _ key: String) -> [String] {
    guard "\(variable)" == "${\(key)}" else {
      return ["write `${source.bucket}` or `${var:NAME}`, or use the text in a group with that each-key"]
    }
    let input = QuotedText("${\(VariableName.input):\(key)}")
    return [
      "for a variable of the environment write \(input), and declare it: \(QuotedText("inputs: {\(key): {}}"))",
      "for an item, use the text in a group with that each-key",
    ]
  }

  private func reportFieldless(_ variable: Variable, _ name: String, _ expansion: Expansion, at span: SourceSpan) {
    let (each, item) = (expansion.each, expansion.item)
    let only = "${\(each.key).\(WrittenEach.onlyText)}"
    let message: String
    let label: Diagnostic.Label
    let help: String
    var meant: String?
    switch item.beside {
    case .nothing:
      message = "\(QuotedText("\(variable)")) needs a map of items and texts"
      label = Diagnostic.Label(span: each.keySpan, message: "these items have no texts beside them")
      let text = name == WrittenEach.onlyText ? "TEXT" : "{\(name): TEXT}"
      help = "write `map: {ITEM: \(text)}` there, or `${\(each.key)}` here"
    case .text:
      message = "\(QuotedText("\(variable)")) needs a field beside the item \(QuotedText(item.text))"
      label = Diagnostic.Label(span: item.span, message: "this item has one text")
      help = "write `{\(name): TEXT}` beside it, or `\(only)` here"
    case .fields(let fields):
      let names = fields.keys.sorted().map(\.text)
      message = "the item \(QuotedText(item.text)) has no field \(QuotedText(name))"
      label = Diagnostic.Label(
        span: item.span, message: names.isEmpty ? "it has none" : "its fields are \(quotedList(names))")
      meant = findings.closest(to: name, among: names).map { "${\(each.key).\($0)}" }
      help = meant.map { "did you mean \(QuotedText($0))?" } ?? "give each item of the group that field"
    }
    report(
      Diagnostic(
        .unknownVariable, message, at: span, labels: [label], help: [help],
        suggestion: meant.map { Diagnostic.Suggestion(span: span, replacement: $0) }))
  }
}
