internal import TerminalText

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
  /// How many second places of one diagnostic are shown.
  private static let labelLimit = 5

  private let sources: [String: SourceLines]
  private let style: TextStyle
  private let display: DisplayText
  private let width: Int?
  private let limit: Int

  /// - Parameters:
  ///   - sources: The bytes of the files, by the names that spans use; other files are shown without source.
  ///   - color: Whether to use ANSI colours.
  ///   - ascii: Whether to write everything outside ASCII as escapes.
  ///   - width: How many columns messages, notes and help may take before they go on in the next line; nil for any number,
  ///     so that a log keeps each in one line. Source lines are never broken, only cut to that width.
  ///   - limit: How many diagnostics are shown; the rest are counted.
  package init(
    sources: [String: [UInt8]], color: Bool = false, ascii: Bool = false, width: Int? = nil, limit: Int = defaultLimit
  ) {
    self.sources = sources.mapValues { SourceLines($0) }
    style = color ? .coloured : .plain
    self.width = width
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
    let diagnostic =
      diagnostic.labels.count > Self.labelLimit ? diagnostic.showing(labels: Self.labelLimit) : diagnostic
    let gutter = gutterWidth(diagnostic)
    var lines = header(diagnostic)
    for place in places(diagnostic) {
      var arrow = StyledLine()
      arrow.append(String(repeating: " ", count: gutter) + "--> ", .frame)
      arrow.append(display.line(place.description))
      lines.append(arrow)
      guard let source = sources[place.file] else { continue }
      var annotations: [Annotation] = []
      if let span = diagnostic.span, span.file == place.file {
        annotations = Annotation.annotations(of: span, isPrimary: true)
      }
      for label in diagnostic.labels where label.span.file == place.file {
        annotations += Annotation.annotations(of: label.span, isPrimary: false, message: label.message)
      }
      lines += Snippet(
        source: source, display: display, severity: diagnostic.severity, annotations: annotations, gutter: gutter,
        width: width.map { $0 - gutter - " | ".utf8.count }
      ).lines()
    }
    lines += diagnostic.notes.flatMap { remark("note", $0, gutter) }
    lines += diagnostic.help.flatMap { remark("help", $0, gutter) }
    return lines.map { $0.trimmed.text(style) }.joined(separator: "\n")
  }

  private func header(_ diagnostic: Diagnostic) -> [StyledLine] {
    let word = "\(diagnostic.severity.rawValue)[\(diagnostic.code)]"
    return wrapped(diagnostic.message, behind: word.utf8.count + 2, indentation: 2).enumerated().map { index, text in
      var line = StyledLine()
      if index == 0 { line.append(word, diagnostic.severity.tone) }
      line.append(index == 0 ? ": " + text : text, .emphasis)
      return line
    }
  }

  private func remark(_ heading: String, _ text: String, _ gutter: Int) -> [StyledLine] {
    let start = gutter + " = ".utf8.count + heading.utf8.count + ": ".utf8.count
    return wrapped(text, behind: start, indentation: start).enumerated().map { index, text in
      var line = StyledLine()
      if index == 0 {
        line.append(String(repeating: " ", count: gutter) + " = ", .frame)
        line.append(heading, .emphasis)
      }
      line.append(index == 0 ? ": " + text : text)
      return line
    }
  }

  /// A text in as many lines as it takes, all but the first with their indentation.
  private func wrapped(_ text: String, behind column: Int, indentation: Int) -> [String] {
    guard let width else { return [display.line(text)] }
    let breaking = LineBreaking(display, width: width, wideChunks: .whole)
    return breaking.lines(of: display.chunks(of: text), from: column, hanging: indentation).enumerated().map {
      index, chunks in
      let blanks = String(repeating: " ", count: index == 0 ? 0 : indentation)
      return chunks.reduce(blanks) { $0 + String(repeating: " ", count: $1.blanks) + $1.text }
    }
  }

  /// The first place in each file that a diagnostic talks about, its own first.
  private func places(_ diagnostic: Diagnostic) -> [SourceSpan] {
    var places = diagnostic.span.map { [$0] } ?? []
    for label in diagnostic.labels where !places.contains(where: { $0.file == label.span.file }) {
      places.append(label.span)
    }
    return places
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
      return severity == .information ? "\(count) info" : counted(count, severity.rawValue)
    }
    return "and \(diagnostics.count - shownCount) more (\(counts.joined(separator: ", ")))"
  }
}
