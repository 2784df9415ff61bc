internal import Diagnostics

/// Mistakes that authors make often, and of which libyaml speaks late or in other words.
enum CommonMistake {
  /// What the author most likely did; nil where the failure itself says it best.
  static func diagnostic(
    for failure: SyntaxFailure, at problem: SourcePosition, in lines: SourceLines, file: SourceFile
  ) -> Diagnostic? {
    switch failure.problem {
    case "mapping values are not allowed in this context":
      if let text = UnquotedText(line: problem.line, of: lines, file: file)?.value(withColonInColumn: problem.column) {
        return text
      }
      return template(in: problem.line, of: lines, file: file)
        ?? MissingBlank.diagnostic(inLine: problem.line, of: lines, file: file)
        ?? missingBlank(above: problem.line, in: lines, file: file)
    case "did not find expected key" where failure.context == "while parsing a block mapping":
      return UnquotedText(line: problem.line, of: lines, file: file)?.textBehindQuote(atColumn: problem.column)
        ?? missingBlank(above: problem.line + 1, in: lines, file: file)
        ?? missingBlank(above: problem.line, in: lines, file: file)
    case "could not find expected ':'":
      return failure.contextStart.flatMap { MissingBlank.diagnostic(inLine: $0.line, of: lines, file: file) }
    case "found character that cannot start any token":
      return UnquotedText(line: problem.line, of: lines, file: file)?.beginning(
        atColumn: problem.column, meaning: "can't begin a text in YAML")
    case "found invalid Unicode character escape code":
      guard let line = lines.line(problem.line) else { return nil }
      return SurrogateEscape(Array(line.unicodeScalars), near: problem.column)?
        .diagnostic(inLine: problem.line, of: file)
    default:
      if isBetweenBrackets(failure) {
        return betweenBrackets(from: failure.contextStart, at: problem, in: lines, file: file)
      }
      guard let meaning = meanings.first(where: { failure.context.hasSuffix($0.context) })?.meaning,
        let start = failure.contextStart
      else { return nil }
      return UnquotedText(line: start.line, of: lines, file: file)?.beginning(atColumn: start.column, meaning: meaning)
    }
  }

  /// What libyaml was scanning when a text without quotes turned out to be none of it.
  private static let meanings = [
    (context: "scanning an alias", meaning: "begins an alias of YAML"),
    (context: "scanning an anchor", meaning: "begins an anchor of YAML"),
    (context: "scanning a tag", meaning: "begins a tag of YAML"),
    (context: "scanning a block scalar", meaning: "begins a block of text in YAML"),
  ]

  private static func isBetweenBrackets(_ failure: SyntaxFailure) -> Bool {
    ["while parsing a flow sequence", "while parsing a flow mapping", "while parsing a flow node"]
      .contains(failure.context)
  }

  private static func betweenBrackets(
    from start: SourcePosition?, at problem: SourcePosition, in lines: SourceLines, file: SourceFile
  ) -> Diagnostic? {
    let text = UnquotedText(line: problem.line, of: lines, file: file)
    return text?.variable(atBraceInColumn: problem.column) ?? template(in: problem.line, of: lines, file: file)
      ?? text?.textBehindQuote(atColumn: problem.column)
      ?? SwallowedBracket.diagnostic(upTo: problem.line, in: lines, file: file)
      ?? slashes(from: start?.line ?? problem.line, to: problem.line, in: lines, file: file)
  }

  /// The finding about a line for Helm, Jinja or another program that makes texts of templates.
  private static func template(in number: Int, of lines: SourceLines, file: SourceFile) -> Diagnostic? {
    guard let line = lines.line(number) else { return nil }
    let scalars = Array(line.unicodeScalars)
    guard
      let start = scalars.indices.dropLast().first(where: {
        scalars[$0] == "{" && "{%".unicodeScalars.contains(scalars[$0 + 1])
      })
    else { return nil }
    return Diagnostic(
      .malformedYAML, "a template that nothing has rendered", at: span(number, start, 2, file),
      notes: ["`{{` and `{%` are Helm's or Jinja's; here `${source.bucket}` and `${var:NAME}` stand for texts"],
      help: ["render the file first, or write a variable in quotes: `\"${var:NAME}\"`"])
  }

  /// The finding about a comment that begins with `//`, as JSON's and HCL's do.
  private static func slashes(from first: Int, to last: Int, in lines: SourceLines, file: SourceFile) -> Diagnostic? {
    for number in first...max(first, last) {
      let scalars = Array((lines.line(number) ?? "").unicodeScalars)
      for index in scalars.indices.dropLast() where scalars[index] == "/" && scalars[index + 1] == "/" {
        guard index == 0 || scalars[index - 1] == " ", !FlowBrackets(scalars[..<index]).isInQuotes else { continue }
        return Diagnostic(
          .malformedYAML, "`//` begins no comment in YAML", at: span(number, index, 2, file),
          help: ["write `#` in its place"])
      }
    }
    return nil
  }

  private static func span(_ line: Int, _ index: Int, _ length: Int, _ file: SourceFile) -> SourceSpan {
    SourceSpan(
      file: file, start: SourcePosition(line: line, column: index + 1),
      end: SourcePosition(line: line, column: index + 1 + length))
  }

  /// The finding about the topmost of the lines just above one that lack a blank: without it they are one text, which goes on
  /// until a line with a key comes.
  private static func missingBlank(above line: Int, in lines: SourceLines, file: SourceFile) -> Diagnostic? {
    var found: Diagnostic?
    var number = line - 1
    while number > 0, let text = lines.line(number) {
      if text.unicodeScalars.contains(where: { $0 != " " }) {
        guard let missing = MissingBlank.diagnostic(inLine: number, of: lines, file: file) else { break }
        found = missing
      }
      number -= 1
    }
    return found
  }
}
