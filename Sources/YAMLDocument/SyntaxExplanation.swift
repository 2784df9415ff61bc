internal import Diagnostics

/// Turns what libyaml says about a text that is not YAML into what the user did and how to mend it.
struct SyntaxExplanation {
  let bytes: [UInt8]
  let file: String

  /// The diagnostic for a failure.
  func refusal(for failure: SyntaxFailure) -> YAMLRefusal {
    let lines = SourceLines(bytes)
    if let offset = failure.byteOffset { return illegalCharacter(at: offset, lines) }
    let problemPosition = failure.position ?? SourcePosition(line: 1, column: 1)
    if let conflict = MergeConflict.diagnostic(in: lines, file: SourceFile(file)) { return YAMLRefusal(conflict) }
    for position in [problemPosition, failure.contextStart].compactMap({ $0 }) {
      if let refusal = indentationRefusal(inLine: position.line, lines) { return refusal }
    }
    if failure.problem.hasPrefix("found a tab character") { return tabRefusal(at: problemPosition) }
    if let mistake = CommonMistake.diagnostic(for: failure, at: problemPosition, in: lines, file: SourceFile(file)) {
      return YAMLRefusal(mistake)
    }
    let account = account(of: failure, character: character(at: problemPosition, lines))
    let place = account.isAboutContext ? failure.contextStart ?? problemPosition : problemPosition
    var labels: [Diagnostic.Label] = []
    if let label = account.label, let start = failure.contextStart, start != place {
      labels.append(Diagnostic.Label(span: span(of: start), message: label))
    }
    return YAMLRefusal(
      Diagnostic(.malformedYAML, account.message, at: span(of: place), labels: labels, help: account.help))
  }

  /// A failure in our words.
  private struct Account {
    var message: String
    var help: [String] = []
    /// Whether the place to show is where the failing construct began, not where the parser gave up.
    var isAboutContext = false
    /// What to say at the construct's beginning.
    var label: String?
  }

  private func account(of failure: SyntaxFailure, character: Unicode.Scalar?) -> Account {
    switch (failure.problem, failure.context) {
    case (_, "while scanning a quoted scalar") where failure.problem.hasPrefix("found unexpected"):
      Account(
        message: "the quote that opens here is never closed", help: ["close the quote"], isAboutContext: true)
    case ("found unknown escape character", _), ("did not find expected hexdecimal number", _):
      Account(
        message: "unknown escape sequence in a text in double quotes",
        help: ["write `\\\\` for a backslash, or put the text in single quotes"])
    case ("mapping values are not allowed in this context", _):
      Account(
        message: "a `:` where no key can stand",
        help: ["check the indentation, or quote the text if it holds `: `"])
    case ("could not find expected ':'", _):
      Account(
        message: "this line is neither `key: value` nor a list item",
        help: ["write `key: value`, or check the indentation"], isAboutContext: true)
    case ("block sequence entries are not allowed in this context", _):
      Account(message: "a list can't begin here", help: ["put `-` on a line of its own below the key"])
    case ("did not find expected key", "while parsing a block mapping"):
      Account(
        message: "this line does not fit the indentation of the keys above",
        help: ["give all keys of a mapping the same indentation"], label: "the keys begin in this column")
    case ("did not find expected '-' indicator", _):
      Account(
        message: "this line does not fit the list above", help: ["begin each item with `-` in the same column"],
        label: "the list begins here")
    case ("did not find expected ',' or ']'", _):
      Account(
        message: "expected `,` or `]`", help: ["close the list with `]`"], label: "the list opens here")
    case ("did not find expected ',' or '}'", _):
      Account(
        message: "expected `,` or `}`", help: ["close the mapping with `}`"], label: "the mapping opens here")
    case ("did not find expected node content", _):
      Account(message: "a value is missing here", help: ["write a value, or remove the comma"])
    case ("did not find expected <document start>", _):
      Account(message: "text that belongs to nothing above", help: ["check the indentation of the lines above"])
    case ("found character that cannot start any token", _):
      Account(
        message: "\(QuotedText(character.map { String($0) } ?? "")) can't begin a value", help: ["quote the text"])
    case ("found invalid Unicode character escape code", _):
      Account(message: "no character has the number of this escape", help: ["write the character itself"])
    case ("found undefined tag handle", _):
      Account(message: "unknown tag", help: ["quote the text if no tag is meant"])
    default:
      Account(message: failure.problem, help: ["the text is not valid YAML at this place"])
    }
  }

  private func illegalCharacter(at offset: Int, _ lines: SourceLines) -> YAMLRefusal {
    let position = lines.position(ofByte: offset)
    let number = character(at: position, lines).map { String($0.value, radix: 16, uppercase: true) } ?? "0"
    let padding = String(repeating: "0", count: max(0, 4 - number.utf8.count))
    return YAMLRefusal(
      Diagnostic(
        .controlCharacter, "the character U+\(padding)\(number) is not allowed in YAML", at: span(of: position),
        help: ["remove the character, or write it as an escape in double quotes"]))
  }

  private func tabRefusal(at position: SourcePosition) -> YAMLRefusal {
    YAMLRefusal(
      Diagnostic(
        .tabIndentation, "a tab can't be used for indentation", at: span(of: position),
        help: ["indent with spaces"]))
  }

  /// The refusal of the first character other than a space among the blanks at the beginning of a line.
  private func indentationRefusal(inLine number: Int, _ lines: SourceLines) -> YAMLRefusal? {
    guard let line = lines.line(number) else { return nil }
    for (index, scalar) in line.unicodeScalars.enumerated() where scalar != " " {
      let position = SourcePosition(line: number, column: index + 1)
      if scalar == "\t" { return tabRefusal(at: position) }
      return ForeignBlank(scalar).map { YAMLRefusal($0.indentation(at: span(of: position))) }
    }
    return nil
  }

  private func character(at position: SourcePosition, _ lines: SourceLines) -> Unicode.Scalar? {
    lines.line(position.line)?.unicodeScalars.dropFirst(position.column - 1).first
  }

  private func span(of position: SourcePosition) -> SourceSpan {
    SourceSpan(
      file: file, start: position, end: SourcePosition(line: position.line, column: position.column + 1))
  }
}
