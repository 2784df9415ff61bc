internal import Diagnostics

/// A text without quotes of which YAML takes a sign for something else: `*.jpg`, or `${NAME}` between braces.
struct UnquotedText {
  private let line: [Unicode.Scalar]
  private let number: Int
  private let file: SourceFile

  init?(line number: Int, of lines: SourceLines, file: SourceFile) {
    guard let line = lines.line(number) else { return nil }
    self.line = Array(line.unicodeScalars)
    self.number = number
    self.file = file
  }

  /// The finding about a text that begins with a sign of YAML's.
  ///
  /// - Parameters:
  ///   - column: where the sign stands, from 1.
  ///   - meaning: what the sign begins.
  func beginning(atColumn column: Int, meaning: String) -> Diagnostic? {
    guard line.indices.contains(column - 1) else { return nil }
    let sign = line[column - 1]
    let name = sign == "`" ? "a backtick" : QuotedText(String(sign)).description
    return diagnostic("a text that begins with \(name) needs quotes", from: column - 1, note: "\(name) \(meaning)")
  }

  /// The finding about a variable between brackets or braces; nil where the parser stopped at something else.
  ///
  /// - Parameter column: where the parser met the variable's brace, from 1.
  func variable(atBraceInColumn column: Int) -> Diagnostic? {
    guard line.indices.contains(column - 1), line[column - 1] == "{", column >= 2, line[column - 2] == "$" else {
      return nil
    }
    var start = column - 2
    while start > 0, !"[{,".unicodeScalars.contains(line[start - 1]), !isValueStart(start) { start -= 1 }
    while line[start] == " " { start += 1 }
    return diagnostic(
      "a text with `${` needs quotes between braces or brackets", from: start,
      note: "without quotes YAML takes the `{` for the beginning of a mapping")
  }

  /// The finding about a value with a colon and a blank in it; nil where the line has no key before it.
  ///
  /// - Parameter column: where the colon stands that is one too many, from 1.
  func value(withColonInColumn column: Int) -> Diagnostic? {
    let before = line.prefix(max(column - 1, 0))
    guard let colon = before.indices.dropLast().first(where: { before[$0] == ":" && before[$0 + 1] == " " }) else {
      return nil
    }
    var start = colon + 1
    while start < before.count, line[start] == " " { start += 1 }
    guard start < before.count, !"[{\"'&*!|>".unicodeScalars.contains(line[start]), !FlowBrackets(before).isOpen else {
      return nil
    }
    return diagnostic(
      "a text with a colon and a blank in it needs quotes", from: start, note: "YAML takes the second `:` for a key's")
  }

  /// The finding about a text that goes on behind the quote that closes it.
  ///
  /// - Parameter column: where it goes on, from 1.
  func textBehindQuote(atColumn column: Int) -> Diagnostic? {
    guard column >= 2, line.indices.contains(column - 1), !" ,]}:#".unicodeScalars.contains(line[column - 1]) else {
      return nil
    }
    let quote = line[column - 2]
    guard quote == "\"" || quote == "'" else { return nil }
    let span = SourceSpan(
      file: file, start: SourcePosition(line: number, column: column),
      end: SourcePosition(line: number, column: column + 1))
    return Diagnostic(
      .malformedYAML, "the text goes on behind the quote that closes it", at: span,
      help: [
        "put the whole text into the quotes",
        quote == "'" ? "write `''` for a `'` within" : "write `\\\"` for a `\"` within",
      ])
  }

  private func diagnostic(_ message: String, from start: Int, note: String) -> Diagnostic {
    let end = end(from: start)
    let span = SourceSpan(
      file: file, start: SourcePosition(line: number, column: start + 1),
      end: SourcePosition(line: number, column: end + 1))
    let quoted = YAMLScalarText(String(String.UnicodeScalarView(line[start..<end]))).quoted
    return Diagnostic(
      .malformedYAML, message, at: span, notes: [note], help: ["quote it: \(QuotedText(quoted))"],
      suggestion: Diagnostic.Suggestion(span: span, replacement: quoted))
  }

  /// Whether the sign before an index is a colon with its blank, behind which a value begins.
  private func isValueStart(_ index: Int) -> Bool { index > 1 && line[index - 1] == " " && line[index - 2] == ":" }

  /// Where the text ends: before a comment, or between brackets before a sign that ends a value; variables are whole.
  private func end(from start: Int) -> Int {
    let isInBrackets = FlowBrackets(line[..<start]).isOpen
    var index = start
    while index < line.count {
      if line[index] == "$", index + 1 < line.count, line[index + 1] == "{",
        let brace = line[index...].firstIndex(of: "}")
      {
        index = brace + 1
        continue
      }
      if isInBrackets, index > start, ",]}".unicodeScalars.contains(line[index]) { break }
      if line[index] == "#", index > start, line[index - 1] == " " { break }
      index += 1
    }
    while index > start + 1, line[index - 1] == " " || line[index - 1] == "\t" { index -= 1 }
    // A list of several lines has its brackets elsewhere.
    return index > start + 1 && line[index - 1] == "," ? index - 1 : index
  }
}

/// Which brackets a piece of a line leaves open, those in quotes left aside.
struct FlowBrackets {
  private var open: [Unicode.Scalar] = []

  init(_ text: some Sequence<Unicode.Scalar>) {
    var quote: Unicode.Scalar?
    var last: Unicode.Scalar = " "
    for scalar in text {
      if let opened = quote {
        if scalar == opened { quote = nil }
      } else if (scalar == "\"" || scalar == "'") && " [{,:".unicodeScalars.contains(last) {
        quote = scalar
      } else if scalar == "[" || scalar == "{" {
        open.append(scalar)
      } else if scalar == "]" || scalar == "}" {
        _ = open.popLast()
      }
      last = scalar
    }
    isInQuotes = quote != nil
  }

  /// Whether the piece ends within quotes.
  let isInQuotes: Bool

  var isOpen: Bool { !open.isEmpty }

  /// What closes the innermost.
  var closing: Unicode.Scalar? { open.last.map { $0 == "[" ? "]" : "}" } }
}
