internal import Diagnostics

/// Takes the words of a file out of findings about places that must not be quoted: the values of secrets, and files of items,
/// which can be any file of the folder.
struct UnquotedFindings {
  private let concealed: [String: [SourceSpan]]
  private let files: Set<String>

  /// - Parameter files: Of which nothing at all is quoted.
  init(concealed: [SourceSpan], files: Set<String>) {
    self.concealed = Dictionary(grouping: concealed, by: \.file)
    self.files = files
  }

  func apply(to diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard !concealed.isEmpty || !files.isEmpty else { return diagnostics }
    return diagnostics.map { diagnostic in
      guard let span = diagnostic.span else { return diagnostic }
      if files.contains(span.file) {
        return unquoted(diagnostic, "look at that place: a file of items is never quoted")
      }
      guard concealed[span.file, default: []].contains(where: { Self.overlap($0, span) }) else { return diagnostic }
      return unquoted(diagnostic, "look at that place: what may be a secret is never quoted")
    }
  }

  private func unquoted(_ diagnostic: Diagnostic, _ help: String) -> Diagnostic {
    Diagnostic(
      diagnostic.code, severity: diagnostic.severity, diagnostic.code.title, at: diagnostic.span,
      labels: diagnostic.labels, help: [help, "`oss-repl explain \(diagnostic.code)` tells more"])
  }

  private static func overlap(_ first: SourceSpan, _ second: SourceSpan) -> Bool {
    first.start < second.end && second.start < first.end || first.start == second.start
  }
}
