/// How much a diagnostic weighs.
package enum Severity: String, CaseIterable, Comparable, Sendable {
  case information = "info"
  case warning
  case error

  package static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .information: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// One finding: what is wrong, where, why, and what to do about it.
package struct Diagnostic: Hashable, Sendable {
  /// A second place that explains the first, such as the first definition of a duplicate.
  package struct Label: Hashable, Sendable {
    package let span: SourceSpan
    /// What is to be seen there.
    package let message: String

    package init(span: SourceSpan, message: String) {
      self.span = span
      self.message = message
    }
  }

  /// A text that would most likely be right, for tools that offer to put it in.
  package struct Suggestion: Hashable, Sendable {
    /// What it takes the place of.
    package let span: SourceSpan
    /// The new text as the file has to hold it, with its quotes where it needs some.
    package let replacement: String

    package init(span: SourceSpan, replacement: String) {
      self.span = span
      self.replacement = replacement
    }
  }

  package let code: DiagnosticCode
  package let severity: Severity
  /// What is wrong, in one line, lower case, without a full stop.
  package let message: String
  /// Where it is wrong; nil for what has no place in a file.
  package let span: SourceSpan?
  /// Other places that matter.
  package let labels: [Label]
  /// Facts that explain it.
  package let notes: [String]
  /// What to do.
  package let help: [String]
  /// What to write instead, where that is known to the letter; `help` says it too.
  package let suggestion: Suggestion?

  package init(
    _ code: DiagnosticCode,
    severity: Severity = .error,
    _ message: String,
    at span: SourceSpan? = nil,
    labels: [Label] = [],
    notes: [String] = [],
    help: [String] = [],
    suggestion: Suggestion? = nil
  ) {
    self.code = code
    self.severity = severity
    self.message = message
    self.span = span
    self.labels = labels
    self.notes = notes
    self.help = help
    self.suggestion = suggestion
  }
}

extension Diagnostic {
  /// The same finding with one more fact.
  package func adding(note: String) -> Diagnostic {
    Diagnostic(
      code, severity: severity, message, at: span, labels: labels, notes: notes + [note], help: help,
      suggestion: suggestion)
  }

  /// The same finding with no more than a number of second places; a note counts the rest.
  func showing(labels limit: Int) -> Diagnostic {
    let rest = labels.count - limit
    return Diagnostic(
      code, severity: severity, message, at: span, labels: Array(labels.prefix(limit)),
      notes: notes + ["and \(counted(rest, "more place"))"], help: help, suggestion: suggestion)
  }

  /// The same finding, left to people.
  package var withoutSuggestion: Diagnostic {
    Diagnostic(code, severity: severity, message, at: span, labels: labels, notes: notes, help: help)
  }
}
