/// Writes diagnostics for people: what, where with the source line, why, and what to do.
///
/// ```
/// error[OSSR1019]: prefixes overlap inside one rule
///   --> buckets/finance.yaml:33:24
///    |
/// 33 |     prefixes: ["2025", "2025/q1"]
///    |                ------  ^^^^^^^^^
///    |                |
///    |                covers `2025/q1`
///    = note: OSS refuses the rule (EC 0031-00000019)
///    = help: remove `2025/q1`: it is covered already
/// ```
package struct DiagnosticRenderer: Sendable {
  /// How many diagnostics are shown unless told otherwise.
  package static let defaultLimit = 20

  private let sources: [String: SourceLines]
  private let color: Bool
  private let display: DisplayText
  private let limit: Int

  /// - Parameters:
  ///   - sources: The bytes of the files, by the names that spans use; other files are shown without source.
  ///   - color: Whether to use ANSI colours.
  ///   - ascii: Whether to write everything outside ASCII as escapes.
  ///   - limit: How many diagnostics are shown; the rest are counted.
  package init(
    sources: [String: [UInt8]], color: Bool = false, ascii: Bool = false, limit: Int = defaultLimit
  ) {
    self.sources = sources.mapValues { SourceLines($0) }
    self.color = color
    self.limit = limit
    display = DisplayText(ascii: ascii)
  }

  /// The diagnostics in the order given, with an empty line between two and a line break at the end; empty for none.
  ///
  /// When there are too many, errors are kept before warnings.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    let shown = selection(of: diagnostics)
    var blocks = shown.map { render($0) }
    if let rest = remainder(diagnostics, shownCount: shown.count, shown: shown) { blocks.append(rest) }
    return blocks.isEmpty ? "" : blocks.joined(separator: "\n\n") + "\n"
  }

  /// One diagnostic, without a line break at the end.
  package func render(_ diagnostic: Diagnostic) -> String {
    var lines = [header(diagnostic)]
    let labels = diagnostic.labels
    let files = filesInOrder(diagnostic)
    let gutter = gutterWidth(diagnostic)
    for (index, file) in files.enumerated() {
      guard let place = index == 0 ? diagnostic.span : labels.first(where: { $0.span.file == file })?.span else {
        continue
      }
      var arrow = StyledLine()
      arrow.append(String(repeating: " ", count: gutter) + (index == 0 ? "--> " : "::: "), .frame)
      arrow.append(display.line(place.description))
      lines.append(arrow)
      guard let source = sources[file] else { continue }
      var annotations = index == 0 ? Annotation.annotations(of: place, isPrimary: true) : []
      for label in labels where label.span.file == file {
        annotations += Annotation.annotations(of: label.span, isPrimary: false, message: label.message)
      }
      lines += Snippet(
        source: source, display: display, severity: diagnostic.severity, annotations: annotations, gutter: gutter
      ).lines()
    }
    lines += diagnostic.notes.map { remark("note", $0, gutter) }
    lines += diagnostic.help.map { remark("help", $0, gutter) }
    return lines.map { $0.rendered(color: color) }.joined(separator: "\n")
  }

  private func header(_ diagnostic: Diagnostic) -> StyledLine {
    var line = StyledLine()
    line.append("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", .severity(diagnostic.severity))
    line.append(": " + display.line(diagnostic.message), .message)
    return line
  }

  private func remark(_ heading: String, _ text: String, _ gutter: Int) -> StyledLine {
    var line = StyledLine()
    line.append(String(repeating: " ", count: gutter) + " = ", .frame)
    line.append(heading, .heading)
    line.append(": " + display.line(text))
    return line
  }

  /// The files a diagnostic talks about, its own first.
  private func filesInOrder(_ diagnostic: Diagnostic) -> [String] {
    guard let span = diagnostic.span else { return [] }
    var files = [span.file]
    for label in diagnostic.labels where !files.contains(label.span.file) { files.append(label.span.file) }
    return files
  }

  private func gutterWidth(_ diagnostic: Diagnostic) -> Int {
    let spans = diagnostic.labels.map(\.span) + (diagnostic.span.map { [$0] } ?? [])
    return String(spans.map(\.end.line).max() ?? 1).utf8.count
  }

  private func selection(of diagnostics: [Diagnostic]) -> [Diagnostic] {
    guard diagnostics.count > limit else { return diagnostics }
    let kept = diagnostics.indices.sorted { left, right in
      let (first, second) = (diagnostics[left].severity, diagnostics[right].severity)
      return first == second ? left < right : first > second
    }.prefix(limit)
    return kept.sorted().map { diagnostics[$0] }
  }

  private func remainder(_ diagnostics: [Diagnostic], shownCount: Int, shown: [Diagnostic]) -> String? {
    guard diagnostics.count > shownCount else { return nil }
    let counts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity } - shown.count { $0.severity == severity }
      guard count > 0 else { return nil }
      switch severity {
      case .error: return count == 1 ? "1 error" : "\(count) errors"
      case .warning: return count == 1 ? "1 warning" : "\(count) warnings"
      case .information: return "\(count) info"
      }
    }
    return "and \(diagnostics.count - shownCount) more (\(counts.joined(separator: ", ")))"
  }
}
